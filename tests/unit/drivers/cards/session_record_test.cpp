// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A recorded conversation plays back, and only that one.
#include "drivers/cards/session_record.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {
const CommandApdu kFirst{0x00, 0x84, 0x00, 0x00, {}, 8};
const CommandApdu kSecond{0x00, 0x82, 0x00, 0x00, {0x01}, 8};

std::string recorded() {
    ScriptedChannel card({"4608F91988702212 9000", "!card.removed"});
    RecordingChannel recording(card);
    const auto random = recording.noting([](std::size_t count) { return Bytes(count, 0x42); });
    (void)recording.transmit(kFirst);
    (void)random(4);
    (void)recording.transmit(kSecond);
    return recording.text();
}
}  // namespace

TEST_CASE("commands, replies, random numbers and failures come back in their order") {
    auto replay = ReplayChannel::from_text(recorded());
    REQUIRE(replay);
    const auto reply = replay->transmit(kFirst);
    REQUIRE(reply);
    CHECK(reply->data == hex("4608F91988702212"));
    CHECK(replay->random()(4) == Bytes(4, 0x42));
    CHECK(replay->transmit(kSecond).error().code == "card.removed");
    CHECK(replay->at_end());
    CHECK_FALSE(replay->transmit(kFirst));
}

TEST_CASE("another command than the recorded one fails") {
    auto replay = ReplayChannel::from_text(recorded());
    REQUIRE(replay);
    const auto reply = replay->transmit(kSecond);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().detail == "replay: another command was recorded");
}

TEST_CASE("a text that is no record is refused with its line") {
    const auto refused = [](const std::string& text) {
        const auto replay = ReplayChannel::from_text(text);
        return replay ? std::string("taken") : replay.error().detail;
    };
    const std::string title = "# tereze card session 1\n";
    CHECK(refused("") == "session record, line 0");
    CHECK(refused("C 00840000\n") == "session record, line 1");
    CHECK(refused(title) == "session record, line 0");
    CHECK(refused(title + "X 00\n") == "session record, line 2");
    CHECK(refused(title + "C 0\n") == "session record, line 2");
    CHECK(refused(title + "C 00 84\nR zz\n") == "session record, line 3");
}

TEST_CASE("a PIN is not written down, and the session plays back with any") {
    const auto instruction = static_cast<std::uint8_t>(GENERATE(0x20, 0x21, 0x24, 0x2C));
    const CommandApdu verify{0x00, instruction, 0x00, 0x02, to_bytes("12340000"), 0};
    ScriptedChannel card({"9000"});
    RecordingChannel recording(card);
    REQUIRE(recording.transmit(verify));
    CHECK(card.sent.at(0).find("3132333430303030") != std::string::npos);
    CHECK(recording.text().find("31323334") == std::string::npos);
    CHECK(recording.text().find("080000000000000000") != std::string::npos);
    auto replay = ReplayChannel::from_text(recording.text());
    REQUIRE(replay);
    CHECK(replay->transmit(verify));
}
