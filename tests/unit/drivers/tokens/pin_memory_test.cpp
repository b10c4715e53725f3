// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/pin_memory.h"

#include <catch2/catch.hpp>

using namespace tereze::drivers::tokens;

TEST_CASE("wrong PINs are counted for each token until a right one") {
    PinMemory memory(3);
    CHECK(memory.state("a", {}).tries_left == 3);
    memory.wrong("a");
    CHECK(memory.state("a", {}).tries_left == 2);
    CHECK(memory.state("b", {}).tries_left == 3);
    memory.wrong("a");
    CHECK(memory.state("a", {}).tries_left == 1);
    CHECK(memory.state("a", {}).final_try);
    CHECK_FALSE(memory.state("a", {}).locked);
    memory.right("a");
    CHECK(memory.state("a", {}).tries_left == 3);
}

TEST_CASE("at no tries left the token counts as locked until service resets it") {
    PinMemory memory(1);
    memory.wrong("a");
    CHECK(memory.state("a", {}).locked);
    CHECK(memory.state("a", {}).tries_left == 0);
    memory.wrong("a");
    CHECK(memory.state("a", {}).tries_left == 0);
    memory.forget();
    CHECK_FALSE(memory.state("a", {}).locked);
}

TEST_CASE("what the token itself says goes before our own count") {
    PinMemory memory(5);
    const PinFlags final_try{true, true, false};
    CHECK(memory.state("a", final_try).tries_left == 1);
    CHECK(memory.state("a", final_try).final_try);
    const PinFlags locked{true, false, true};
    CHECK(memory.state("a", locked).locked);
    CHECK(memory.state("a", locked).tries_left == 0);
}

TEST_CASE("wrong PINs entered elsewhere make the number unknown, not invented") {
    PinMemory memory(3);
    const PinFlags low{true, false, false};
    CHECK_FALSE(memory.state("a", low).known);
    CHECK_FALSE(memory.state("a", low).tries_left.has_value());
    CHECK_FALSE(memory.state("a", low).locked);
    memory.wrong("a");
    CHECK(memory.state("a", low).tries_left == 2);
}
