// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The cards that people in Kazakhstan carry, by the ATRs of pcsc-tools' list.
#include "drivers/cards/known_cards.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;

TEST_CASE("a card is named by the beginning of its answer to reset") {
    CHECK(known_card(hex("3B7718 00004B4153414B4944")) == "KZ ID (KASAKID)");
    CHECK(known_card(hex("3B391900534F4D4144533330 31")) == "KZ ID (SOMA DS30)");
    CHECK(known_card(hex("3B391900534F4D4144533330 33")) == "KZ ID (SOMA DS30)");
    CHECK(known_card(hex("3B3E9500534F4D412D633030372D44533162")) == "KZ ID (SOMA-c007)");
    CHECK(known_card(hex("3BFA1800FF8031FE450031807394410000900090")) == "KZ ID 2022");
    CHECK(known_card(hex("3B8C800150F56FF82BE1F35E113381C73C")) == "KZ ID, contactless");
    CHECK(known_card(hex("3B8A00920126910700019303 00")) == "KZ driving licence");
    CHECK(known_card(hex("3B88014B415A544F4B454E82")) == "KAZTOKEN");
    CHECK(known_card(hex("3BDC18FF8191FE1FC38073C82113660106115900 0128")) == "JaCarta");
}

TEST_CASE("another card, and one that does not answer, have no name") {
    CHECK(known_card(hex("3B951381018073FF01000B")).empty());
    CHECK(known_card({}).empty());
}
