// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A SoftHSM2 token as a key store: what openssl says of its signatures, and its PIN.
#include "drivers/tokens/pkcs11_store.h"
#include "tests/integration/tokens/world.h"
#include "tests/support/pki/openssl_cli.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::tokens;
using namespace tereze::testing;

namespace {

const auto kNow = std::chrono::system_clock::now();

struct Store {
    InsertedToken inserted;
    Pkcs11Store store{*inserted.token};
    std::string sign(const std::string& pin) {
        return code_of(store.sign("01", Secret(pin), as_bytes("content")));
    }
};

}  // namespace

TEST_CASE("a token's keys are described and its signature verifies with openssl") {
    Store bench;
    const auto keys = bench.store.keys(Secret(), kNow);
    REQUIRE(keys);
    REQUIRE(keys->size() == 1);
    CHECK(keys->front().offered());
    CHECK(keys->front().purpose == KeyPurpose::Sign);
    const auto signature =
        bench.store.sign(keys->front().id, Secret(kPin), as_bytes("content")).value();
    CHECK(openssl_verifies_rsa(bench.inserted.folder.path(), as_bytes("content"), signature,
                               keys->front().certificate.pem()));
}

TEST_CASE("the PIN is changed by its owner, and a wrong old one counts") {
    Store bench;
    CHECK(code_of(bench.store.change_pin(Secret("999999"), Secret("654321"))) == "token.pin_wrong");
    CHECK(bench.store.pin_state().value().tries_left == 2);
    CHECK(code_of(bench.store.change_pin(Secret(kPin), Secret("1"))) == "token.pin_refused");
    CHECK(code_of(bench.store.change_pin(Secret(kPin), Secret("654321"))) == "none");
    CHECK(bench.sign(kPin) == "token.pin_wrong");
    CHECK(bench.sign("654321") == "none");
}

TEST_CASE("a locked token is unblocked by the security officer's PIN") {
    Store bench;
    for (int i = 0; i < 3; ++i)
        (void)bench.sign("999999");
    CHECK(bench.sign(kPin) == "token.pin_locked");
    CHECK(code_of(bench.store.unblock(Secret("00000000"), Secret("654321"))) == "token.pin_wrong");
    CHECK(bench.store.pin_state().value().locked);
    CHECK(code_of(bench.store.unblock(Secret(kOfficerPin), Secret("654321"))) == "none");
    CHECK_FALSE(bench.store.pin_state().value().locked);
    CHECK(bench.sign("654321") == "none");
}
