// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Mutual authentication after ICAO Doc 9303-11, appendix D.3, and cards that refuse or lie.
#include "drivers/cards/lds/bac.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using namespace std::chrono_literals;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {

identity::MrzKey published_key() {
    return identity::MrzKey::from_fields("L898902C", 1969y / 8 / 6, 1994y / 6 / 23).value();
}
Bytes published_random(std::size_t count) {
    return count == 8 ? hex("781723860C06C226") : hex("0B795240CB7049B01C19B33E32804F0B");
}
constexpr auto kChallenge = "4608F91988702212 9000";
const std::string kAnswer =
    "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449";

}  // namespace

TEST_CASE("the printed zone gives the document basic access keys of appendix D.2") {
    const auto keys = derive_bac_keys(published_key());
    REQUIRE(keys);
    CHECK(to_hex(keys->encryption.bytes()) == "ab94fdecf2674fdfb9b391f85d7f76f2");
    CHECK(to_hex(keys->mac.bytes()) == "7962d9ece03d1acd4c76089dce131543");
}

TEST_CASE("mutual authentication sends the published command and agrees on the published session") {
    ScriptedChannel card({kChallenge, kAnswer + "9000"});
    auto session = authenticate_bac(card, published_key(), published_random);
    REQUIRE(session);
    CHECK(card.sent == std::vector<std::string>{
                           "0084000008",
                           "008200002872c29c2371cc9bdb65b779b8e8d37b29ecc154aa56a8799fae2f498f76"
                           "ed92f25f1448eea8ad90a728"});
    const auto select = session->protect({0x00, 0xA4, 0x02, 0x0C, {0x01, 0x1E}, 0});
    REQUIRE(select);
    CHECK(to_hex(select->bytes()) == "0ca4020c158709016375432908c044f68e08bf8b92d635ff24f800");
}

TEST_CASE("each word with which cards refuse a key means a wrong zone") {
    const char* status = GENERATE("6300", "63C2", "6982", "6985", "6988", "6A80", "6F00");
    CAPTURE(status);
    ScriptedChannel card({kChallenge, status});
    const auto session = authenticate_bac(card, published_key(), published_random);
    REQUIRE_FALSE(session);
    CHECK(session.error().code == "card.mrz_wrong");
    CHECK(session.error().error_class == ErrorClass::User);
}

TEST_CASE("a card without BAC is not a wrong zone") {
    for (const auto* status : {"6D00", "6E00", "6982", "6985"}) {
        CAPTURE(status);
        ScriptedChannel card({status});
        CHECK(authenticate_bac(card, published_key(), published_random).error().code ==
              "card.unknown");
    }
    for (const auto* status : {"6D00", "6700", "6B00"}) {
        CAPTURE(status);
        ScriptedChannel card({kChallenge, status});
        CHECK(authenticate_bac(card, published_key(), published_random).error().code ==
              "card.unreadable");
    }
}

TEST_CASE("a card that does not prove the key is not believed") {
    const auto code_for = [](const std::string& challenge, const std::string& answer) {
        ScriptedChannel card({challenge, answer});
        const auto session = authenticate_bac(card, published_key(), published_random);
        return session ? std::string("believed") : session.error().code;
    };
    CHECK(code_for("4608F919887022 9000", kAnswer + "9000") == "card.unreadable");
    CHECK(code_for(kChallenge, "9000") == "card.unreadable");
    CHECK(code_for(kChallenge, kAnswer + "00 9000") == "card.unreadable");
    CHECK(code_for("0000000000000000 9000", kAnswer + "9000") == "card.unreadable");
    auto damaged = kAnswer;
    damaged[10] = damaged[10] == '0' ? '1' : '0';
    CHECK(code_for(kChallenge, damaged + "9000") == "card.unreadable");
}

TEST_CASE("a card pulled in the middle is told as that") {
    ScriptedChannel card({kChallenge, "!card.removed"});
    CHECK(authenticate_bac(card, published_key(), published_random).error().code == "card.removed");
}
