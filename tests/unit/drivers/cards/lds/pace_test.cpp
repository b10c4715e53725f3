// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// PACE after the worked examples of ICAO Doc 9303-11, appendices G.1 and H.1, and chips that refuse
// or lie.
#include "drivers/cards/lds/pace.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;
using namespace std::chrono_literals;
using tereze::drivers::cards::testing::hex;
using tereze::drivers::cards::testing::ScriptedChannel;

namespace {

const std::string kCardAccess = "31143012060A04007F0007020204020202010202010D";

identity::ChipKey published_key() {
    return identity::MrzKey::from_fields("T22000129", 1964y / 8 / 12, 2010y / 10 / 31).value();
}

PaceInfo published_info() {
    return choose_pace(parse_security_infos(hex(kCardAccess)).value()).value();
}

/// The terminal's two private keys of appendix G.1, one after the other.
RandomSource published_random() {
    return [count = 0](std::size_t) mutable {
        return hex(count++ == 0
                       ? "7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99"
                       : "A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595");
    };
}

const std::string kOurMapping =
    "047acf3efc982ec45565a4b155129efbc74650dcbfa6362d896fc70262e0c2cc5e"
    "544552dcb6725218799115b55c9baa6d9f6bc3a9618e70c25af71777a9c4922d";
const std::string kChipMapping =
    "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54";
const std::string kOurKey =
    "042db7a64c0355044ec9df190514c625cba2cea48754887122f3a5ef0d5edd301c"
    "3556f3b3b186df10b857b58f6a7eb80f20ba5dc7be1d43d9bf850149fbb36462";
const std::string kChipKey =
    "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094";

std::deque<std::string> published_answers() {
    return {"9000", "7C12801095A3A016522EE98D01E76CB6B98B42C39000",
            "7C438241" + kChipMapping + "9000", "7C438441" + kChipKey + "9000",
            "7C0A86083ABB9674BCE93C089000"};
}

Result<PaceSession> run(std::deque<std::string> answers) {
    ScriptedChannel card(std::move(answers));
    return authenticate_pace(card, published_info(), published_key(), published_random());
}

}  // namespace

TEST_CASE("EF.CardAccess of appendix G.1 is PACE with ECDH, generic mapping and AES-128") {
    const auto info = published_info();
    CHECK(to_hex(info.protocol) == "04007f00070202040202");
    CHECK(info.mapping == PaceMapping::Generic);
    CHECK(info.cipher == SessionCipher::Aes128);
    CHECK(info.parameter_id == 13);
    CHECK(info.name() == "PACE ECDH-GM AES-128, curve 13");
}

TEST_CASE("the printed zone gives the key of appendix G, which opens the nonce") {
    const auto key = derive_pace_key(SessionCipher::Aes128, published_key());
    REQUIRE(key);
    CHECK(to_hex(key->bytes()) == "89ded1b26624ec1e634c1989302849dd");
    const auto nonce = decrypt_blocks(SessionCipher::Aes128, key->bytes(),
                                      hex("95A3A016522EE98D01E76CB6B98B42C3"));
    CHECK(to_hex(nonce.value()) == "3f00c4d39d153f2b2a214a078d899b22");
}

TEST_CASE("the generic mapping gives the shared point and the generator of appendix G.1") {
    const auto curve = Curve::standardised(13).value();
    const auto shared = curve.multiply(
        hex(kChipMapping), hex("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99"));
    REQUIRE(shared);
    CHECK(to_hex(*shared) ==
          "0460332ef2450b5d247ef6d3868397d398852ed6e8caf6ffeef6bf85ca57057fd5"
          "0840ca7415baf3e43bd414d35aa4608b93a2caf3a4e3ea4e82c9c13d03eb7181");
    const auto generator = map_generic(curve, hex("3F00C4D39D153F2B2A214A078D899B22"), *shared);
    CHECK(to_hex(generator.value()) ==
          "048ced63c91426d4f0eb1435e7cb1d74a46723a0af21c89634f65a9ae87a9265e2"
          "8c879506743f8611ac33645c5b985c80b5f09a0b83407c1b6a4d857ae76fe522");
}

