// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/der/der.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;

TEST_CASE("lengths take the shortest form") {
    CHECK(to_hex(der::octet_string({})) == "0400");
    const auto head = [](std::size_t size) {
        const auto bytes = der::octet_string(Bytes(size, 0));
        CHECK(bytes.size() > size);
        return to_hex(ByteView(bytes).first(bytes.size() - size));
    };
    CHECK(head(127) == "047f");
    CHECK(head(128) == "048180");
    CHECK(head(255) == "0481ff");
    CHECK(head(256) == "04820100");
    CHECK(head(65536) == "0483010000");
}

TEST_CASE("integers stay positive and without padding") {
    CHECK(to_hex(der::integer(0)) == "020100");
    CHECK(to_hex(der::integer(1)) == "020101");
    CHECK(to_hex(der::integer(127)) == "02017f");
    CHECK(to_hex(der::integer(128)) == "02020080");
    CHECK(to_hex(der::integer(256)) == "02020100");
}

TEST_CASE("object identifiers are written as the standards print them") {
    CHECK(to_hex(der::object_identifier("1.2.840.113549.1.7.2")) == "06092a864886f70d010702");
    CHECK(to_hex(der::object_identifier("2.16.840.1.101.3.4.2.1")) == "0609608648016503040201");
    CHECK(to_hex(der::object_identifier("2.999.3")) == "0603883703");  // X.690 §8.19.5
    CHECK(to_hex(der::object_identifier("1.2.398.3.10.1.1.2.2")) == "06092a830e030a01010202");
}

TEST_CASE("a SET OF is in the order of its encodings, without doubles") {
    const auto two = der::integer(2);
    const auto long_one = der::octet_string(Bytes(3, 1));
    CHECK(to_hex(der::set_of({long_one, two, two})) == "3108" + to_hex(two) + to_hex(long_one));
    CHECK(to_hex(der::set_of_tagged(0xA0, {two})) == "a003020102");
}

TEST_CASE("times are UTCTime through 2049 and GeneralizedTime after") {
    using namespace std::chrono;
    const auto text = [](calendar::TimePoint time) {
        const auto bytes = der::time(time);
        return to_hex(ByteView(bytes).first(1)) + " " + as_text(ByteView(bytes).subspan(2));
    };
    CHECK(text(sys_days(2026y / November / 22) + 5h + 19min + 7s + 900ms) == "17 261122051907Z");
    CHECK(text(sys_days(2050y / January / 1) - 1s) == "17 491231235959Z");
    CHECK(text(sys_days(2050y / January / 1)) == "18 20500101000000Z");
}

TEST_CASE("algorithm identifiers carry NULL where their standard wants it") {
    CHECK(to_hex(der::algorithm_identifier("2.16.840.1.101.3.4.2.1", der::Parameters::Absent)) ==
          "300b0609608648016503040201");
    CHECK(to_hex(der::algorithm_identifier("1.2.840.113549.1.1.11", der::Parameters::Null)) ==
          "300d06092a864886f70d01010b0500");
}
