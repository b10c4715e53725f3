// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ICAO Doc 9303-11, appendix D.4, byte for byte, and replies that must not be believed.
#include "drivers/cards/lds/secure_messaging.h"

#include "drivers/cards/lds/session_cipher.h"
#include "drivers/cards/lds/triple_des_cipher.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {

SecureMessaging published_session() {
    auto keys =
        derive_keys(SessionCipher::TripleDes, hex("0036D272F5C350ACAC50C3F572D23600")).value();
    return SecureMessaging(std::make_unique<TripleDesCipher>(std::move(keys)),
                           hex("887022120C06C226"));
}
const CommandApdu kSelectCom{0x00, 0xA4, 0x02, 0x0C, {0x01, 0x1E}, 0};
constexpr auto kSelectReply = "990290008E08FA855A5D4C50A8ED 9000";

}  // namespace

TEST_CASE("selecting and reading EF.COM sends and reads the published APDUs") {
    ScriptedChannel card({kSelectReply, "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED 9000",
                          "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08"
                          "C8B2787EAEA07D74 9000"});
    SecureChannel channel(card, published_session());
    const auto selected = channel.transmit(kSelectCom);
    REQUIRE(selected);
    CHECK(selected->done());
    CHECK(selected->data.empty());
    const auto head = channel.transmit({0x00, 0xB0, 0x00, 0x00, {}, 4});
    REQUIRE(head);
    CHECK(head->data == hex("60145F01"));
    const auto rest = channel.transmit({0x00, 0xB0, 0x00, 0x04, {}, 0x12});
    REQUIRE(rest);
    CHECK(rest->data == hex("04303130365F36063034303030305C026175"));
    CHECK(card.sent ==
          std::vector<std::string>{"0ca4020c158709016375432908c044f68e08bf8b92d635ff24f800",
                                   "0cb000000d9701048e08ed6705417e96ba5500",
                                   "0cb000040d9701128e082ea28a70f3c7b53500"});
}

TEST_CASE("every flipped bit of a reply is noticed, and ends the session") {
    const Bytes right = hex("8709019FF0EC34F9922651990290008E08AD55CC17140B2DED 9000");
    for (std::size_t at = 0; at < right.size(); ++at)
        for (unsigned bit = 0; bit < 8; ++bit) {
            auto damaged = right;
            damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ 1U << bit);
            const auto reply = ResponseApdu::parse(damaged);
            if (!reply)
                continue;  // the status word is no status word any more: refused before
            auto session = published_session();
            REQUIRE(session.protect(kSelectCom));
            REQUIRE(session.unprotect(ResponseApdu::parse(hex(kSelectReply)).value()));
            REQUIRE(session.protect({0x00, 0xB0, 0x00, 0x00, {}, 4}));
            CAPTURE(at, bit);
            const auto opened = session.unprotect(*reply);
            REQUIRE_FALSE(opened);
            CHECK_FALSE(session.alive());
        }
}

TEST_CASE("replies of a wrong shape are refused") {
    struct Row {
        const char* reply;
        const char* code;
    };
    const Row row = GENERATE(
        Row{"6988", "card.session_lost"},                     // plain error
        Row{"9000", "card.session_lost"},                     // plain success proves nothing
        Row{"99029000 9000", "card.unreadable"},              // no MAC
        Row{"8E08FA855A5D4C50A8ED 9000", "card.unreadable"},  // no status
        Row{"8E08FA855A5D4C50A8ED99029000 9000", "card.unreadable"},  // wrong order
        Row{"990290008E08FA855A5D4C50A8ED00 9000", "card.unreadable"},
        Row{"990290008E07FA855A5D4C50A8 9000", "card.unreadable"},
        Row{"9903900000 8E08FA855A5D4C50A8ED 9000", "card.unreadable"},
        Row{"990290008E08FA855A5D4C50A8ED 6282", "card.unreadable"},  // another status outside
        Row{"990290008E08FA855A5D4C50A8EE 9000", "card.unreadable"});
    CAPTURE(row.reply);
    auto session = published_session();
    REQUIRE(session.protect(kSelectCom));
    const auto opened = session.unprotect(ResponseApdu::parse(hex(row.reply)).value());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == row.code);
}

TEST_CASE("an old reply played again is refused") {
    auto session = published_session();
    REQUIRE(session.protect(kSelectCom));
    const auto reply = ResponseApdu::parse(hex(kSelectReply)).value();
    REQUIRE(session.unprotect(reply));
    REQUIRE(session.protect(kSelectCom));
    CHECK_FALSE(session.unprotect(reply));
}

TEST_CASE("nothing is sent under a session that has ended") {
    ScriptedChannel card({"6988"});
    SecureChannel channel(card, published_session());
    CHECK_FALSE(channel.transmit(kSelectCom));
    const auto again = channel.transmit(kSelectCom);
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "card.session_lost");
    CHECK(card.sent.size() == 1);
}

TEST_CASE("a wide reply asks for it in the extended form") {
    auto session = published_session();
    const auto wide = session.protect({0x00, 0xB0, 0x00, 0x00, {}, 2000});
    REQUIRE(wide);
    CHECK(to_hex(wide->data).starts_with("970207d08e08"));
    CHECK(wide->expected == kExtendedReplyMost);
}
