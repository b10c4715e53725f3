// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// EF.ATR/INFO, and what is made of a card that says too much or too little in it.
#include "drivers/cards/length_limits.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {

constexpr CardCapabilities kSaysHowLong{false, true, true};

std::uint32_t longest(const char* reply) {
    ScriptedChannel card({reply});
    return longest_reply(card, kSaysHowLong).value();
}

}  // namespace

TEST_CASE("the limits of EF.ATR/INFO are of whole commands and replies") {
    const auto limits = parse_length_limits(hex("4701F0 7F6608 02020400 02022000 0000"));
    REQUIRE(limits);
    REQUIRE(*limits);
    CHECK((*limits)->command == 0x400);
    CHECK((*limits)->reply == 0x2000);
    CHECK_FALSE(*parse_length_limits(hex("4701F0")));
    CHECK_FALSE(*parse_length_limits(hex("4701F0 FFFFFFFF")));
    CHECK_FALSE(*parse_length_limits({}));
}

TEST_CASE("limits that are not two numbers are invalid") {
    for (const char* file : {"7F6604 02020400", "7F6608 04020400 02022000", "7F6603 020100",
                             "7F660A 020204000204 01000000", "7F6608 0200 0204 00002000"}) {
        CAPTURE(file);
        CHECK(parse_length_limits(hex(file)).error().code == "card.data_invalid");
    }
}

TEST_CASE("a reply is as long as the card, and where that says nothing, a reader can take") {
    CHECK(longest("7F6608 02020400 02022000 9000") == 0x2000 - 2);
    CHECK(longest("7F660A 02020400 0204 00010000 9000") == 2048);  // four bytes: not believed
    CHECK(longest("7F6609 02020400 0203 010002 9000") == kExtendedReplyMost - 2);
    CHECK(longest("7F6608 02020400 02020010 9000") == kShortReplyMost);
    CHECK(longest("6A82") == 2048);
    CHECK(longest("4701F0 6282") == 2048);
    ScriptedChannel untouched({});
    CHECK(longest_reply(untouched, {}).value() == kShortReplyMost);
    CHECK(longest_reply(untouched, {false, true, false}).value() == 2048);
    CHECK(untouched.sent.empty());
}
