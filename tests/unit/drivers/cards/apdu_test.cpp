// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every case of ISO/IEC 7816-3 12.1.3, short and extended.
#include "drivers/cards/apdu.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;

TEST_CASE("a command is written in the shortest form that its lengths need") {
    const auto written = [](Bytes data, std::uint32_t expected) {
        return CommandApdu{0x00, 0xB0, 0x01, 0x02, std::move(data), expected}.bytes();
    };
    CHECK(written({}, 0) == hex("00B00102"));
    CHECK(written({}, 1) == hex("00B0010201"));
    CHECK(written({}, 256) == hex("00B0010200"));
    CHECK(written({}, 257) == hex("00B00102 000101"));
    CHECK(written({}, 65536) == hex("00B00102 000000"));
    CHECK(written({0xAA}, 0) == hex("00B00102 01AA"));
    CHECK(written({0xAA}, 256) == hex("00B00102 01AA00"));
    CHECK(written({0xAA}, 65536) == hex("00B00102 000001AA0000"));
    CHECK(written(Bytes(255, 1), 0).size() == 4 + 1 + 255);
    CHECK(written(Bytes(256, 1), 0).size() == 4 + 3 + 256);
    CHECK(written(Bytes(256, 1), 1).size() == 4 + 3 + 256 + 2);
}

TEST_CASE("a command that was written reads back the same") {
    for (const std::size_t count : {0u, 1u, 255u, 256u, 65535u})
        for (const std::uint32_t expected : {0u, 1u, 255u, 256u, 257u, 65535u, 65536u}) {
            const CommandApdu command{0x0C, 0xA4, 0x04, 0x0C, Bytes(count, 0x5A), expected};
            CAPTURE(count, expected);
            const auto read = CommandApdu::parse(command.bytes());
            REQUIRE(read);
            CHECK(*read == command);
        }
}

TEST_CASE("a command whose lengths do not fit its bytes is refused") {
    for (const auto* bytes :
         {"", "00B001", "00B00102 0200", "00B00102 02AABBCCDD", "00B00102 0000",
          "00B00102 000002AA", "00B00102 000001AABBCCDD", "00B00102 00000000", "00B00102 00AA"}) {
        CAPTURE(bytes);
        const auto read = CommandApdu::parse(hex(bytes));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == "card.data_invalid");
    }
}

TEST_CASE("a reply splits into data and status word") {
    const auto reply = ResponseApdu::parse(hex("60145F01 9000"));
    REQUIRE(reply);
    CHECK(reply->data == hex("60145F01"));
    CHECK(reply->done());
    CHECK(reply->bytes() == hex("60145F019000"));
    CHECK(ResponseApdu::parse(hex("6A82"))->status_text() == "SW 6A82");
}

TEST_CASE("a reply that is cut, or ends in no status word, is unreadable") {
    for (const auto* bytes : {"", "90", "0000", "6000", "AA55", "FFFF"}) {
        CAPTURE(bytes);
        const auto reply = ResponseApdu::parse(hex(bytes));
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == "card.unreadable");
    }
}
