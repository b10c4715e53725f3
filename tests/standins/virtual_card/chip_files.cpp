// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// EF.CardAccess, EF.COM, the data groups and EF.SOD.
#include "tests/standins/virtual_card/chip_files.h"

#include "core/base/ids.h"
#include "core/identity/mrz.h"
#include "core/trust/der/der.h"
#include "core/trust/openssl.h"
#include "drivers/cards/lds/curve.h"
#include "drivers/cards/lds/lds_files.h"
#include "drivers/cards/tlv.h"

#include <openssl/rsa.h>

#include <stdexcept>

namespace tereze::standins {

using namespace drivers::cards;
using namespace drivers::cards::lds;
namespace der = trust::der;

namespace {

constexpr std::string_view kChipAuthentication = "0.4.0.127.0.7.2.2.3.2.";
constexpr std::string_view kEcPublicKey = "0.4.0.127.0.7.2.2.1.2";
constexpr std::string_view kActiveAuthentication = "2.23.136.1.1.5";
constexpr std::string_view kEcdsaPlainSha256 = "0.4.0.127.0.7.1.1.4.1.3";
constexpr unsigned kNistP256 = 12;
constexpr unsigned kBrainpoolP256 = 13;

Bytes pace_security_info(const PaceInfo& info) {
    Bytes content = make_tlv(0x06, info.protocol);
    append(content, der::integer(2));
    append(content, der::integer(info.parameter_id));
    return der::sequence({content});
}

/// SubjectPublicKeyInfo with the curve named.
Bytes public_key_info(const ChipKeyPair& key) {
    const bool nist = key.curve == kNistP256;
    const Bytes algorithm = der::sequence(
        {der::object_identifier("1.2.840.10045.2.1"),
         der::object_identifier(nist ? "1.2.840.10045.3.1.7" : "1.3.36.3.3.2.8.1.1.7")});
    Bytes bits{0};
    append(bits, key.point);
    return der::sequence({algorithm, der::tagged(0x03, bits)});
}

/// The chip has one key, on a curve that suits its mapping too.
ChipKeyPair fresh_key(const CardDescription& description) {
    const bool nist = !description.pace.empty() && description.pace[0].parameter_id == kNistP256;
    const unsigned number = nist ? kNistP256 : kBrainpoolP256;
    const auto curve = Curve::standardised(number).value();
    ChipKeyPair key{number, curve.random_scalar(random_bytes).value(), {}};
    key.point = curve.multiply(curve.generator(), key.secret).value();
    return key;
}

std::shared_ptr<evp_pkey_st> fresh_active_key(ActiveKey kind) {
    EVP_PKEY* key = kind == ActiveKey::Rsa
                        ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048})
                        : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    if (key == nullptr)
        throw std::runtime_error("EVP_PKEY_Q_keygen");
    return {key, EVP_PKEY_free};
}

/// RSA keys take long to make, so the cards of a process that are no clones share one of each kind.
std::shared_ptr<evp_pkey_st> shared_active_key(ActiveKey kind) {
    static const auto kRsa = fresh_active_key(ActiveKey::Rsa);
    static const auto kCurve = fresh_active_key(ActiveKey::Ecdsa);
    return kind == ActiveKey::Rsa ? kRsa : kCurve;
}

Bytes security_infos(const CardDescription& description, const ChipKeyPair& key) {
    std::vector<Bytes> infos;
    for (const auto& each : description.pace)
        infos.push_back(pace_security_info(each));
    if (description.chip_authentication) {
        const auto arc = std::to_string(static_cast<int>(description.chip_cipher) + 1);
        infos.push_back(
            der::sequence({der::object_identifier(std::string(kChipAuthentication) + arc),
                           der::integer(1), der::integer(1)}));
    }
    infos.push_back(der::sequence(
        {der::object_identifier(kEcPublicKey), public_key_info(key), der::integer(1)}));
    if (description.active_key == ActiveKey::Ecdsa)
        infos.push_back(
            der::sequence({der::object_identifier(kActiveAuthentication), der::integer(1),
                           der::object_identifier(kEcdsaPlainSha256)}));
    return der::set_of(infos);
}

Bytes big_endian(std::size_t value, std::size_t size) {
    Bytes out(size);
    for (std::size_t i = 0; i < size; ++i)
        out[size - 1 - i] = static_cast<std::uint8_t>(value >> (8 * i));
    return out;
}

