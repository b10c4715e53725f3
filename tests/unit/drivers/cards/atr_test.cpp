// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ATRs of cards met in Kazakhstan (pcsc-tools' list) and cut ones.
#include "drivers/cards/atr.h"

#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using tereze::drivers::cards::testing::hex;

TEST_CASE("historical bytes stand behind however many interface bytes there are") {
    const auto history = [](std::string_view text) {
        const Bytes atr = hex(text);
        return as_text(historical_bytes(atr));
    };
    CHECK(history("3B88014B415A544F4B454E82") == "KAZTOKEN");
    CHECK(history("3B771800004B4153414B4944") == "KASAKID");
    CHECK(history("3B391900534F4D414453333031") == "SOMADS301");
    CHECK(to_hex(as_bytes(history("3BFA1800FF8031FE450031807394410000900090"))) ==
          "00318073944100009000");
    CHECK(history("").empty());
    CHECK(history("3B").empty());
    CHECK(history("3BFA18").empty());
    CHECK(history("3B884B41").empty());
}

TEST_CASE("lengths are believed only where the card capabilities speak of them") {
    const auto card = [](std::string_view atr) { return card_capabilities(hex(atr)); };
    constexpr CardCapabilities kNone{};
    CHECK(card("3BFA1800FF8031FE450031807394410000900090") == kNone);
    CHECK(card("3B85800180 73C02140 00") == CardCapabilities{false, true, false});
    CHECK(card("3B85800180 73C02180 00") == CardCapabilities{true, false, false});
    CHECK(card("3B85800180 73C021E0 00") == CardCapabilities{true, true, true});
    CHECK(card("3B85800180 73C02100 00") == kNone);
    CHECK(card("3B88800100 73C02140 009000 00") == CardCapabilities{false, true, false});
    CHECK(card("3B83800180 73C0") == kNone);
    CHECK(card("") == kNone);
}
