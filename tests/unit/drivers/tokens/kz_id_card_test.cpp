// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The signature application in one process: what is sent, and the PIN's counter.
#include "drivers/tokens/kz_id_card.h"

#include "tests/standins/virtual_card/signature_card.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/unit/drivers/cards/scripted_channel.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::tokens;
using tereze::drivers::cards::testing::ScriptedChannel;
using tereze::standins::SignatureCard;

namespace {

/// Made once: RSA keys are slow. Each case begins with the full number of tries.
SignatureCard& shared_card() {
    static SignatureCard card("СЕРІКОВА ӘЙГЕРІМ", "840229400006", "1234", "87654321");
    return card;
}

class CardInProcess final : public CardChannel {
  public:
    CardInProcess() {
        shared_card().reset();
        KzIdCardStore store(*this);
        REQUIRE(store.unblock(Secret("87654321"), Secret("1234")));
        shared_card().reset();
        sent.clear();
    }
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        sent.push_back(to_hex(command.bytes()));
        return ResponseApdu::parse(shared_card().answer(command.bytes()));
    }
    std::vector<std::string> sent;
};

struct Bench {
    CardInProcess card;
    KzIdCardStore store{card};
    std::string sign(const std::string& pin) {
        const auto result = store.sign("87", Secret(pin), as_bytes("content"));
        return result ? "signed" : result.error().code + " " + result.error().detail;
    }
};

}  // namespace

TEST_CASE("keys are listed without a PIN, and the one that is over is not offered") {
    Bench bench;
    const auto keys = bench.store.keys(Secret(), std::chrono::system_clock::now());
    REQUIRE(keys);
    REQUIRE(keys->size() == 2);
    CHECK(keys->at(0).id == "87");
    CHECK(keys->at(0).offered());
    CHECK(keys->at(0).role == trust::HolderRole::NaturalPerson);
    CHECK(keys->at(0).certificate.iin() == "840229400006");
    CHECK(keys->at(1).not_offered == "expired");
}

TEST_CASE("a signature of the card verifies with openssl") {
    Bench bench;
    const auto signature = bench.store.sign("87", Secret("1234"), as_bytes("content"));
    REQUIRE(signature);
    const tereze::testing::TemporaryFolder folder;
    CHECK(tereze::testing::openssl_verifies_rsa(folder.path(), as_bytes("content"), *signature,
                                                shared_card().signing_key().certificate.pem()));
    CHECK(bench.card.sent.at(1) == "00200002083132333430303030");
    CHECK(bench.card.sent.at(3) == "002241a409950140840187800102");
}

TEST_CASE("tries are told before a PIN is asked for, and three wrong ones lock the card") {
    Bench bench;
    CHECK(bench.store.pin_state().value().tries_left == 3);
    CHECK(bench.sign("0000") == "token.pin_wrong tries_left=2");
    CHECK(bench.sign("0000") == "token.pin_wrong tries_left=1");
    CHECK(bench.store.pin_state().value().final_try);
    CHECK(bench.sign("0000") == "token.pin_locked tries_left=0");
    CHECK(bench.store.pin_state().value().locked);
    shared_card().reset();
    CHECK(bench.sign("1234") == "token.pin_locked tries_left=0");

    CHECK(bench.store.unblock(Secret("00000000"), Secret("4321")).error().code ==
          "token.pin_wrong");
    REQUIRE(bench.store.unblock(Secret("87654321"), Secret("4321")));
    CHECK(bench.sign("4321") == "signed");
}

TEST_CASE("a PIN is changed, and one that the card would not take costs no try") {
    Bench bench;
    CHECK(bench.sign("12345") == "token.pin_refused four digits");
    CHECK(bench.sign("12a4") == "token.pin_refused four digits");
    CHECK(bench.store.pin_state().value().tries_left == 3);
    CHECK(bench.store.change_pin(Secret("1234"), Secret("12")).error().code == "token.pin_refused");
    REQUIRE(bench.store.change_pin(Secret("1234"), Secret("5678")));
    CHECK(bench.sign("1234") == "token.pin_wrong tries_left=2");
    CHECK(bench.sign("5678") == "signed");
}

TEST_CASE("a signing command is not sent again, whatever the card says about its length") {
    ScriptedChannel card({"9000", "9000", "9000", "9000", "6C80"});
    KzIdCardStore store(card);
    CHECK(store.sign("87", Secret("1234"), as_bytes("content")).error().code == "card.unreadable");
    CHECK(card.sent.size() == 5);
}

TEST_CASE("a card without the application is unknown, and a slot that is none is no key") {
    ScriptedChannel card({"6A82"});
    KzIdCardStore store(card);
    CHECK(store.pin_state().error().code == "card.unknown");
    CHECK(store.sign("86", Secret("1234"), {}).error().code == "token.no_certificate");
    CHECK(store.sign("xx", Secret("1234"), {}).error().code == "token.no_certificate");
}
