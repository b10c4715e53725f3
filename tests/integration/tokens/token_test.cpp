// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/tokens/world.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers;
using namespace tereze::drivers::tokens;
using namespace tereze::testing;

TEST_CASE("an inserted token is online and says what it can") {
    InsertedToken inserted;
    CHECK(inserted.token->id() == "token");
    CHECK(inserted.token->status(inserted.context).state == DeviceState::Online);
    const auto capabilities = inserted.token->capabilities(inserted.context);
    CHECK(capabilities.at("token.sha256_rsa") == "yes");
    CHECK(capabilities.at("pin.tries") == "3");
}

TEST_CASE("certificates with a key are listed and left-overs are not") {
    InsertedToken inserted;
    inserted.store.import_certificate(kLabel, kPin, "77", hall().pki.root().certificate);
    inserted.store.import_certificate(kLabel, kPin, "78",
                                      hall().pki.issue_terminal("left-over").certificate);
    inserted.reopen();
    const auto all = inserted.token->certificates(inserted.context);
    REQUIRE(all.has_value());
    REQUIRE(all->size() == 1);
    CHECK(all->front().id_hex == "01");
    CHECK(all->front().label == "sign");
    CHECK(all->front().certificate.iin() == sample_operator().iin);
}

TEST_CASE("without a token everything says that it is absent") {
    TemporaryFolder folder;
    const SoftToken empty(folder.path());
    empty.use_in_this_process();
    auto token = Token::open("token", {SoftToken::module_path(), std::nullopt, 3, true}).value();
    const CommandContext context;
    CHECK(token->status(context).state == DeviceState::NoDevice);
    CHECK(code_of(token->certificates(context)) == "token.absent");
    CHECK(code_of(token->pin_state(context)) == "token.absent");
    CHECK(code_of(token->sign("01", Secret(kPin), as_bytes("x"), context)) == "token.absent");
}

TEST_CASE("a token of another label is not taken") {
    InsertedToken inserted;
    inserted.token.reset();
    auto token = Token::open("token", {SoftToken::module_path(), "SOMEBODY-ELSE", 3, true}).value();
    CHECK(code_of(token->certificates(inserted.context)) == "token.absent");
}

TEST_CASE("of two tokens none is guessed") {
    InsertedToken inserted;
    inserted.token.reset();
    inserted.store.initialise("SECOND", kPin);
    auto token = Token::open("token", {SoftToken::module_path(), std::nullopt, 3, true}).value();
    CHECK(code_of(token->certificates(inserted.context)) == "token.several");
    CHECK(token->status(inserted.context).has_reason("several-tokens"));
}

TEST_CASE("a pulled token is missed, and works again when it is back") {
    InsertedToken inserted;
    REQUIRE(code_of(inserted.sign("000000")) == "token.pin_wrong");
    inserted.store.remove();
    CHECK(code_of(inserted.sign(kPin)) == "token.absent");
    CHECK(inserted.token->status(inserted.context).state == DeviceState::NoDevice);
    inserted.store.reinsert();
    CHECK(inserted.token->status(inserted.context).state == DeviceState::Online);
    // Pulling it out and putting it back gives no new tries.
    CHECK(inserted.token->pin_state(inserted.context)->tries_left == 2);
    CHECK(inserted.sign(kPin).has_value());
}

TEST_CASE("a key id that is not on the token is refused after the PIN") {
    InsertedToken inserted;
    const Secret pin(kPin);
    for (const auto* id : {"", "zz", "02", "0101"}) {
        CAPTURE(id);
        const auto result = inserted.token->sign(id, pin, as_bytes("x"), inserted.context);
        REQUIRE_FALSE(result.has_value());
        CHECK(code_of(result) == "token.no_certificate");
    }
}

TEST_CASE("the session is logged out after a signature and after a failure") {
    InsertedToken inserted;
    // A second login in the same process fails with "already logged in" if the first one is left
    // open.
    auto second = Token::open("second", {SoftToken::module_path(), kLabel, 3, true}).value();
    const Secret pin(kPin);
    CHECK(inserted.sign(kPin).has_value());
    CHECK(second->sign("01", pin, as_bytes("x"), inserted.context).has_value());
    CHECK_FALSE(inserted.token->sign("99", pin, as_bytes("x"), inserted.context).has_value());
    CHECK(second->sign("01", pin, as_bytes("x"), inserted.context).has_value());
}

TEST_CASE("a cancelled command does not touch the token") {
    InsertedToken inserted;
    std::stop_source stop;
    stop.request_stop();
    inserted.context.stop = stop.get_token();
    CHECK(code_of(inserted.sign("000000")) == "device.cancelled");
    inserted.context.stop = {};
    CHECK(inserted.token->pin_state(inserted.context)->tries_left == 3);
}
