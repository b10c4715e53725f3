// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ICAO Doc 9303-11, appendix D.1 to D.3: the published numbers.
#include "drivers/cards/lds/primitives.h"

#include "drivers/cards/lds/session_cipher.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards::lds;
using tereze::drivers::cards::testing::hex;

TEST_CASE("a seed gives the keys of appendix D.1 with odd parity") {
    const auto keys =
        derive_keys(SessionCipher::TripleDes, hex("239AB9CB282DAF66231DC5A4DF6BFBAE"));
    REQUIRE(keys);
    CHECK(to_hex(keys->encryption.bytes()) == "ab94fdecf2674fdfb9b391f85d7f76f2");
    CHECK(to_hex(keys->mac.bytes()) == "7962d9ece03d1acd4c76089dce131543");
}

TEST_CASE("the exchanged halves give the session keys of appendix D.3") {
    const auto keys =
        derive_keys(SessionCipher::TripleDes, hex("0036D272F5C350ACAC50C3F572D23600"));
    REQUIRE(keys);
    CHECK(to_hex(keys->encryption.bytes()) == "979ec13b1cbfe9dcd01ab0fed307eae5");
    CHECK(to_hex(keys->mac.bytes()) == "f1cb1f1fb5adf208806b89dc579dc1f8");
}

TEST_CASE("the cryptograms and MACs of appendix D.3 come out both ways") {
    const Bytes enc = hex("AB94FDECF2674FDFB9B391F85D7F76F2");
    const Bytes mac = hex("7962D9ECE03D1ACD4C76089DCE131543");
    const Bytes plain = hex("781723860C06C2264608F919887022120B795240CB7049B01C19B33E32804F0B");
    const Bytes secret = hex("72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2");
    CHECK(triple_des_cbc(enc, plain, Direction::Encrypt) == secret);
    CHECK(triple_des_cbc(enc, secret, Direction::Decrypt) == plain);
    CHECK(retail_mac(mac, padded(secret)) == hex("5F1448EEA8AD90A7"));
    const Bytes answer = hex("46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F");
    CHECK(retail_mac(mac, padded(answer)) == hex("2F2D235D074D7449"));
}

TEST_CASE("padding is always added and only real padding is taken off") {
    CHECK(padded({}) == hex("8000000000000000"));
    CHECK(padded(hex("0102030405060708")) == hex("01020304050607088000000000000000"));
    CHECK(unpadded(hex("0102800000000000")) == hex("0102"));
    CHECK(unpadded(hex("0102030405060780")) == hex("01020304050607"));
    CHECK_FALSE(unpadded(hex("0000000000000000")));
    CHECK_FALSE(unpadded(hex("0102030405060708")));
    CHECK_FALSE(unpadded({}));
}

TEST_CASE("wrong sizes are an error, not a crash") {
    CHECK_FALSE(triple_des_cbc(hex("00"), Bytes(8), Direction::Encrypt));
    CHECK_FALSE(triple_des_cbc(Bytes(16), Bytes(7), Direction::Encrypt));
    CHECK_FALSE(retail_mac(Bytes(16), Bytes(7)));
    CHECK_FALSE(retail_mac(Bytes(16), {}));
}

TEST_CASE("the send sequence counter carries over") {
    Bytes counter = hex("88702212 0C06FFFF");
    increment(counter);
    CHECK(counter == hex("88702212 0C070000"));
    counter = hex("FFFFFFFFFFFFFFFF");
    increment(counter);
    CHECK(counter == hex("0000000000000000"));
}
