// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Data objects at the edges of their forms.
#include "drivers/cards/tlv.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;

TEST_CASE("objects are read one behind the other, with tags of one, two and three bytes") {
    const Bytes bytes = hex("5C0161 5F360102 7F8101 00 7F66810101");
    const auto objects = parse_tlvs(bytes);
    REQUIRE(objects);
    REQUIRE(objects->size() == 4);
    CHECK((*objects)[0].tag == 0x5C);
    CHECK((*objects)[1].tag == 0x5F36);
    CHECK((*objects)[2].tag == 0x7F8101);
    CHECK((*objects)[2].value.empty());
    CHECK((*objects)[3].tag == 0x7F66);
    CHECK(find_tlv(*objects, 0x5F36)->front() == 0x02);
    CHECK_FALSE(find_tlv(*objects, 0x61).has_value());
}

TEST_CASE("what is written reads back, at every width of the length") {
    for (const std::size_t size : {0u, 1u, 127u, 128u, 255u, 256u, 65535u, 65536u})
        for (const std::uint32_t tag : {0x61u, 0x5F1Fu, 0x7F8101u}) {
            CAPTURE(size, tag);
            const Bytes value(size, 0x3C);
            const auto objects = parse_tlvs(make_tlv(tag, value));
            REQUIRE(objects);
            REQUIRE(objects->size() == 1);
            CHECK((*objects)[0].tag == tag);
            CHECK((*objects)[0].value.size() == size);
        }
    CHECK(make_tlv(0x5F1F, hex("AABB")) == hex("5F1F02AABB"));
    CHECK(make_tlv(0x87, Bytes(128, 0)).size() == 3 + 128);
}

TEST_CASE("malformed objects are refused, never read beyond their end") {
    const char* bytes =
        GENERATE("61", "6102AA", "61820001", "6180", "6184000000 01AA", "0000", "FF00", "5F",
                 "5F01", "5F8000", "7F818101 00", "618200", "6101AA00");
    CAPTURE(bytes);
    const auto objects = parse_tlvs(hex(bytes));
    REQUIRE_FALSE(objects);
    CHECK(objects.error().code == "card.data_invalid");
}

TEST_CASE("a header tells the size of a file before its content is there") {
    const auto header = read_tlv_header(hex("7582 3A98 7F61"));
    REQUIRE(header);
    CHECK(header->tag == 0x75);
    CHECK(header->header_size == 4);
    CHECK(header->value_size == 15000);
    CHECK(header->whole_size() == 15004);
}
