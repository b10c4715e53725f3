// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Secrets: what is cleared is gone from memory.
#include "core/base/secret.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <type_traits>
#include <utility>

using namespace tereze;

static_assert(!std::is_copy_constructible_v<Secret>);
static_assert(!std::is_copy_assignable_v<Secret>);

TEST_CASE("a secret holds what is put into it") {
    Secret secret("12");
    secret.push_back('3');
    secret.append("45");
    CHECK(secret.view() == "12345");
    CHECK(secret.size() == 5);
    CHECK(as_text(secret.bytes()) == "12345");
    CHECK(Secret().empty());
}

TEST_CASE("removing the last character removes a whole UTF-8 character") {
    Secret secret("aә");
    secret.pop_back();
    CHECK(secret.view() == "a");
    secret.pop_back();
    CHECK(secret.empty());
    secret.pop_back();
    CHECK(secret.empty());
}

TEST_CASE("cleared and removed characters are overwritten in place") {
    Secret secret("123456");
    const char* memory = secret.view().data();
    secret.pop_back();
    CHECK(memory[5] == 0);
    secret.clear();
    CHECK(std::all_of(memory, memory + 6, [](char c) { return c == 0; }));
    secret.append("9");
    CHECK(secret.view().data() == memory);  // never reallocated
}

TEST_CASE("what does not fit is ignored") {
    Secret secret(std::string(Secret::kCapacity, 'x'));
    secret.push_back('y');
    CHECK(secret.size() == Secret::kCapacity);
    CHECK(secret.view().back() == 'x');
}

TEST_CASE("a moved secret leaves an empty one that can be used again") {
    Secret from("1234");
    Secret to = std::move(from);
    CHECK(to.view() == "1234");
    CHECK(from.empty());  // NOLINT(bugprone-use-after-move): the state after a move is the point
    from.push_back('5');
    CHECK(from.view() == "5");
    to = std::move(from);
    CHECK(to.view() == "5");
}

TEST_CASE("a duplicate has memory of its own") {
    Secret first("1234");
    const Secret second = first.duplicate();
    CHECK(second.view() == "1234");
    CHECK(second.view().data() != first.view().data());
    first.clear();
    CHECK(second.view() == "1234");
}

TEST_CASE("wiping empties texts and bytes and overwrites memory") {
    std::string text = "secret";
    wipe(text);
    CHECK(text.empty());
    Bytes bytes{1, 2, 3};
    wipe(bytes);
    CHECK(bytes.empty());
    char memory[3] = {'a', 'b', 'c'};
    wipe(memory, sizeof memory);
    CHECK(std::all_of(std::begin(memory), std::end(memory), [](char c) { return c == 0; }));
}
