// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// CMS SignedData (RFC 5652 §5) with the attributes of CAdES-BES (ETSI EN 319 122-1 §6).
#include "core/base/digest.h"
#include "core/trust/algorithm.h"
#include "core/trust/cades.h"
#include "core/trust/der.h"
#include "core/trust/openssl.h"

namespace tereze::trust {
namespace {

constexpr std::string_view kData = "1.2.840.113549.1.7.1";
constexpr std::string_view kSignedData = "1.2.840.113549.1.7.2";
constexpr std::string_view kContentType = "1.2.840.113549.1.9.3";
constexpr std::string_view kMessageDigest = "1.2.840.113549.1.9.4";
constexpr std::string_view kSigningTime = "1.2.840.113549.1.9.5";
constexpr std::string_view kSigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

Bytes attribute(std::string_view oid, const Bytes& value) {
    return der::sequence({der::object_identifier(oid), der::set_of({value})});
}

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

Bytes certificate_set(const Certificate& signer, const std::vector<Certificate>& chain) {
    std::vector<Bytes> all{signer.der()};
    for (const auto& certificate : chain)
        all.push_back(certificate.der());
    constexpr std::uint8_t kImplicitZero = 0xA0;
    return der::set_of_tagged(kImplicitZero, std::move(all));
}

tl::unexpected<Error> failed(std::string why) {
    return fail("trust.signing_failed", ErrorClass::Software, Remedy::Service, std::move(why));
}

}  // namespace

bool can_sign_with(const Certificate& signer) {
    const auto* algorithm = algorithm_for(signer);
    return algorithm != nullptr && algorithm->gost == nullptr;
}

Result<Bytes> sign_cades_bes(ByteView content, const Certificate& signer,
                             const std::vector<Certificate>& chain, calendar::TimePoint when,
                             const SignBytes& sign) {
    const auto* algorithm = algorithm_for(signer);
    if (algorithm == nullptr)
        return failed("no algorithm for the key of this certificate");
    TEREZE_ASSIGN(const auto message_digest, digest(*algorithm, content));
    const std::vector<Bytes> attributes{
        attribute(kContentType, der::object_identifier(kData)),
        attribute(kSigningTime, der::time(when)),
        attribute(kMessageDigest, der::octet_string(message_digest)),
        attribute(kSigningCertificateV2, signing_certificate(signer))};

    // Signed under the tag of SET, sent under [0] (RFC 5652 §5.4).
    const auto to_be_signed = der::set_of(attributes);
    TEREZE_ASSIGN(const auto signature, sign(to_be_signed));
    // A token can hold a key that is not the one of the certificate beside it.
    if (!verifies(*algorithm, signer, to_be_signed, signature))
        return failed("the key does not belong to the certificate");

    const auto digest_algorithm =
        der::algorithm_identifier(algorithm->digest_oid, algorithm->digest_parameters);
    const auto signer_info = der::sequence(
        {der::integer(1), der::sequence({issuer_of(signer), serial_of(signer)}), digest_algorithm,
         der::set_of_tagged(0xA0, attributes),
         der::algorithm_identifier(algorithm->signature_oid, algorithm->signature_parameters),
         der::octet_string(signature)});
    const auto signed_data =
        der::sequence({der::integer(1), der::set_of({digest_algorithm}),
                       der::sequence({der::object_identifier(kData)}),
                       certificate_set(signer, chain), der::set_of({signer_info})});
    return der::sequence({der::object_identifier(kSignedData), der::explicit_tag(0, signed_data)});
}

}  // namespace tereze::trust
