// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Tenge add up and compare, and are no other number.
#include "core/fees/tenge.h"

#include <catch2/catch.hpp>

#include <type_traits>

using tereze::fees::Tenge;

TEST_CASE("tenge add up, subtract and compare") {
    CHECK(Tenge(17310) + Tenge(1731) == Tenge(19041));
    CHECK((Tenge(17310) - Tenge(17311)).whole() == -1);
    CHECK(Tenge(1) < Tenge(2));
    CHECK(Tenge() == Tenge(0));
}

TEST_CASE("a number does not become tenge by itself, nor tenge a number") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::int64_t, Tenge>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<Tenge, std::int64_t>);
}
