// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading the [card] table.
#include "tests/standins/virtual_card/card_description.h"

#include "core/base/files.h"
#include "tests/standins/virtual_card/person.h"

#include <toml++/toml.h>

#include <map>

namespace tereze::standins {

using namespace drivers::cards::lds;

namespace {

tl::unexpected<Error> refused(const std::string& why) {
    return fail("card.data_invalid", ErrorClass::Software, Remedy::Configure, why);
}

template <class T>
Result<T> word(const std::map<std::string, T>& words, const std::string& text) {
    const auto found = words.find(text);
    if (found == words.end())
        return refused("unknown word " + text);
    return found->second;
}

const std::map<std::string, SessionCipher>& ciphers() {
    static const std::map<std::string, SessionCipher> kCiphers{{"3des", SessionCipher::TripleDes},
                                                               {"aes128", SessionCipher::Aes128},
                                                               {"aes192", SessionCipher::Aes192},
                                                               {"aes256", SessionCipher::Aes256}};
    return kCiphers;
}

/// "gm-aes128-13"
Result<PaceInfo> read_pace(const std::string& text) {
    static const std::map<std::string, PaceMapping> kMappings{
        {"gm", PaceMapping::Generic},
        {"im", PaceMapping::Integrated},
        {"cam", PaceMapping::ChipAuthentication}};
    const auto first = text.find('-');
    const auto second = text.rfind('-');
    if (first == std::string::npos || second == first)
        return refused("pace " + text);
    TEREZE_ASSIGN(const auto mapping, word(kMappings, text.substr(0, first)));
    TEREZE_ASSIGN(const auto cipher, word(ciphers(), text.substr(first + 1, second - first - 1)));
    return pace_info(mapping, cipher, static_cast<unsigned>(std::stoul(text.substr(second + 1))));
}

Result<> read_protocols(const toml::table& card, CardDescription& description) {
    if (const auto* list = card["pace"].as_array())
        for (const auto& each : *list) {
            TEREZE_ASSIGN(auto info, read_pace(each.value_or(std::string())));
            description.pace.push_back(std::move(info));
        }
    if (const auto cipher = card["chip_authentication"].value<std::string>()) {
        description.chip_authentication = true;
        TEREZE_ASSIGN(description.chip_cipher, word(ciphers(), *cipher));
    }
    static const std::map<std::string, ActiveKey> kKeys{{"rsa", ActiveKey::Rsa},
                                                        {"ecdsa", ActiveKey::Ecdsa}};
    if (const auto key = card["active_key"].value<std::string>()) {
        TEREZE_ASSIGN(description.active_key, word(kKeys, *key));
    }
    return {};
}

Result<> read_behaviour(const toml::table& card, CardDescription& description) {
    static const std::map<std::string, OverlongRead> kOverlong{
        {"warns", OverlongRead::Warns}, {"drops-session", OverlongRead::DropsSession}};
    static const std::map<std::string, Defect> kDefects{{"none", Defect::None},
                                                        {"clone", Defect::Clone},
                                                        {"wrong-signature", Defect::WrongSignature},
                                                        {"changed-data", Defect::ChangedData},
                                                        {"downgraded", Defect::Downgraded},
                                                        {"garbage", Defect::Garbage}};
    TEREZE_ASSIGN(description.overlong,
                  word(kOverlong, card["overlong"].value_or(std::string("warns"))));
    TEREZE_ASSIGN(description.defect, word(kDefects, card["defect"].value_or(std::string("none"))));
    description.garbage_after = card["garbage_after"].value_or(0U);
    return {};
}

Result<> read_card(const toml::table& card, CardDescription& description) {
    TEREZE_TRY(read_protocols(card, description));
    TEREZE_TRY(read_behaviour(card, description));
    description.bac = card["bac"].value_or(description.pace.empty());
    description.can = card["can"].value_or(description.can);
    description.security_object = card["security_object"].value_or(false);
    if (const auto longest = card["longest_reply"].value<std::uint16_t>())
        description.longest_reply = *longest;
    description.face_size = card["face_size"].value_or(std::size_t{0});
    description.jpeg_2000 = card["jpeg_2000"].value_or(false);
    description.national_name = card["national_name"].value_or(std::string());
    description.pin = card["pin"].value_or(std::string());
    description.unblocking_code = card["unblocking_code"].value_or(std::string());
    description.authority = card["authority"].value_or(std::string());
    return {};
}

}  // namespace

PaceInfo pace_info(PaceMapping mapping, SessionCipher cipher, unsigned curve) {
    const auto mapping_arc = static_cast<std::uint8_t>(2 * static_cast<int>(mapping) + 2);
    const auto cipher_arc = static_cast<std::uint8_t>(static_cast<int>(cipher) + 1);
    PaceInfo info;
    info.protocol = {0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, mapping_arc, cipher_arc};
    info.mapping = mapping;
    info.cipher = cipher;
    info.parameter_id = curve;
    return info;
}

Result<CardDescription> load_card(const std::filesystem::path& file) {
    CardDescription description;
    TEREZE_ASSIGN(description.person, load_person(file));
    TEREZE_ASSIGN(const auto text, read_text(file));
    try {
        const auto table = toml::parse(text);
        if (const auto* card = table["card"].as_table())
            TEREZE_TRY(read_card(*card, description));
    } catch (const std::exception& error) {
        return refused(error.what());
    }
    return description;
}

}  // namespace tereze::standins
