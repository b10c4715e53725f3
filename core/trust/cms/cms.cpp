// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/cms/cms.h"

#include "core/trust/der/der.h"
#include "core/trust/openssl.h"

#include <algorithm>

namespace tereze::trust::cms {

using namespace openssl;

namespace {

tl::unexpected<Error> malformed(std::string why) {
    ERR_clear_error();
    return fail("trust.signature_malformed", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

Bytes copied(ByteView view) {
    return {view.begin(), view.end()};
}

enum class Parameters { NoneOrNull, Any };

/// The identifier of an AlgorithmIdentifier; empty where it is malformed or has more than it may.
std::string algorithm_oid(ByteView algorithm, Parameters parameters) {
    der::Reader outside(algorithm);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return {};
    der::Reader inside(whole->content);
    const auto oid = inside.next(der::kObjectIdentifier);
    if (!oid)
        return {};
    constexpr std::uint8_t kNull = 0x05;
    const bool bare = inside.done() || (inside.next(kNull) && inside.done());
    return bare || parameters == Parameters::Any ? oid_text(*oid) : std::string();
}

/// 1 for a signer named by issuer and number, 3 for one named by key (§5.3).
bool version_fits(const der::Element& version, const der::Element& identifier) {
    const Bytes wanted = der::integer(identifier.tag == der::kSequence ? 1 : 3);
    return std::equal(version.whole.begin(), version.whole.end(), wanted.begin(), wanted.end());
}

/// The elements of a set or sequence, whole; nothing where one of them is malformed.
std::optional<std::vector<Bytes>> elements_of(ByteView content) {
    std::vector<Bytes> all;
    der::Reader reader(content);
    while (!reader.done()) {
        const auto one = reader.next();
        if (!one)
            return std::nullopt;
        all.push_back(copied(one->whole));
    }
    return all;
}

/// Nothing where one of them is malformed.
std::optional<std::vector<Attribute>> attributes_of(ByteView attributes) {
    std::vector<Attribute> all;
    der::Reader reader(attributes);
    while (!reader.done()) {
        const auto one = reader.next(der::kSequence);
        if (!one)
            return std::nullopt;
        der::Reader inside(one->content);
        const auto type = inside.next(der::kObjectIdentifier);
        const auto set = inside.next(der::kSet);
        auto values = set && inside.done() ? elements_of(set->content) : std::nullopt;
        if (!type || !values)
            return std::nullopt;
        all.push_back({oid_text(*type), std::move(*values)});
    }
    return all;
}

std::optional<SignerInfo> read_signer(ByteView content) {
    der::Reader reader(content);
    const auto version = reader.next(der::kIntegerTag);
    const auto identifier = reader.next();
    const auto digest = reader.next(der::kSequence);
    const auto attributes = reader.next(der::context_tag(0));
    const auto algorithm = reader.next(der::kSequence);
    const auto signature = reader.next(der::kOctetString);
    const auto more = reader.next(der::context_tag(1));
    if (!version || !identifier || !digest || !algorithm || !signature || !reader.done() ||
        !version_fits(*version, *identifier))
        return std::nullopt;
    SignerInfo signer;
    signer.version = copied(version->whole);
    signer.identifier = copied(identifier->whole);
    signer.digest_algorithm = copied(digest->whole);
    signer.signature_algorithm = copied(algorithm->whole);
    signer.signature = copied(signature->content);
    if (attributes)
        signer.signed_attributes = copied(attributes->content);
    if (more)
        signer.unsigned_attributes = copied(more->content);
    if (!attributes_of(signer.signed_attributes) || !attributes_of(signer.unsigned_attributes))
        return std::nullopt;
    return signer;
}

/// An OCTET STRING, whole or in pieces.
std::optional<Bytes> octets_of(const der::Element& string) {
    constexpr std::uint8_t kInPieces = 0x24;
    if (string.tag == der::kOctetString)
        return copied(string.content);
    if (string.tag != kInPieces)
        return std::nullopt;
    Bytes all;
    der::Reader reader(string.content);
    while (!reader.done()) {
        const auto piece = reader.next(der::kOctetString);
        if (!piece)
            return std::nullopt;
        append(all, piece->content);
    }
    return all;
}

bool read_content(const der::Element& encapsulated, SignedData& data) {
    der::Reader reader(encapsulated.content, der::Lengths::Any);
    const auto type = reader.next(der::kObjectIdentifier);
    const auto wrapped = reader.next(der::context_tag(0));
    if (!type || !reader.done())
        return false;
    data.content_type = oid_text(*type);
    if (!wrapped)
        return !data.content_type.empty();
    der::Reader inside(wrapped->content, der::Lengths::Any);
    const auto string = inside.next();
    if (!string || !inside.done())
        return false;
    data.content = octets_of(*string);
    return data.content && !data.content_type.empty();
}

bool read_signers(const der::Element& set, SignedData& data) {
    der::Reader reader(set.content);
    while (!reader.done()) {
        const auto one = reader.next(der::kSequence);
        auto signer = one ? read_signer(one->content) : std::nullopt;
        if (!signer)
            return false;
        data.signers.push_back(std::move(*signer));
    }
    return true;
}

bool read_signed_data(ByteView content, SignedData& data) {
    der::Reader reader(content, der::Lengths::Any);
    const auto version = reader.next(der::kIntegerTag);
    const auto digests = reader.next(der::kSet);
    const auto encapsulated = reader.next(der::kSequence);
    const auto certificates = reader.next(der::context_tag(0));
    const auto revocations = reader.next(der::context_tag(1));
    const auto signers = reader.next(der::kSet);
    if (!version || !digests || !encapsulated || !signers || !reader.done())
        return false;
    data.version = copied(version->whole);
    auto algorithms = elements_of(digests->content);
    auto sent = elements_of(certificates ? certificates->content : ByteView());
    auto lists = elements_of(revocations ? revocations->content : ByteView());
    if (!algorithms || !sent || !lists)
        return false;
    data.digest_algorithms = std::move(*algorithms);
    data.certificates = std::move(*sent);
    data.revocations = std::move(*lists);
    return read_content(*encapsulated, data) && read_signers(*signers, data);
}

}  // namespace

std::string oid_text(const der::Element& element) {
    const unsigned char* at = element.whole.data();
    const std::unique_ptr<ASN1_OBJECT, Deleter<ASN1_OBJECT_free>> object(
        d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(element.whole.size())));
    ERR_clear_error();
    return object ? dotted(object.get()) : std::string();
}

Bytes make_attribute(std::string_view type, const Bytes& value) {
    return der::sequence({der::object_identifier(type), der::set_of({value})});
}

std::string SignerInfo::digest_oid() const {
    return algorithm_oid(digest_algorithm, Parameters::NoneOrNull);
}

std::string SignerInfo::signature_oid() const {
    return algorithm_oid(signature_algorithm, Parameters::Any);
}

Bytes SignerInfo::to_be_signed() const {
    return der::tagged(der::kSet, signed_attributes);
}

std::optional<Bytes> SignerInfo::signed_value(std::string_view type) const {
    std::optional<Bytes> value;
    for (auto& attribute : attributes_of(signed_attributes).value_or(std::vector<Attribute>{})) {
        if (attribute.type != type)
            continue;
        if (value || attribute.values.size() != 1)
            return std::nullopt;
        value = std::move(attribute.values.front());
    }
    return value;
}

std::vector<Bytes> SignerInfo::unsigned_values(std::string_view type) const {
    std::vector<Bytes> all;
    for (auto& attribute : attributes_of(unsigned_attributes).value_or(std::vector<Attribute>{}))
        if (attribute.type == type)
            for (auto& value : attribute.values)
                all.push_back(std::move(value));
    return all;
}

void SignerInfo::add_unsigned(std::string_view type, const Bytes& value) {
    append(unsigned_attributes, make_attribute(type, value));
}

Bytes SignerInfo::der() const {
    const auto tagged = [](unsigned number, const Bytes& content) {
        return content.empty() ? Bytes{} : der::tagged(der::context_tag(number), content);
    };
    return der::sequence({version, identifier, digest_algorithm, tagged(0, signed_attributes),
                          signature_algorithm, der::octet_string(signature),
                          tagged(1, unsigned_attributes)});
}

Result<SignedData> SignedData::parse(ByteView bytes) {
    der::Reader outside(bytes, der::Lengths::Any);
    const auto whole = outside.next(der::kSequence);
    if (!whole)
        return malformed("not CMS");
    if (!outside.done())
        return malformed("bytes after the end");
    der::Reader inside(whole->content, der::Lengths::Any);
    const auto type = inside.next(der::kObjectIdentifier);
    const auto wrapped = inside.next(der::context_tag(0));
    if (!type || !wrapped || !inside.done())
        return malformed("not CMS");
    if (oid_text(*type) != kSignedData)
        return malformed("not SignedData");
    der::Reader content(wrapped->content, der::Lengths::Any);
    const auto sequence = content.next(der::kSequence);
    SignedData data;
    if (!sequence || !content.done() || !read_signed_data(sequence->content, data))
        return malformed("not SignedData");
    return data;
}

SignedData SignedData::over(std::string_view content_type, std::optional<Bytes> content) {
    SignedData data;
    // §5.1: 3 where the content is not plain data.
    data.version = der::integer(content_type == kData ? 1 : 3);
    data.content_type = content_type;
    data.content = std::move(content);
    return data;
}

void SignedData::add_certificate(const Bytes& certificate) {
    if (std::find(certificates.begin(), certificates.end(), certificate) == certificates.end())
        certificates.push_back(certificate);
}

void SignedData::add_signer(SignerInfo signer) {
    const auto& algorithm = signer.digest_algorithm;
    if (std::find(digest_algorithms.begin(), digest_algorithms.end(), algorithm) ==
        digest_algorithms.end())
        digest_algorithms.push_back(algorithm);
    signers.push_back(std::move(signer));
}

Bytes SignedData::der() const {
    std::vector<Bytes> written;
    for (const auto& signer : signers)
        written.push_back(signer.der());
    const auto optional_set = [](unsigned number, const std::vector<Bytes>& items) {
        return items.empty() ? Bytes{} : der::set_of_tagged(der::context_tag(number), items);
    };
    const Bytes inside = content ? der::explicit_tag(0, der::octet_string(*content)) : Bytes{};
    const Bytes data = der::sequence({version, der::set_of(digest_algorithms),
                                      der::sequence({der::object_identifier(content_type), inside}),
                                      optional_set(0, certificates), optional_set(1, revocations),
                                      der::set_of(written)});
    return der::sequence({der::object_identifier(kSignedData), der::explicit_tag(0, data)});
}

}  // namespace tereze::trust::cms