TEST_CASE("the key agreement gives the secret, the session keys and the tokens of appendix G.1") {
    const auto curve = Curve::standardised(13).value();
    const auto secret = curve.agree(
        hex("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595"), hex(kChipKey));
    REQUIRE(secret);
    CHECK(to_hex(*secret) == "28768d20701247dae81804c9e780ede582a9996db4a315020b2733197db84925");
    const auto keys = derive_keys(SessionCipher::Aes128, *secret);
    REQUIRE(keys);
    CHECK(to_hex(keys->encryption.bytes()) == "f5f0e35c0d7161ee6724ee513a0d9a7f");
    CHECK(to_hex(keys->mac.bytes()) == "fe251c7858b356b24514b3bd5f4297d1");
    const auto session = derive_session(SessionCipher::Aes128, *secret).value();
    const Bytes protocol = hex("04007F00070202040202");
    CHECK(to_hex(authentication_token(*session, token_input(protocol, hex(kChipKey))).value()) ==
          "c2b0bd78d94ba866");
    CHECK(to_hex(authentication_token(*session, token_input(protocol, hex(kOurKey))).value()) ==
          "3abb9674bce93c08");
}

TEST_CASE("PACE sends the commands of appendix G.1 byte for byte") {
    ScriptedChannel card(published_answers());
    const auto session =
        authenticate_pace(card, published_info(), published_key(), published_random());
    if (!session)
        UNSCOPED_INFO(session.error().detail);
    REQUIRE(session);
    CHECK(card.sent == std::vector<std::string>{
                           "0022c1a40f800a04007f00070202040202830101",
                           "10860000027c0000",
                           "10860000457c438141" + kOurMapping + "00",
                           "10860000457c438341" + kOurKey + "00",
                           "008600000c7c0a8508c2b0bd78d94ba86600",
                       });
    CHECK(session->chip_mapping.chip_data.empty());
}

TEST_CASE("the integrated mapping gives the number and the generator of appendix H.1") {
    const auto key = hex("591468CDA83D65219CCCB8560233600F");
    const auto nonce =
        decrypt_blocks(SessionCipher::Aes128, key, hex("143DC40C08C8E891FBED7DEDB92B64AD"));
    CHECK(to_hex(nonce.value()) == "2923be84e16cd6ae529049f1f1bbe9eb");
    const auto curve = Curve::standardised(13).value();
    const auto number = integrated_mapping_number(SessionCipher::Aes128, curve.field_bits(), *nonce,
                                                  hex("5DD4CBFC96F5453B130D890A1CDBAE32"));
    CHECK(to_hex(number.value()) ==
          "e4447e2dfb3586bac05ddb00156b57fbb2179a3949294c97"
          "254189800c517baa8da0ff397ed8c445d3e421e4feb57322");
    CHECK(to_hex(curve.encode_to_point(*number).value()) ==
          "048e82d31559ed0fde92a4d0498add3c23baba94fb77691e31e90aea77fb17d427"
          "4c1ae14bd0c3dbac0c871b7f3608169364437ca30ac243a089d3f266c1e60fad");
}

TEST_CASE("a chip that refuses our proof was given a wrong zone or a wrong access number") {
    auto answers = published_answers();
    answers.back() = GENERATE("6300", "63C2", "6982", "6985", "6988", "6A80");
    CHECK(run(answers).error().code == "card.mrz_wrong");
    ScriptedChannel card(answers);
    const identity::ChipKey number = identity::CardAccessNumber::parse("123456").value();
    CHECK(authenticate_pace(card, published_info(), number, published_random()).error().code ==
          "card.can_wrong");
    CHECK(card.sent.front() == "0022c1a40f800a04007f00070202040202830102");
}

TEST_CASE("a chip that does not prove the password, or sends no proper points, is not believed") {
    auto answers = published_answers();
    SECTION("a wrong token") {
        answers[4] = "7C0A86083ABB9674BCE93C099000";
    }
    SECTION("no token") {
        answers[4] = "7C009000";
    }
    SECTION("our own key sent back") {
        answers[3] = "7C438441" + kOurKey + "9000";
    }
    SECTION("our own mapping sent back") {
        answers[2] = "7C438241" + kOurMapping + "9000";
    }
    SECTION("a point beside the curve") {
        answers[2] = "7C438241" + kChipMapping.substr(0, kChipMapping.size() - 2) + "559000";
    }
    SECTION("the point at infinity") {
        answers[3] = "7C038401009000";
    }
    SECTION("a short nonce") {
        answers[1] = "7C04800201029000";
    }
    SECTION("another status in the middle") {
        answers[2] = "6F00";
    }
    SECTION("bytes that are no object") {
        answers[1] = "7CFF9000";
    }
    CHECK(run(answers).error().code == "card.unreadable");
}

TEST_CASE("an access number has six digits") {
    CHECK(identity::CardAccessNumber::parse("12 34 56").value().digits() == "123456");
    const char* text = GENERATE("", "12345", "1234567", "12345a", "12345٣");
    CHECK(identity::CardAccessNumber::parse(text).error().code == "identity.can_invalid");
}
