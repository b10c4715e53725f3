// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A token whose PIN is typed on its reader (CKF_PROTECTED_AUTHENTICATION_PATH), and one that cannot
// be believed.
#include "drivers/tokens/pkcs11_store.h"
#include "tests/integration/tokens/world.h"
#include "tests/standins/pkcs11_module/fake_token.h"
#include "tests/support/pki/openssl_cli.h"

#include <catch2/catch.hpp>
#include <dlfcn.h>

using namespace tereze;
using namespace tereze::drivers::tokens;
using namespace tereze::testing;
using standins::AtTheToken;

namespace {

struct Bench {
    Bench() {
        fake = standins::FakeToken{};
        fake.protected_path = true;
        fake.certificate = hall().operator_key.certificate.der();
        fake.sign = [](ByteView info) {
            return hall().operator_key.sign_digest_info(info).value_or(Bytes{});
        };
        token = Token::open("token", {kModule, std::nullopt, 3, false}).value();
    }
    Result<Bytes> sign(const Secret& pin = {}) {
        return Pkcs11Store(*token).sign("01", pin, as_bytes("content"));
    }
    PinState state() { return Pkcs11Store(*token).pin_state().value(); }

    static constexpr const char* kModule = TEREZE_BIN_DIR "/tereze_fake_pkcs11.so";
    standins::FakeToken& fake = *reinterpret_cast<standins::FakeTokenOf>(
        ::dlsym(::dlopen(kModule, RTLD_NOW), standins::kFakeTokenSymbol))();
    std::unique_ptr<Token> token;
};

}  // namespace

TEST_CASE("a PIN that is typed on the token's reader signs, and openssl verifies") {
    Bench bench;
    CHECK(bench.state().at_reader);
    const auto signature = bench.sign();
    REQUIRE(signature);
    CHECK(bench.fake.asked_at_reader == 1);
    const TemporaryFolder folder;
    CHECK(openssl_verifies_rsa(folder.path(), as_bytes("content"), *signature,
                               hall().operator_key.certificate.pem()));
}

TEST_CASE("a token that has its own keys is never sent a PIN") {
    Bench bench;
    CHECK(code_of(bench.sign(Secret("1234"))) == "token.pin_wrong");
    CHECK(bench.fake.asked_at_reader == 0);
    CHECK(bench.fake.tries == 3);
}

TEST_CASE("a wrong PIN on the reader counts, and giving up does not") {
    Bench bench;
    bench.fake.person = AtTheToken::Cancels;
    CHECK(code_of(bench.sign()) == "token.pin_cancelled");
    CHECK(bench.state().tries_left == 3);
    bench.fake.person = AtTheToken::EntersWrongly;
    CHECK(code_of(bench.sign()) == "token.pin_wrong");
    CHECK(code_of(bench.sign()) == "token.pin_wrong");
    CHECK(bench.state().final_try);
    CHECK(code_of(bench.sign()) == "token.pin_locked");
    const auto asked = bench.fake.asked_at_reader;
    CHECK(code_of(bench.sign()) == "token.pin_locked");
    CHECK(bench.fake.asked_at_reader == asked);  // nobody is asked for a PIN that cannot help
}

TEST_CASE("a PIN is changed on the token's reader") {
    Bench bench;
    CHECK(code_of(bench.token->change_pin(Secret(), Secret(), {})) == "none");
    CHECK(bench.fake.asked_at_reader == 1);
}

TEST_CASE("a list of slots without end is told as a failure of the token") {
    Bench bench;
    // A list of 2^63 slots, and again after the module was started anew.
    const Bytes many{0x00, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x00, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0x80};
    bench.fake.anything = many;
    CHECK(code_of(bench.token->pin_state({})) == "token.failed");
    bench.fake.anything.reset();
    CHECK(bench.state().at_reader);
}
