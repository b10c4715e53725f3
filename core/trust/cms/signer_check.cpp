// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/cms/signer_check.h"

#include "core/trust/certificates/signed_parts.h"
#include "core/trust/der/der.h"
#include "core/trust/der/der_reader.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/keys/kz_gost.h"
#include "core/trust/openssl.h"

#include <algorithm>

namespace tereze::trust {

using namespace openssl;

namespace {

bool equal(ByteView a, ByteView b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

Bytes serial_of(const Certificate& certificate) {
    return to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate.native()));
}

bool names_by_issuer(ByteView identifier, const Certificate& certificate) {
    der::Reader outside(identifier);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return false;
    der::Reader inside(whole->content);
    const auto issuer = inside.next(der::kSequence);
    const auto serial = inside.next(der::kIntegerTag);
    // Octet for octet, as it is copied: nothing here is signed, so nothing here may be loose.
    return issuer && serial && inside.done() && equal(serial->whole, serial_of(certificate)) &&
           equal(issuer->whole, to_der(i2d_X509_NAME, X509_get_issuer_name(certificate.native())));
}

bool names_by_key(ByteView identifier, const Certificate& certificate) {
    constexpr std::uint8_t kImplicitZero = 0x80;
    der::Reader reader(identifier);
    const auto key = reader.next(kImplicitZero);
    const auto* own = X509_get0_subject_key_id(certificate.native());
    return key && own != nullptr &&
           equal(key->content, ByteView(ASN1_STRING_get0_data(own),
                                        static_cast<std::size_t>(ASN1_STRING_length(own))));
}

/// The algorithm of the signature with its digest in one name. Some write the key's algorithm in
/// its place, and the digest beside it (RFC 5652 §10.1.2); where both are said they have to agree.
Bytes full_algorithm(const cms::SignerInfo& signer) {
    const auto digest = signer.digest_oid();
    const auto signature = signer.signature_oid();
    const auto* by_key = find_kz_gost(signature);
    const auto* gost = by_key != nullptr ? by_key : find_kz_gost_signature(signature);
    if (gost != nullptr) {
        if (gost->digest_oid != digest)
            return {};
        return by_key != nullptr
                   ? der::algorithm_identifier(gost->signature_oid, der::Parameters::Null)
                   : signer.signature_algorithm;
    }
    const int signature_nid = OBJ_txt2nid(signature.c_str());
    const int digest_nid = OBJ_txt2nid(digest.c_str());
    int named_digest = NID_undef;
    if (OBJ_find_sigid_algs(signature_nid, &named_digest, nullptr) == 1)
        return named_digest == NID_undef || named_digest == digest_nid ? signer.signature_algorithm
                                                                       : Bytes{};
    int both = NID_undef;
    if (OBJ_find_sigid_by_algs(&both, digest_nid, signature_nid) != 1)
        return signer.signature_algorithm;
    return der::algorithm_identifier(dotted(OBJ_nid2obj(both)), der::Parameters::Null);
}

Verdict judge_attributes(const cms::SignerInfo& signer, std::string_view content_type) {
    const auto type = signer.signed_value(cms::kContentType);
    if (!type || *type != der::object_identifier(content_type))
        return broken("attributes-wrong");
    return holds();
}

Verdict judge_content(const cms::SignerInfo& signer, ByteView content) {
    const auto promised = signer.signed_value(cms::kMessageDigest);
    if (!promised)
        return broken("attributes-wrong");
    const auto oid = signer.digest_oid();
    if (is_weak_digest(oid))
        return broken("weak-algorithm");
    const auto found = digest_by(oid, content);
    if (!found)
        return not_checked("algorithm-unknown");
    return *promised == der::octet_string(*found) ? holds() : broken("content-changed");
}

/// ESSCertID and ESSCertIDv2 differ in that only the latter may name its digest.
bool is_certificate_id(ByteView id, std::string default_digest, const Certificate& certificate) {
    der::Reader reader(id);
    if (const auto algorithm = reader.next(der::kSequence)) {
        const auto oid = der::Reader(algorithm->content).next(der::kObjectIdentifier);
        if (!oid)
            return false;
        default_digest = cms::oid_text(*oid);
    }
    const auto hash = reader.next(der::kOctetString);
    const auto own = digest_by(default_digest, certificate.der());
    if (!hash || !own || !equal(hash->content, *own))
        return false;
    const auto issuer_serial = reader.next(der::kSequence);
    if (!issuer_serial)
        return true;
    der::Reader inside(issuer_serial->content);
    inside.next(der::kSequence);
    const auto serial = inside.next(der::kIntegerTag);
    return serial && equal(serial->whole, serial_of(certificate));
}

/// The first of the certificates that the attribute names is the signer's; the others only say
/// which path was thought of.
bool attribute_names(ByteView value, const char* default_digest, const Certificate& certificate) {
    const auto outside = der::Reader(value).next(der::kSequence);
    const auto list = outside ? der::Reader(outside->content).next(der::kSequence) : std::nullopt;
    const auto first = list ? der::Reader(list->content).next(der::kSequence) : std::nullopt;
    return first && is_certificate_id(first->content, default_digest, certificate);
}

/// Without it another certificate of the same key could be put in the signer's place.
bool is_bound(const cms::SignerInfo& signer, const Certificate& certificate, Binding binding) {
    if (const auto value = signer.signed_value(cms::kSigningCertificateV2))
        return attribute_names(*value, kSha256, certificate);
    if (binding != Binding::AnyVersion)
        return false;
    const auto value = signer.signed_value(cms::kSigningCertificate);
    return value && attribute_names(*value, kSha1, certificate);
}

}  // namespace

std::vector<Certificate> sent_certificates(const cms::SignedData& data) {
    std::vector<Certificate> all;
    for (const auto& der : data.certificates)
        if (auto one = Certificate::parse(der))
            all.push_back(std::move(*one));
    return all;
}

const Certificate* find_signer(const cms::SignerInfo& signer,
                               const std::vector<Certificate>& among) {
    const auto found = std::find_if(among.begin(), among.end(), [&](const auto& each) {
        return names_by_issuer(signer.identifier, each) || names_by_key(signer.identifier, each);
    });
    return found == among.end() ? nullptr : &*found;
}

Verdict judge_signer_info(const cms::SignerInfo& signer, std::string_view content_type,
                          ByteView content, const Certificate& certificate, Binding binding) {
    if (signer.signed_attributes.empty())
        return broken("attributes-wrong");
    // The attributes first: only when they are the signer's own does anything in them count.
    const Bytes signed_bytes = signer.to_be_signed();
    const Bytes algorithm = full_algorithm(signer);
    if (auto verdict = judge_signature({signed_bytes, algorithm, signer.signature}, certificate);
        !verdict.holds())
        return verdict;
    if (auto verdict = judge_attributes(signer, content_type); !verdict.holds())
        return verdict;
    if (auto verdict = judge_content(signer, content); !verdict.holds())
        return verdict;
    return is_bound(signer, certificate, binding) ? holds() : broken("signer-not-bound");
}

std::optional<calendar::TimePoint> claimed_time(const cms::SignerInfo& signer) {
    const auto value = signer.signed_value(cms::kSigningTime);
    if (!value)
        return std::nullopt;
    const unsigned char* at = value->data();
    const std::unique_ptr<ASN1_TIME, Deleter<ASN1_TIME_free>> time(
        d2i_ASN1_TIME(nullptr, &at, static_cast<long>(value->size())));
    ERR_clear_error();
    return time_of(time.get());
}

}  // namespace tereze::trust
