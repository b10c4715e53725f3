// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which of several protocols is taken, and sets that are none.
#include "drivers/cards/lds/security_infos.h"

#include "drivers/cards/tlv.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using tereze::drivers::cards::testing::hex;

namespace {

Bytes set_of(std::initializer_list<Bytes> infos) {
    Bytes content;
    for (const auto& each : infos)
        append(content, each);
    return make_tlv(0x31, content);
}

Bytes pace(std::uint8_t mapping, std::uint8_t cipher, std::uint8_t curve) {
    const Bytes protocol{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04, mapping, cipher};
    Bytes content = make_tlv(0x06, protocol);
    append_tlv(content, 0x02, Bytes{2});
    append_tlv(content, 0x02, Bytes{curve});
    return make_tlv(0x30, content);
}

PaceInfo chosen(std::initializer_list<Bytes> infos) {
    return choose_pace(parse_security_infos(set_of(infos)).value()).value();
}

}  // namespace

TEST_CASE("AES goes before Triple-DES, then chip authentication mapping, then the longest key") {
    CHECK(chosen({pace(2, 1, 13), pace(4, 2, 13)}).name() == "PACE ECDH-IM AES-128, curve 13");
    CHECK(chosen({pace(2, 4, 12), pace(6, 2, 12)}).mapping == PaceMapping::ChipAuthentication);
    CHECK(chosen({pace(2, 2, 12), pace(2, 4, 12), pace(2, 3, 12)}).cipher == SessionCipher::Aes256);
}

TEST_CASE("a curve is named in the command only where the chip has several for the protocol") {
    CHECK_FALSE(chosen({pace(2, 2, 12), pace(2, 1, 12)}).ambiguous);
    CHECK(chosen({pace(2, 2, 12), pace(2, 2, 13)}).ambiguous);
}

TEST_CASE("what is not spoken here is left out") {
    // DH groups, a curve of the chip's own, an unknown mapping, and terminal authentication.
    const auto terminal = hex("300D060804007F0007020202020101");
    const auto infos =
        parse_security_infos(set_of({pace(1, 2, 0), pace(2, 2, 40), pace(9, 2, 12), terminal}));
    REQUIRE(infos);
    CHECK(infos->pace.empty());
    CHECK_FALSE(choose_pace(*infos));
}

TEST_CASE("chip authentication and its key come with their number") {
    const auto info = hex("3012060A04007F00070202030202020101020105");
    const auto infos = parse_security_infos(set_of({info}));
    REQUIRE(infos);
    REQUIRE(infos->chip_authentication.size() == 1);
    CHECK(infos->chip_authentication[0].cipher == SessionCipher::Aes128);
    CHECK(infos->chip_authentication[0].key_id == 5U);
}

TEST_CASE("a set that is none is refused") {
    const char* text = GENERATE("", "3000", "310130", "31023000", "3104300206 00", "31043002 0601");
    CAPTURE(text);
    CHECK(parse_security_infos(hex(text)).error().code == "card.data_invalid");
}
