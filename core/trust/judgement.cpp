// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/judgement.h"

#include "core/trust/cms/signer_check.h"

#include <algorithm>

namespace tereze::trust {
namespace {

int badness(const Verdict& verdict) {
    return verdict.broken() ? 2 : verdict.holds() ? 0 : 1;
}

bool serves(const Certificate& certificate, Use use) {
    switch (use) {
        case Use::Any:
            return true;
        case Use::Signing:
            return certificate.for_signing();
        case Use::Authentication:
            return certificate.for_authentication();
    }
    return false;
}

Verdict judge_holder(const Certificate& certificate, const TrustPolicy& policy) {
    if (!serves(certificate, policy.use))
        return broken("wrong-purpose");
    if (!policy.iin.empty() && certificate.iin() != policy.iin)
        return broken("another-iin");
    if (!policy.bin.empty() && certificate.bin() != policy.bin)
        return broken("another-bin");
    return holds();
}

/// Of several answers the newest that tells anything; why not, otherwise.
RevocationFinding by_ocsp(const Certificate& certificate, const Certificate& issuer,
                          const Evidence& evidence, const Moment& moment) {
    RevocationFinding best{not_checked("response-missing"), {}, {}, {}};
    for (const auto& response : evidence.responses) {
        auto found = judge_by_ocsp(certificate, issuer, response, {}, moment);
        const bool tells = found.verdict.judgement != Judgement::NotChecked;
        const bool told = best.verdict.judgement != Judgement::NotChecked;
        const bool about_us = found.verdict.reason != "response-for-another";
        if (tells ? !told || best.as_of < found.as_of : !told && about_us)
            best = std::move(found);
    }
    return best;
}

RevocationFinding judge_revocation(const Certificate& certificate, const Certificate& issuer,
                                   const Evidence& evidence, RevocationNeed need,
                                   const Moment& moment) {
    if (need == RevocationNeed::None)
        return {holds("not-asked"), {}, {}, {}};
    auto ocsp = by_ocsp(certificate, issuer, evidence, moment);
    auto list = judge_by_lists(certificate, issuer, evidence.lists, moment);
    // Whoever says that a certificate is revoked is heard, whatever the policy asks for.
    if (ocsp.verdict.broken())
        return ocsp;
    if (list.verdict.broken())
        return list;
    // A list cannot tell what was never issued from what is good; the responder can.
    if (need == RevocationNeed::Ocsp || ocsp.verdict.reason == "unknown-to-authority")
        return ocsp;
    if (need == RevocationNeed::List)
        return list;
    if (ocsp.verdict.holds() || list.verdict.reason == "list-missing")
        return ocsp.verdict.reason == "response-missing" ? list : ocsp;
    return list;
}

/// The authorities between the certificate and the anchor.
Verdict judge_issuers(const Path& path, const Evidence& evidence, const TrustPolicy& policy,
                      const Moment& moment) {
    if (policy.revocation == RevocationNeed::None)
        return holds();
    for (std::size_t i = 1; i + 1 < path.certificates.size(); ++i) {
        // Authorities are asked about by lists; a responder's word counts as well.
        const auto found = judge_revocation(path.certificates[i], path.certificates[i + 1],
                                            evidence, RevocationNeed::Either, moment);
        if (found.verdict.broken())
            return broken("issuer-revoked");
        if (!found.verdict.holds())
            return not_checked("issuer-revocation-unknown");
    }
    return holds();
}

Evidence brought_together(const cms::SignedData& message, const Evidence& given,
                          const TrustFolder& trust) {
    Evidence all = evidence_in(message);
    add_to(all, given);
    add_to(all, {{}, trust.revocation_lists, {}});
    return all;
}

/// The earliest of the timestamps that hold proves when the signature existed.
calendar::TimePoint proved_time(const std::vector<TimestampReport>& timestamps,
                                calendar::TimePoint now) {
    auto earliest = now;
    for (const auto& each : timestamps)
        if (each.verdict.holds())
            earliest = std::min(earliest, each.timestamp.time);
    return earliest;
}

/// @param unreadable whether there was a token that could not even be read.
Verdict judge_timestamps(const std::vector<TimestampReport>& timestamps, bool unreadable,
                         bool required) {
    if (timestamps.empty() && unreadable)
        return broken("timestamp-wrong");
    if (timestamps.empty())
        return required ? not_checked("timestamp-missing") : holds();
    // One that holds is enough; a wrong one beside it is told, and proves nothing.
    const auto best = std::min_element(
        timestamps.begin(), timestamps.end(),
        [](const auto& a, const auto& b) { return badness(a.verdict) < badness(b.verdict); });
    return best->verdict;
}

SignerReport judge_signer(const cms::SignerInfo& signer, const cms::SignedData& message,
                          std::optional<ByteView> content, const TrustFolder& trust,
                          const Evidence& evidence, const TrustPolicy& policy,
                          calendar::TimePoint now) {
    SignerReport report;
    report.claimed_time = claimed_time(signer);
    report.proved_time = now;
    const auto* certificate = find_signer(signer, evidence.certificates);
    if (certificate == nullptr) {
        report.signature = report.verdict = not_checked("certificate-missing");
        return report;
    }
    bool unreadable = false;
    for (const auto& token : signer.unsigned_values(cms::kTimestampToken)) {
        const auto stamp = Timestamp::parse(token);
        unreadable = unreadable || !stamp;
        if (stamp)
            report.timestamps.push_back(
                judge_timestamp(*stamp, signer.signature, trust, evidence, policy, now));
    }
    report.proved_time = proved_time(report.timestamps, now);
    report.certificate =
        judge_certificate(*certificate, evidence, trust.anchors, policy, {report.proved_time, now});
    report.signature = content ? judge_signer_info(signer, message.content_type, *content,
                                                   *certificate, Binding::Version2)
                               : not_checked("content-missing");
    const auto stamped = judge_timestamps(report.timestamps, unreadable, policy.timestamp_required);
    report.verdict = worse(report.signature, worse(report.certificate->verdict, stamped));
    return report;
}

}  // namespace

const Verdict& worse(const Verdict& a, const Verdict& b) {
    return badness(b) > badness(a) ? b : a;
}

void add_to(Evidence& evidence, const Evidence& more) {
    const auto append = [](auto& to, const auto& what) {
        to.insert(to.end(), what.begin(), what.end());
    };
    append(evidence.certificates, more.certificates);
    append(evidence.lists, more.lists);
    append(evidence.responses, more.responses);
}

CertificateReport judge_certificate(const Certificate& certificate, const Evidence& evidence,
                                    const std::vector<Certificate>& anchors,
                                    const TrustPolicy& policy, const Moment& moment) {
    CertificateReport report{certificate, holder_role(certificate), {}, {}, {}};
    report.path = find_path(certificate, evidence.certificates, anchors, moment.signed_at);
    report.verdict = report.path.verdict;
    if (!report.verdict.holds())
        return report;
    report.verdict = judge_holder(certificate, policy);
    const bool is_anchor = report.path.certificates.size() == 1;
    if (is_anchor)
        report.revocation.verdict = holds("anchor");
    else
        report.revocation = judge_revocation(certificate, *report.path.issuer(), evidence,
                                             policy.revocation, moment);
    report.verdict = worse(report.verdict, report.revocation.verdict);
    report.verdict = worse(report.verdict, judge_issuers(report.path, evidence, policy, moment));
    return report;
}

TimestampReport judge_timestamp(const Timestamp& timestamp, std::optional<ByteView> data,
                                const TrustFolder& trust, const Evidence& evidence,
                                const TrustPolicy& policy, calendar::TimePoint now) {
    TimestampReport report{timestamp, {}, {}};
    report.verdict = data ? timestamp.judge(*data) : timestamp.judge_token();
    if (timestamp.time > now + kClockSkew)
        report.verdict = worse(report.verdict, not_checked("timestamp-not-yet"));
    const auto& allowed = policy.timestamp_policies;
    if (!allowed.empty() &&
        std::find(allowed.begin(), allowed.end(), timestamp.policy) == allowed.end())
        report.verdict = worse(report.verdict, broken("timestamp-policy"));
    const auto* authority = timestamp.authority();
    if (authority == nullptr)
        return report;
    const Evidence all = brought_together(timestamp.message, evidence, trust);
    TrustPolicy of_authority;
    of_authority.revocation = policy.revocation;
    of_authority.use = Use::Any;
    report.authority =
        judge_certificate(*authority, all, trust.anchors, of_authority, {timestamp.time, now});
    report.verdict = worse(report.verdict, report.authority->verdict);
    return report;
}

MessageReport judge_message(const cms::SignedData& message, std::optional<ByteView> content,
                            const TrustFolder& trust, const Evidence& evidence,
                            const TrustPolicy& policy, calendar::TimePoint now) {
    MessageReport report;
    report.detached = !message.content.has_value();
    report.content_type = message.content_type;
    const Evidence all = brought_together(message, evidence, trust);
    if (message.content)
        content = ByteView(*message.content);
    report.verdict = message.signers.empty() ? broken("no-signers") : holds();
    for (const auto& signer : message.signers) {
        report.signers.push_back(judge_signer(signer, message, content, trust, all, policy, now));
        report.verdict = worse(report.verdict, report.signers.back().verdict);
    }
    return report;
}

}  // namespace tereze::trust
