// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/verify/verify.h"

#include "core/base/files.h"
#include "core/casework/package.h"
#include "core/trust/judgement.h"
#include "core/trust/xml/signature.h"

#include "tool/verify/file_kind.h"

namespace tereze::tool {

using namespace trust;

namespace {

/// Everything that a judgement needs beside the file itself.
struct Question {
    TrustFolder trust;
    Evidence evidence;
    TrustPolicy policy;
    calendar::TimePoint now;
    std::optional<Bytes> content;

    std::optional<ByteView> content_view() const {
        return content ? std::optional<ByteView>(*content) : std::nullopt;
    }
};

RevocationNeed need_of(const std::string& word) {
    return word == "ocsp"   ? RevocationNeed::Ocsp
           : word == "crl"  ? RevocationNeed::List
           : word == "none" ? RevocationNeed::None
                            : RevocationNeed::Either;
}

Use use_of(const std::string& word) {
    return word == "any" ? Use::Any : word == "authentication" ? Use::Authentication : Use::Signing;
}

Result<> add_evidence(Evidence& evidence, const std::string& file) {
    TEREZE_ASSIGN(const Bytes read, read_file(file));
    const Bytes bytes = without_armour(read);
    switch (kind_of(bytes)) {
        case FileKind::Certificate: {
            TEREZE_ASSIGN(auto certificate, Certificate::parse(bytes));
            evidence.certificates.push_back(std::move(certificate));
            return {};
        }
        case FileKind::RevocationList: {
            TEREZE_ASSIGN(auto list, RevocationList::parse(bytes));
            evidence.lists.push_back(std::move(list));
            return {};
        }
        case FileKind::OcspResponse: {
            TEREZE_ASSIGN(auto response, OcspResponse::parse(bytes));
            evidence.responses.push_back(std::move(response));
            return {};
        }
        default:
            return fail("trust.file_unknown", ErrorClass::User, Remedy::Retry, file);
    }
}

Result<Question> question_of(const VerifyOptions& options) {
    Question question;
    question.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!options.at.empty()) {
        const auto time = calendar::parse_iso_time(options.at);
        if (!time)
            return fail("trust.time_invalid", ErrorClass::User, Remedy::Retry);
        question.now = *time;
    }
    if (!options.trust.empty()) {
        TEREZE_ASSIGN(question.trust, TrustFolder::load(options.trust));
    }
    for (const auto& file : options.evidence)
        TEREZE_TRY(add_evidence(question.evidence, file));
    if (!options.content.empty()) {
        TEREZE_ASSIGN(question.content, read_file(options.content));
    }
    question.policy.revocation = need_of(options.revocation);
    question.policy.use = use_of(options.use);
    question.policy.timestamp_required = options.timestamp_required;
    question.policy.iin = options.iin;
    question.policy.bin = options.bin;
    return question;
}

/// Anchors and everything else that could have issued something.
std::vector<Certificate> authorities(const Question& question) {
    auto all = question.trust.anchors;
    all.insert(all.end(), question.evidence.certificates.begin(),
               question.evidence.certificates.end());
    return all;
}

/// A signature over a list or an answer by one of the authorities, which itself has to be trusted.
template <class Judge>
Verdict judge_by_authorities(const Question& question, const Judge& judge) {
    Verdict best = not_checked("issuer-unknown");
    for (const auto& issuer : authorities(question)) {
        const Verdict verdict = judge(issuer);
        if (!verdict.holds())
            continue;
        best =
            find_path(issuer, question.evidence.certificates, question.trust.anchors, question.now)
                .verdict;
        if (best.holds())
            return best;
    }
    return question.trust.empty() ? not_checked("no-anchors") : best;
}

Result<Tree> verify_certificate(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto certificate, Certificate::parse(bytes));
    auto evidence = question.evidence;
    add_to(evidence, {{}, question.trust.revocation_lists, {}});
    return as_tree(judge_certificate(certificate, evidence, question.trust.anchors, question.policy,
                                     {question.now, question.now}));
}

