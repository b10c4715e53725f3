// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates, lists and answers that came along with a signature, or are put beside it to be
// kept.
#include "core/trust/cms/signer_check.h"
#include "core/trust/der/der.h"
#include "core/trust/judgement.h"

namespace tereze::trust {
namespace {

/// The elements of SEQUENCE OF, whole.
std::vector<ByteView> members(ByteView content) {
    std::vector<ByteView> all;
    der::Reader reader(content);
    while (const auto one = reader.next())
        all.push_back(one->whole);
    return all;
}

ByteView inside(ByteView value, std::uint8_t tag) {
    const auto whole = der::Reader(value).next(tag);
    return whole ? whole->content : ByteView();
}

void add_list(Evidence& evidence, ByteView der) {
    if (auto list = RevocationList::parse(der))
        evidence.lists.push_back(std::move(*list));
}

/// RevocationValues keep BasicOCSPResponse, which has lost the word "successful" around it.
void add_basic_response(Evidence& evidence, ByteView basic) {
    const Bytes whole(basic.begin(), basic.end());
    constexpr std::uint8_t kEnumerated = 0x0A;
    const Bytes bytes =
        der::sequence({der::object_identifier("1.3.6.1.5.5.7.48.1.1"), der::octet_string(whole)});
    if (auto response = OcspResponse::parse(
            der::sequence({Bytes{kEnumerated, 1, 0}, der::explicit_tag(0, bytes)})))
        evidence.responses.push_back(std::move(*response));
}

/// CertificateValues: SEQUENCE OF Certificate (ETSI TS 101 733 §6.3.3).
void add_certificate_values(Evidence& evidence, ByteView value) {
    for (const auto& der : members(inside(value, der::kSequence)))
        if (auto certificate = Certificate::parse(der))
            evidence.certificates.push_back(std::move(*certificate));
}

/// RevocationValues: [0] SEQUENCE OF CertificateList, [1] SEQUENCE OF BasicOCSPResponse (§6.3.4).
void add_revocation_values(Evidence& evidence, ByteView value) {
    der::Reader reader(inside(value, der::kSequence));
    if (const auto lists = reader.next(der::context_tag(0)))
        for (const auto& der : members(inside(lists->content, der::kSequence)))
            add_list(evidence, der);
    if (const auto responses = reader.next(der::context_tag(1)))
        for (const auto& der : members(inside(responses->content, der::kSequence)))
            add_basic_response(evidence, der);
}

}  // namespace

Evidence evidence_in(const cms::SignedData& message) {
    Evidence evidence;
    evidence.certificates = sent_certificates(message);
    for (const auto& list : message.revocations)
        if (!list.empty() && list.front() == der::kSequence)
            add_list(evidence, list);
    for (const auto& signer : message.signers) {
        for (const auto& value : signer.unsigned_values(cms::kCertificateValues))
            add_certificate_values(evidence, value);
        for (const auto& value : signer.unsigned_values(cms::kRevocationValues))
            add_revocation_values(evidence, value);
    }
    return evidence;
}

void keep_evidence(cms::SignerInfo& signer, const Evidence& evidence) {
    std::vector<Bytes> certificates;
    for (const auto& each : evidence.certificates)
        certificates.push_back(each.der());
    std::vector<Bytes> lists;
    for (const auto& each : evidence.lists)
        lists.push_back(each.der());
    std::vector<Bytes> responses;
    for (const auto& each : evidence.responses)
        if (!each.basic_der().empty())
            responses.push_back(each.basic_der());
    const auto part = [](unsigned number, const std::vector<Bytes>& items) {
        return items.empty() ? Bytes{} : der::explicit_tag(number, der::sequence(items));
    };
    if (!certificates.empty())
        signer.add_unsigned(cms::kCertificateValues, der::sequence(certificates));
    if (!lists.empty() || !responses.empty())
        signer.add_unsigned(cms::kRevocationValues,
                            der::sequence({part(0, lists), part(1, responses)}));
}

}  // namespace tereze::trust
