// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// 61XX and 6CXX.
#include "drivers/cards/completing_channel.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {
const CommandApdu kRead{0x0C, 0xB0, 0x00, 0x00, {}, 256};
}

TEST_CASE("a reply in parts is fetched to its end") {
    ScriptedChannel card({"0102 6102", "0304 6101", "05 9000"});
    CompletingChannel channel(card);
    const auto reply = channel.transmit(kRead);
    REQUIRE(reply);
    CHECK(reply->data == hex("0102030405"));
    CHECK(reply->done());
    CHECK(card.sent == std::vector<std::string>{"0cb0000000", "00c0000002", "00c0000001"});
}

TEST_CASE("6100 asks for two hundred and fifty-six bytes") {
    ScriptedChannel card({"6100", "AA 9000"});
    CompletingChannel channel(card);
    REQUIRE(channel.transmit(kRead));
    CHECK(card.sent.back() == "00c0000000");
}

TEST_CASE("a wrong length is corrected once") {
    ScriptedChannel card({"6C12", "AA 9000"});
    CompletingChannel channel(card);
    REQUIRE(channel.transmit(kRead));
    CHECK(card.sent == std::vector<std::string>{"0cb0000000", "0cb0000012"});

    ScriptedChannel stubborn({"6C12", "6C13"});
    CompletingChannel again(stubborn);
    const auto reply = again.transmit(kRead);
    REQUIRE(reply);
    CHECK(reply->status == 0x6C13);
    CHECK(stubborn.sent.size() == 2);
}

TEST_CASE("a card that announces more for ever is left") {
    ScriptedChannel card({"6110", "6110", "6110"});
    CompletingChannel channel(card);
    const auto reply = channel.transmit(kRead);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == "card.unreadable");
    CHECK(card.sent.size() == 2);
}

TEST_CASE("an error in the middle comes through as it is") {
    ScriptedChannel card({"6105", "!card.removed"});
    CompletingChannel channel(card);
    CHECK(channel.transmit(kRead).error().code == "card.removed");
}

TEST_CASE("a long command goes in a chain where the card knows chains only") {
    CommandApdu command{0x00, 0xDA, 0x01, 0x02, Bytes(600, 0xAB), 16};
    constexpr CardCapabilities kChains{true, false, false};
    ScriptedChannel card({"9000", "9000", "6102", "BEEF 9000"});
    CompletingChannel channel(card, WrongLength::Fails, kChains);
    const auto reply = channel.transmit(command);
    REQUIRE(reply);
    CHECK(reply->data == hex("BEEF"));
    REQUIRE(card.sent.size() == 4);
    CHECK(card.sent[0].starts_with("10da0102ffab"));
    CHECK(card.sent[1].size() == 2 * (5 + 255));
    CHECK(card.sent[2].starts_with("00da01025aab"));
    CHECK(card.sent[2].ends_with("ab10"));
}

TEST_CASE("a chain ends with the first link that the card refuses") {
    const CommandApdu command{0x00, 0xDA, 0x01, 0x02, Bytes(600, 0xAB), 0};
    ScriptedChannel card({"9000", "6A84"});
    CompletingChannel channel(card, WrongLength::Fails, {true, false, false});
    CHECK(channel.transmit(command).value().status == 0x6A84);
    CHECK(card.sent.size() == 2);
}

TEST_CASE("a card with extended length gets a long command in one piece") {
    const CommandApdu command{0x00, 0xDA, 0x01, 0x02, Bytes(600, 0xAB), 0};
    ScriptedChannel card({"9000"});
    CompletingChannel channel(card, WrongLength::Fails, {true, true, false});
    REQUIRE(channel.transmit(command));
    CHECK(card.sent.size() == 1);
}
