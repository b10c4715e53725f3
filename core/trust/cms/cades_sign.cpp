// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// CMS SignedData (RFC 5652 §5) with the attributes of CAdES-BES (ETSI EN 319 122-1 §6).
#include "core/base/digest.h"
#include "core/trust/cms/cades.h"
#include "core/trust/cms/signed_data.h"
#include "core/trust/der/der.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/openssl.h"

#include <algorithm>

namespace tereze::trust {
namespace {

Bytes issuer_of(const Certificate& certificate) {
    return openssl::to_der(i2d_X509_NAME, X509_get_issuer_name(certificate.native()));
}

Bytes serial_of(const Certificate& certificate) {
    return openssl::to_der(i2d_ASN1_INTEGER, X509_get0_serialNumber(certificate.native()));
}

/// SigningCertificateV2 (RFC 5035 §3): the SHA-256 of the certificate (the default algorithm, so
/// DER leaves it out) and its issuer and serial number.
Bytes signing_certificate(const Certificate& signer) {
    constexpr unsigned kDirectoryName = 4;
    const auto names = der::sequence({der::explicit_tag(kDirectoryName, issuer_of(signer))});
    const auto issuer_serial = der::sequence({names, serial_of(signer)});
    const auto id = der::sequence({der::octet_string(sha256(signer.der())), issuer_serial});
    return der::sequence({der::sequence({id})});
}

tl::unexpected<Error> failed(std::string why) {
    return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, std::move(why));
}

}  // namespace

bool can_sign_with(const Certificate& signer) {
    return algorithm_for(signer) != nullptr;
}

Result<cms::SignerInfo> sign_attributes(std::string_view content_type, ByteView content,
                                        const Certificate& signer, calendar::TimePoint when,
                                        const SignBytes& sign) {
    const auto* algorithm = algorithm_for(signer);
    if (algorithm == nullptr)
        return failed("no algorithm for the key of this certificate");
    const auto message_digest = digest_by(algorithm->digest_oid, content);
    if (!message_digest)
        return failed("digest");
    // DER puts the members of a set into the order of their encodings.
    std::vector<Bytes> attributes{
        cms::make_attribute(cms::kContentType, der::object_identifier(content_type)),
        cms::make_attribute(cms::kSigningTime, der::time(when)),
        cms::make_attribute(cms::kMessageDigest, der::octet_string(*message_digest)),
        cms::make_attribute(cms::kSigningCertificateV2, signing_certificate(signer))};
    std::sort(attributes.begin(), attributes.end());

    cms::SignerInfo info;
    info.version = der::integer(1);
    info.identifier = der::sequence({issuer_of(signer), serial_of(signer)});
    info.digest_algorithm =
        der::algorithm_identifier(algorithm->digest_oid, algorithm->digest_parameters);
    info.signature_algorithm =
        der::algorithm_identifier(algorithm->signature_oid, algorithm->signature_parameters);
    for (const auto& attribute : attributes)
        append(info.signed_attributes, attribute);
    const auto to_be_signed = info.to_be_signed();
    TEREZE_ASSIGN(info.signature, sign(to_be_signed));
    // A token can hold a key that is not the one of the certificate beside it.
    if (!verifies(*algorithm, signer, to_be_signed, info.signature))
        return failed("the key does not belong to the certificate");
    return info;
}

Result<Bytes> sign_cades_bes(ByteView content, const Certificate& signer,
                             const std::vector<Certificate>& chain, calendar::TimePoint when,
                             const SignBytes& sign, ContentPlace place) {
    TEREZE_ASSIGN(auto info, sign_attributes(cms::kData, content, signer, when, sign));
    std::optional<Bytes> inside;
    if (place == ContentPlace::Inside)
        inside.emplace(content.begin(), content.end());
    auto data = cms::SignedData::over(cms::kData, std::move(inside));
    data.add_certificate(signer.der());
    for (const auto& certificate : chain)
        data.add_certificate(certificate.der());
    data.add_signer(std::move(info));
    return data.der();
}

Result<Bytes> add_signature(ByteView message, ByteView content, const Certificate& signer,
                            const std::vector<Certificate>& chain, calendar::TimePoint when,
                            const SignBytes& sign) {
    TEREZE_ASSIGN(auto data, cms::SignedData::parse(message));
    if (data.content_type != cms::kData)
        return malformed_signature("content type");
    const ByteView covered = data.content ? ByteView(*data.content) : content;
    TEREZE_ASSIGN(auto info, sign_attributes(cms::kData, covered, signer, when, sign));
    data.add_certificate(signer.der());
    for (const auto& certificate : chain)
        data.add_certificate(certificate.der());
    data.add_signer(std::move(info));
    return data.der();
}

}  // namespace tereze::trust
