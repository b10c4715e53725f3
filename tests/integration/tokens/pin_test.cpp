// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/tokens/world.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::tokens;
using namespace tereze::testing;

namespace {
/// "code tries" of a signature with this PIN.
std::string outcome(InsertedToken& inserted, const std::string& pin) {
    const auto signature = inserted.sign(pin);
    if (signature)
        return "signed";
    const auto left = tries_left(signature.error());
    return signature.error().code + (left ? " " + std::to_string(*left) : "");
}
}  // namespace

TEST_CASE("wrong PINs count down to a lock that the right PIN no longer opens") {
    InsertedToken inserted;
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 2");
    CHECK(outcome(inserted, "111111") == "token.pin_wrong 1");
    CHECK(inserted.token->pin_state(inserted.context)->final_try);
    CHECK(outcome(inserted, "222222") == "token.pin_locked 0");
    // SoftHSM2 itself would take it: the refusal shows that it was not asked.
    CHECK(outcome(inserted, kPin) == "token.pin_locked 0");
    CHECK(inserted.token->pin_state(inserted.context)->locked);
    CHECK(inserted.token->status(inserted.context).has_reason("pin-locked"));

    inserted.token->forget_wrong_pins();
    CHECK(outcome(inserted, kPin) == "signed");
}

TEST_CASE("the right PIN gives all tries back") {
    InsertedToken inserted;
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 2");
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 1");
    CHECK(outcome(inserted, kPin) == "signed");
    CHECK(inserted.token->pin_state(inserted.context)->tries_left == 3);
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 2");
}

TEST_CASE("a PIN of a length that the token never has costs no try") {
    InsertedToken inserted;
    CHECK(outcome(inserted, "1") == "token.pin_wrong 3");
    CHECK(outcome(inserted, "") == "token.pin_wrong 3");
    CHECK(outcome(inserted, std::string(400, '1')) == "token.pin_wrong 3");
    CHECK(outcome(inserted, kPin) == "signed");
}

TEST_CASE("after a restart the token's own mark of wrong PINs is seen, without a number") {
    InsertedToken inserted;
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 2");
    inserted.reopen();
    const auto state = inserted.token->pin_state(inserted.context);
    REQUIRE(state.has_value());
    CHECK_FALSE(state->known);
    CHECK_FALSE(state->locked);
}

TEST_CASE("a key that wants its PIN for every signature gets it") {
    InsertedToken inserted(KeyPolicy::PinForEverySignature);
    CHECK(outcome(inserted, kPin) == "signed");
    CHECK(outcome(inserted, kPin) == "signed");
    CHECK(outcome(inserted, "000000") == "token.pin_wrong 2");
}
