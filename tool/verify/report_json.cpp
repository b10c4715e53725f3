// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/verify/report_json.h"

namespace tereze::tool {

using namespace trust;

namespace {

std::string_view word(Judgement judgement) {
    switch (judgement) {
        case Judgement::Holds:
            return "holds";
        case Judgement::Broken:
            return "broken";
        case Judgement::NotChecked:
            break;
    }
    return "not-checked";
}

void put(Tree& tree, const char* name, const std::string& value) {
    if (!value.empty())
        tree[name] = value;
}

void put(Tree& tree, const char* name, std::optional<calendar::TimePoint> time) {
    if (time)
        tree[name] = calendar::iso_time(*time);
}

Tree as_tree(const RevocationFinding& finding) {
    Tree tree = tool::as_tree(finding.verdict);
    put(tree, "source", finding.source);
    put(tree, "as_of", finding.as_of);
    if (finding.entry) {
        put(tree, "since", finding.entry->since);
        tree["why"] = reason_word(finding.entry->reason);
    }
    return tree;
}

std::string_view word(OcspResponse::Status status) {
    switch (status) {
        case OcspResponse::Status::Good:
            return "good";
        case OcspResponse::Status::Revoked:
            return "revoked";
        case OcspResponse::Status::Unknown:
            break;
    }
    return "unknown";
}

}  // namespace

Tree as_tree(const Verdict& verdict) {
    Tree tree{{"verdict", word(verdict.judgement)}};
    put(tree, "reason", verdict.reason);
    return tree;
}

Tree names_of(const Certificate& certificate) {
    Tree tree;
    put(tree, "name", certificate.common_name());
    put(tree, "iin", certificate.iin());
    put(tree, "organisation", certificate.organisation());
    put(tree, "bin", certificate.bin());
    put(tree, "issuer", certificate.issuer_name());
    put(tree, "serial", certificate.serial());
    put(tree, "from", certificate.not_before());
    put(tree, "until", certificate.not_after());
    return tree;
}

Tree as_tree(const CertificateReport& report) {
    Tree tree = as_tree(report.verdict);
    tree.update(names_of(report.certificate));
    if (report.role != HolderRole::Unknown)
        tree["role"] = to_string(report.role);
    Tree path = as_tree(report.path.verdict);
    for (std::size_t i = 1; i < report.path.certificates.size(); ++i)
        path["through"].push_back(report.path.certificates[i].common_name());
    tree["path"] = std::move(path);
    if (report.path.verdict.holds())
        tree["revocation"] = as_tree(report.revocation);
    return tree;
}

Tree as_tree(const TimestampReport& report) {
    Tree tree = as_tree(report.verdict);
    put(tree, "time", report.timestamp.time);
    put(tree, "policy", report.timestamp.policy);
    put(tree, "serial", report.timestamp.serial);
    if (report.authority)
        tree["authority"] = as_tree(*report.authority);
    return tree;
}

Tree as_tree(const SignerReport& report) {
    Tree tree = as_tree(report.verdict);
    put(tree, "claimed_time", report.claimed_time);
    put(tree, "judged_at", report.proved_time);
    tree["signature"] = as_tree(report.signature);
    if (report.certificate)
        tree["certificate"] = as_tree(*report.certificate);
    for (const auto& timestamp : report.timestamps)
        tree["timestamps"].push_back(as_tree(timestamp));
    return tree;
}

Tree as_tree(const MessageReport& report) {
    Tree tree = as_tree(report.verdict);
    tree["content"] = report.detached ? "detached" : "inside";
    for (const auto& signer : report.signers)
        tree["signers"].push_back(as_tree(signer));
    return tree;
}

Tree as_tree(const OcspResponse& response) {
    Tree tree;
    put(tree, "refusal", std::string(response.refusal()));
    if (response.refusal().empty())
        put(tree, "produced_at", response.produced_at());
    for (const auto& single : response.singles()) {
        Tree one{{"serial", single.serial},
                 {"status", single.means_unknown() ? "unknown" : word(single.status)}};
        if (single.status == OcspResponse::Status::Revoked && !single.means_unknown()) {
            put(one, "since", single.entry.since);
            one["why"] = reason_word(single.entry.reason);
        }
        put(one, "as_of", single.this_update);
        put(one, "next", single.next_update);
        tree["answers"].push_back(std::move(one));
    }
    return tree;
}

Tree as_tree(const RevocationList& list) {
    Tree tree;
    put(tree, "issuer", list.issuer_name());
    tree["delta"] = list.is_delta();
    tree["entries"] = list.size();
    put(tree, "as_of", list.this_update());
    put(tree, "next", list.next_update());
    return tree;
}

}  // namespace tereze::tool
