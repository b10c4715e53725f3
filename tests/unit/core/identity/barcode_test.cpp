// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/identity/barcode.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::identity;

TEST_CASE("an IIN is found in whatever a scanner makes of a code") {
    for (const char* text :
         {"840229400006", "]C0840229400006", " 840229400006\t", "KAZ 840229400006",
          "012345678;840229400006;20340514", "840229400006 840229400006"}) {
        CAPTURE(text);
        const auto iin = iin_from_barcode(text);
        REQUIRE(iin);
        CHECK(iin->text() == "840229400006");
    }
}

TEST_CASE("a code without an IIN, or with two, names nobody") {
    for (const char* text : {"", "]", "]C0", "4607001234567", "840229400007", "8402294000060",
                             "84022940 0006", "840229400006 750101300004"}) {
        CAPTURE(text);
        const auto iin = iin_from_barcode(text);
        REQUIRE_FALSE(iin);
        CHECK(iin.error().code == "identity.barcode_without_iin");
    }
}
