// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// LDSSecurityObject ::= SEQUENCE { version, hashAlgorithm, dataGroupHashValues, ... }
#include "drivers/cards/lds/security_object.h"

#include "core/trust/cms/signed_object.h"
#include "drivers/cards/lds/data_groups.h"
#include "drivers/cards/lds/lds_files.h"
#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/tlv.h"

#include <openssl/evp.h>
#include <openssl/objects.h>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint32_t kInteger = 0x02;
constexpr std::uint32_t kOctetString = 0x04;
constexpr std::uint32_t kObjectIdentifier = 0x06;
constexpr std::uint32_t kSequence = 0x30;

tl::unexpected<Error> invalid(const std::string& what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, "EF.SOD: " + what);
}

Result<std::vector<Tlv>> sequence(const Tlv& object) {
    if (object.tag != kSequence)
        return invalid("no sequence");
    return parse_tlvs(object.value);
}

Result<std::string> digest_name(const Tlv& algorithm) {
    TEREZE_ASSIGN(const auto parts, sequence(algorithm));
    if (parts.empty() || parts[0].tag != kObjectIdentifier)
        return invalid("no digest algorithm");
    const Bytes identifier = make_tlv(kObjectIdentifier, parts[0].value);
    const unsigned char* at = identifier.data();
    ASN1_OBJECT* object = d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(identifier.size()));
    const int number = object == nullptr ? NID_undef : OBJ_obj2nid(object);
    ASN1_OBJECT_free(object);
    switch (number) {
        case NID_sha1:
        case NID_sha224:
        case NID_sha256:
        case NID_sha384:
        case NID_sha512:
            return std::string(OBJ_nid2sn(number));
        default:
            return invalid("digest algorithm");
    }
}

}  // namespace

trust::Verdict SecurityObject::judge(unsigned group, ByteView file) const {
    const auto promised = digests.find(group);
    if (promised == digests.end())
        return trust::broken("group-unlisted");
    Bytes found(EVP_MAX_MD_SIZE);
    std::size_t size = 0;
    if (EVP_Q_digest(nullptr, digest.c_str(), nullptr, file.data(), file.size(), found.data(),
                     &size) != 1)
        return trust::not_checked("digest-unknown");
    return equal_secretly(ByteView(found).first(size), promised->second)
               ? trust::holds()
               : trust::broken("data-changed");
}

Result<SecurityObject> parse_lds_security_object(ByteView der) {
    TEREZE_ASSIGN(const auto outer, parse_tlvs(der));
    if (outer.size() != 1)
        return invalid("no LDSSecurityObject");
    TEREZE_ASSIGN(const auto parts, sequence(outer[0]));
    if (parts.size() < 3 || parts[0].tag != kInteger)
        return invalid("no LDSSecurityObject");
    SecurityObject object;
    TEREZE_ASSIGN(object.digest, digest_name(parts[1]));
    TEREZE_ASSIGN(const auto groups, sequence(parts[2]));
    for (const auto& group : groups) {
        TEREZE_ASSIGN(const auto pair, sequence(group));
        const bool good = pair.size() == 2 && pair[0].tag == kInteger &&
                          pair[0].value.size() == 1 && pair[1].tag == kOctetString;
        if (!good)
            return invalid("digest of a data group");
        const auto value = pair[1].value;
        object.digests[pair[0].value[0]] = Bytes(value.begin(), value.end());
    }
    return object;
}

Result<SecurityObject> open_security_object(ByteView file, const trust::TrustFolder& trust,
                                            calendar::TimePoint when) {
    constexpr std::string_view kLdsSecurityObject = "2.23.136.1.1.1";
    TEREZE_ASSIGN(const auto der, file_content(file, kSecurityObject.tag));
    const auto opened = trust::open_signed_object(der, trust, when);
    if (!opened)
        return invalid(opened.error().detail);
    if (opened->content_type != kLdsSecurityObject)
        return invalid("content type");
    TEREZE_ASSIGN(auto object, parse_lds_security_object(opened->content));
    object.signature = opened->verdict;
    return object;
}

}  // namespace tereze::drivers::cards::lds