/// A facial record around bytes that begin like a picture; nobody's face.
Bytes face_file(const CardDescription& description) {
    Bytes image = description.jpeg_2000
                      ? Bytes{0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A}
                      : Bytes{0xFF, 0xD8, 0xFF, 0xE0};
    while (image.size() < description.face_size)
        image.push_back(static_cast<std::uint8_t>(image.size() * 131));
    Bytes record =
        to_bytes(std::string_view("FAC\0"
                                  "010\0",
                                  8));
    append(record, big_endian(14 + 20 + 12 + image.size(), 4));
    append(record, big_endian(1, 2));
    append(record, big_endian(20 + 12 + image.size(), 4));
    append(record, Bytes(16));  // no feature points
    append(record, Bytes{0x01, description.jpeg_2000 ? std::uint8_t{1} : std::uint8_t{0}});
    append(record, big_endian(413, 2));
    append(record, big_endian(531, 2));
    append(record, Bytes(6));
    append(record, image);
    Bytes parts = make_tlv(0xA1, Bytes{0x81, 0x01, 0x02});
    append_tlv(parts, 0x5F2E, record);
    Bytes group = make_tlv(0x02, Bytes{1});
    append_tlv(group, 0x7F60, parts);
    return make_tlv(0x75, make_tlv(0x7F61, group));
}

Bytes personal_file(const CardDescription& description) {
    Bytes content = make_tlv(0x5C, Bytes{0x5F, 0x0E, 0x5F, 0x10, 0x5F, 0x11});
    append_tlv(content, 0x5F0E, as_bytes(description.national_name));
    append_tlv(content, 0x5F10, as_bytes(description.person.iin));
    append_tlv(content, 0x5F11, as_bytes("ҚАЗАҚСТАН<АЛМАТЫ"));
    return make_tlv(0x6B, content);
}

Bytes document_file(const CardDescription& description) {
    Bytes content = make_tlv(0x5C, Bytes{0x5F, 0x19, 0x5F, 0x26});
    append_tlv(content, 0x5F19, as_bytes(description.authority));
    append_tlv(content, 0x5F26, as_bytes("20240515"));
    return make_tlv(0x6C, content);
}

Bytes common_file(const std::map<unsigned, Bytes>& groups) {
    Bytes content = make_tlv(0x5F01, as_bytes("0107"));
    append_tlv(content, 0x5F36, as_bytes("040000"));
    Bytes tags;
    for (const auto& [number, file] : groups)
        tags.push_back(file.front());
    append_tlv(content, 0x5C, tags);
    return make_tlv(0x60, content);
}

Bytes zone_file(const std::string& zone) {
    return make_tlv(0x61, make_tlv(0x5F1F, as_bytes(zone)));
}

/// What the clone or the forger did to files that were signed properly.
void spoil(const CardDescription& description, ChipFiles& chip) {
    if (description.defect == Defect::Clone) {
        chip.chip_key.secret = fresh_key(description).secret;
        if (description.active_key)
            chip.active_key = fresh_active_key(*description.active_key);
    }
    if (description.defect == Defect::WrongSignature)
        chip.files[kSecurityObject.id].back() ^= 1U;
    if (description.defect == Defect::ChangedData) {
        auto other = description.person;
        other.surname = "OTHER";
        chip.files[kDataGroup1.id] = zone_file(identity::compose_td1(other).value());
    }
}

}  // namespace

Result<ChipFiles> make_chip_files(const CardDescription& description,
                                  const DocumentIssuer& issuer) {
    TEREZE_ASSIGN(const std::string zone, identity::compose_td1(description.person));
    ChipFiles chip;
    chip.chip_key = fresh_key(description);
    std::map<unsigned, Bytes> groups{{1, zone_file(zone)}};
    if (description.face_size > 0)
        groups[2] = face_file(description);
    if (!description.national_name.empty())
        groups[11] = personal_file(description);
    if (!description.authority.empty())
        groups[12] = document_file(description);
    const bool chip_proves =
        description.chip_authentication || description.active_key || !description.pace.empty();
    if (description.security_object && chip_proves)
        groups[14] = make_tlv(0x6E, security_infos(description, chip.chip_key));
    if (description.active_key) {
        chip.active_key = shared_active_key(*description.active_key);
        groups[15] = make_tlv(0x6F, trust::openssl::to_der(i2d_PUBKEY, chip.active_key.get()));
    }
    chip.files[kCom.id] = common_file(groups);
    for (const auto& [number, file] : groups)
        chip.files[static_cast<std::uint16_t>(0x0100U + number)] = file;
    if (description.security_object)
        chip.files[kSecurityObject.id] = issuer.sign(groups);

    auto offered = description.pace;
    if (description.defect == Defect::Downgraded)
        offered.clear();
    std::vector<Bytes> infos;
    for (const auto& each : offered)
        infos.push_back(pace_security_info(each));
    if (!infos.empty())
        chip.card_access = der::set_of(infos);
    spoil(description, chip);
    return chip;
}

}  // namespace tereze::standins
