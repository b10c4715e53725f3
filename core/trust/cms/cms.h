// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// CMS SignedData (RFC 5652 §5) taken apart and put together again without changing what others
// signed. OpenSSL's own writer would name GOST in Russian.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/der/der_reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::trust {
enum class ContentPlace { Detached, Inside };
}  // namespace tereze::trust

namespace tereze::trust::cms {

constexpr std::string_view kData = "1.2.840.113549.1.7.1";
constexpr std::string_view kSignedData = "1.2.840.113549.1.7.2";
constexpr std::string_view kContentType = "1.2.840.113549.1.9.3";
constexpr std::string_view kMessageDigest = "1.2.840.113549.1.9.4";
constexpr std::string_view kSigningTime = "1.2.840.113549.1.9.5";
constexpr std::string_view kSigningCertificate = "1.2.840.113549.1.9.16.2.12";
constexpr std::string_view kSigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
constexpr std::string_view kTimestampToken = "1.2.840.113549.1.9.16.2.14";
constexpr std::string_view kCertificateValues = "1.2.840.113549.1.9.16.2.23";
constexpr std::string_view kRevocationValues = "1.2.840.113549.1.9.16.2.24";
constexpr std::string_view kTimestampInfo = "1.2.840.113549.1.9.16.1.4";

/// The numbers of an OBJECT IDENTIFIER; empty where it is malformed.
std::string oid_text(const der::Element& element);

struct Attribute {
    std::string type;           ///< dotted
    std::vector<Bytes> values;  ///< each whole
};

Bytes make_attribute(std::string_view type, const Bytes& value);

/// Everything as it came; parts that are sequences or sets are whole, with their tags, where no
/// other word is said.
struct SignerInfo {
    Bytes version;
    Bytes identifier;  ///< issuerAndSerialNumber, or [0] with a key identifier
    Bytes digest_algorithm;
    Bytes signed_attributes;  ///< one after another, without the tag around them
    Bytes signature_algorithm;
    Bytes signature;            ///< the octets
    Bytes unsigned_attributes;  ///< one after another, without the tag around them

    std::string digest_oid() const;
    std::string signature_oid() const;
    /// What was signed: the attributes under the tag of SET (§5.4).
    Bytes to_be_signed() const;
    /// The value of an attribute that has to stand once with one value; nothing otherwise.
    std::optional<Bytes> signed_value(std::string_view type) const;
    /// Every value of an attribute; there may be several timestamps.
    std::vector<Bytes> unsigned_values(std::string_view type) const;
    void add_unsigned(std::string_view type, const Bytes& value);
    Bytes der() const;
};

struct SignedData {
    Bytes version;
    std::vector<Bytes> digest_algorithms;
    std::string content_type;      ///< dotted
    std::optional<Bytes> content;  ///< nothing where the signature is detached
    std::vector<Bytes> certificates;
    std::vector<Bytes> revocations;  ///< CertificateList, or [1] for others (§10.2.1)
    std::vector<SignerInfo> signers;

    /// DER, or BER with indefinite lengths and content in pieces, as Kalkan writes the outer parts.
    /// What was signed has to be DER. Errors: trust.signature_malformed.
    static Result<SignedData> parse(ByteView bytes);
    /// A signature of no one yet.
    static SignedData over(std::string_view content_type, std::optional<Bytes> content);
    /// Adds what is not there yet.
    void add_certificate(const Bytes& der);
    void add_signer(SignerInfo signer);
    Bytes der() const;
};

}  // namespace tereze::trust::cms
