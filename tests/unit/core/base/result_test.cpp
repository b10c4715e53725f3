// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Failures and the macros that pass them on.
#include "core/base/result.h"

#include <catch2/catch.hpp>

#include <memory>

using namespace tereze;

namespace {
// A code of no message on purpose, which is why it is not written as a literal in the call.
constexpr std::string_view kCode = "test.broken";

Result<std::unique_ptr<int>> give(bool well) {
    if (!well)
        return fail(kCode, ErrorClass::Hardware, Remedy::Clear, "detail");
    return std::make_unique<int>(7);
}

Result<int> take(bool well) {
    TEREZE_ASSIGN(const auto number, give(well));
    return *number + 1;
}

Result<> pass(bool well, bool& reached) {
    TEREZE_TRY(take(well));
    reached = true;
    return {};
}
}  // namespace

TEST_CASE("a value passes through the macros, moved and not copied") {
    const auto taken = take(true);
    REQUIRE(taken);
    CHECK(*taken == 8);
    bool reached = false;
    CHECK(pass(true, reached));
    CHECK(reached);
}

TEST_CASE("a failure passes through the macros unchanged and ends the function") {
    bool reached = false;
    const auto passed = pass(false, reached);
    REQUIRE_FALSE(passed);
    CHECK_FALSE(reached);
    CHECK(passed.error() ==
          Error{std::string(kCode), ErrorClass::Hardware, Remedy::Clear, "detail"});
    CHECK(passed.error().message_id() == "error.test.broken");
}
