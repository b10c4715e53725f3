// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A zone reader that types like a keyboard.
#include "kiosk/screens/self_service/zone_lines.h"

#include <catch2/catch.hpp>

using tereze::screens::self_service::ZoneLines;

namespace {
// ICAO 9303-5 appendix B, the specimen of format TD1.
const std::string kFirst = "I<UTOD231458907<<<<<<<<<<<<<<<";
const std::string kSecond = "7408122F1204159UTO<<<<<<<<<<<6";
const std::string kThird = "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
}  // namespace

TEST_CASE("a number typed by hand stays in the field") {
    ZoneLines lines;
    std::string field = "012345678";
    CHECK_FALSE(lines.take_from(field));
    CHECK(field == "012345678");
    CHECK_FALSE(lines.begun());
}

TEST_CASE("three whole lines make the zone and leave the field empty") {
    ZoneLines lines;
    std::string field = kFirst;
    CHECK_FALSE(lines.take_from(field));
    CHECK(field.empty());
    CHECK(lines.begun());
    field = kSecond;
    CHECK_FALSE(lines.take_from(field));
    field = kThird;
    const auto zone = lines.take_from(field);
    REQUIRE(zone);
    CHECK(*zone == std::vector<std::string>{kFirst, kSecond, kThird});
    CHECK_FALSE(lines.begun());
}

TEST_CASE("lines without an end between them are told apart by their length") {
    ZoneLines lines;
    std::string field = kFirst + kSecond + kThird.substr(0, 7);
    CHECK_FALSE(lines.take_from(field));
    CHECK(field == kThird.substr(0, 7));
    field += kThird.substr(7);
    REQUIRE(lines.take_from(field));
}

TEST_CASE("thirty characters that no zone has are left to the field") {
    ZoneLines lines;
    std::string field = "abcdefghijklmnopqrstuvwxyzabcd";
    CHECK_FALSE(lines.take_from(field));
    CHECK(field.size() == ZoneLines::kLineLength);
}

TEST_CASE("a wiped zone begins anew") {
    ZoneLines lines;
    std::string field = kFirst + kSecond;
    CHECK_FALSE(lines.take_from(field));
    lines.wipe();
    field = kThird;
    CHECK_FALSE(lines.take_from(field));
    CHECK(lines.begun());
}