Result<Tree> verify_message(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto message, cms::SignedData::parse(bytes));
    return as_tree(judge_message(message, question.content_view(), question.trust,
                                 question.evidence, question.policy, question.now));
}

Result<Tree> verify_xml(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto document, xml::Document::parse(bytes));
    return as_tree(
        xml::judge_xml(document, question.trust, question.evidence, question.policy, question.now));
}

Result<Tree> verify_timestamp(const Bytes& bytes, const Question& question, FileKind kind) {
    const bool whole = kind == FileKind::TimestampAnswer;
    TEREZE_ASSIGN(const auto stamp,
                  whole ? Timestamp::parse_answer(bytes) : Timestamp::parse(bytes));
    return as_tree(judge_timestamp(stamp, question.content_view(), question.trust,
                                   question.evidence, question.policy, question.now));
}

Result<Tree> verify_list(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto list, RevocationList::parse(bytes));
    auto verdict = judge_by_authorities(question, [&](const Certificate& issuer) {
        return list.is_of(issuer) ? list.judge(issuer) : not_checked("issuer-unknown");
    });
    const auto fresh =
        judge_freshness(list.this_update(), list.next_update(), {question.now, question.now});
    if (!fresh.holds())
        verdict = worse(verdict, not_checked("list-" + fresh.reason));
    Tree tree = as_tree(verdict);
    tree.update(as_tree(list));
    return tree;
}

Result<Tree> verify_response(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto response, OcspResponse::parse(bytes));
    auto verdict =
        response.refusal().empty()
            ? judge_by_authorities(
                  question, [&](const Certificate& issuer) { return response.judge(issuer); })
            : not_checked("responder-refused");
    Tree tree = as_tree(verdict);
    tree.update(as_tree(response));
    return tree;
}

/// Signature and chain of the manifest, then every file by its digest.
Result<Tree> verify_case(const Bytes& bytes, const Question& question) {
    TEREZE_ASSIGN(const auto package, casework::Package::parse(bytes));
    TEREZE_ASSIGN(const auto message, cms::SignedData::parse(package.signature));
    const auto report = judge_message(message, package.manifest, question.trust, question.evidence,
                                      question.policy, question.now);
    const auto manifest = package.check();
    const auto files = manifest ? holds() : broken(manifest.error().code);
    Tree tree = as_tree(worse(report.verdict, files));
    tree["files"] = as_tree(files);
    if (manifest) {
        tree["case"] = manifest->case_id;
        tree["documents"] = manifest->attachments.size();
    }
    tree["message"] = as_tree(report);
    return tree;
}

Result<Tree> verify_kind(FileKind kind, const Bytes& bytes, const Question& question) {
    switch (kind) {
        case FileKind::Certificate:
            return verify_certificate(bytes, question);
        case FileKind::Message:
            return verify_message(bytes, question);
        case FileKind::Timestamp:
        case FileKind::TimestampAnswer:
            return verify_timestamp(bytes, question, kind);
        case FileKind::OcspResponse:
            return verify_response(bytes, question);
        case FileKind::RevocationList:
            return verify_list(bytes, question);
        case FileKind::SignedXml:
            return verify_xml(bytes, question);
        case FileKind::Case:
            return verify_case(bytes, question);
        case FileKind::Unknown:
            break;
    }
    return fail("trust.file_unknown", ErrorClass::User, Remedy::Retry);
}

}  // namespace

Result<Tree> verify(const VerifyOptions& options) {
    TEREZE_ASSIGN(const auto question, question_of(options));
    TEREZE_ASSIGN(const Bytes file, read_file(options.file));
    const Bytes bytes = without_armour(file);
    const auto kind = kind_of(bytes);
    TEREZE_ASSIGN(const auto judged, verify_kind(kind, bytes, question));
    Tree tree{{"kind", to_string(kind)}};
    tree.update(judged);
    tree["at"] = calendar::iso_time(question.now);
    return tree;
}

int exit_code_of(const Tree& tree) {
    const auto verdict = tree.at("verdict").get<std::string>();
    return verdict == "holds" ? kHolds : verdict == "broken" ? kDoesNotHold : kCannotBeJudged;
}

}  // namespace tereze::tool
