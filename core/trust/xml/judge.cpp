// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The certificates of a signature, its SignedInfo, and then what it covers.
#include "core/trust/certificates/signed_parts.h"
#include "core/trust/der/der.h"
#include "core/trust/xml/algorithms.h"
#include "core/trust/xml/reference.h"
#include "core/trust/xml/signature.h"

namespace tereze::trust::xml {
namespace {

void add_certificate(std::vector<Certificate>& all, const Node* node) {
    const auto der = from_base64(text_of(node));
    if (!der)
        return;
    if (auto certificate = Certificate::parse(*der))
        all.push_back(std::move(*certificate));
}

/// The certificates that stand beside a signature, in each of the forms that senders use.
std::vector<Certificate> certificates_in(const Node* key_info) {
    std::vector<Certificate> all;
    for (const Node* data : children_of(key_info, kDsig, "X509Data"))
        for (const Node* each : children_of(data, kDsig, "X509Certificate"))
            add_certificate(all, each);
    for (const Node* token : children_of(key_info, kSecurity, "SecurityTokenReference"))
        for (const Node* each : children_of(token, kSecurity, "KeyIdentifier"))
            add_certificate(all, each);
    return all;
}

/// A certificate that is only named, by its number in decimal digits. Another one of that number
/// would not verify.
std::optional<Certificate> named_certificate(const Node* key_info,
                                             const std::vector<Certificate>& known) {
    const Node* token = only_child(key_info, kSecurity, "SecurityTokenReference");
    const Node* data = only_child(token != nullptr ? token : key_info, kDsig, "X509Data");
    const Node* named = only_child(data, kDsig, "X509IssuerSerial");
    const auto number = text_of(only_child(named, kDsig, "X509SerialNumber"));
    if (!number.empty())
        for (const auto& certificate : known)
            if (certificate.serial_decimal() == number)
                return certificate;
    return std::nullopt;
}

Verdict judge_signed_info(const Document& document, const Node* signature, const Node* signed_info,
                          const Certificate& signer) {
    const auto method = method_of(only_child(signed_info, kDsig, "CanonicalizationMethod"));
    const auto* algorithm = algorithm_by_signature(
        attribute_of(only_child(signed_info, kDsig, "SignatureMethod"), "Algorithm"));
    if (!method || algorithm == nullptr)
        return not_checked("algorithm-unknown");
    const auto bytes = canonical(document, signed_info, nullptr, *method);
    const auto value = from_base64(text_of(only_child(signature, kDsig, "SignatureValue")));
    if (!bytes || !value)
        return broken("signature-wrong");
    const auto identifier =
        der::algorithm_identifier(algorithm->signature_oid, der::Parameters::Null);
    return judge_signature({*bytes, identifier, *value}, signer);
}

SignerReport judge_placed(const Document& document, const PlacedSignature& placed,
                          const TrustFolder& trust, const Evidence& evidence,
                          const TrustPolicy& policy, calendar::TimePoint now) {
    SignerReport report;
    report.proved_time = now;
    const Node* signed_info = only_child(placed.signature, kDsig, "SignedInfo");
    const Node* key_info = only_child(placed.signature, kDsig, "KeyInfo");
    const auto sent = certificates_in(key_info);
    const auto signer = sent.empty() ? named_certificate(key_info, evidence.certificates)
                                     : std::optional(sent.front());
    if (!signer || signed_info == nullptr) {
        report.signature = report.verdict = not_checked("certificate-missing");
        return report;
    }
    Evidence all = evidence;
    add_to(all, {sent, trust.revocation_lists, {}});
    report.certificate = judge_certificate(*signer, all, trust.anchors, policy, {now, now});
    report.signature = judge_signed_info(document, placed.signature, signed_info, *signer);
    if (report.signature.holds())
        report.signature = judge_reference(document, placed, signed_info);
    report.verdict = worse(report.signature, report.certificate->verdict);
    return report;
}

}  // namespace

MessageReport judge_xml(const Document& document, const TrustFolder& trust,
                        const Evidence& evidence, const TrustPolicy& policy,
                        calendar::TimePoint now) {
    MessageReport report;
    const auto placed = find_signatures(document);
    report.content_type = "xml";
    report.verdict = placed.empty() ? broken("no-signers") : holds();
    for (const auto& each : placed) {
        report.signers.push_back(judge_placed(document, each, trust, evidence, policy, now));
        report.verdict = worse(report.verdict, report.signers.back().verdict);
    }
    return report;
}

}  // namespace tereze::trust::xml
