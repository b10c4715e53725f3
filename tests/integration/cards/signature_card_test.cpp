// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signing with an identity card through a real pcscd: the signature, the PIN's counter over
// removals, and a card that is pulled out at each step.
#include "drivers/cards/pcsc_channel.h"
#include "drivers/tokens/kz_id_card.h"
#include "tests/integration/cards/card_bench.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::tokens;

namespace {

/// Works as the desk does: a connection and a transaction for one call, and a card that has
/// forgotten the PIN afterwards.
struct Bench {
    Bench() : card((shared_pcscd(), VirtualCard("signature"))) {
        reader = CardReader::create("card", {}).value();
        reader->watch(events.collector());
        insert();
    }
    ~Bench() { card.remove(); }
    void insert() {
        card.insert();
        events.next(CardEventKind::Inserted);
    }
    template <class Work>
    auto with_store(Work&& work) -> decltype(work(std::declval<KeyStore&>())) {
        TEREZE_ASSIGN(const auto service, PcscContext::establish());
        TEREZE_ASSIGN(const auto names, service.readers());
        TEREZE_ASSIGN(const auto channel, PcscChannel::connect(service, names.front()));
        channel->reset_at_end();
        TEREZE_ASSIGN(const auto transaction, channel->begin());
        KzIdCardStore store(*channel);
        return work(store);
    }
    Result<Bytes> sign(const std::string& pin) {
        return with_store(
            [&](KeyStore& store) { return store.sign("87", Secret(pin), as_bytes("content")); });
    }
    PinState pin_state() {
        return with_store([](KeyStore& store) { return store.pin_state(); }).value();
    }

    EventList events;
    VirtualCard card;
    std::unique_ptr<CardReader> reader;
};

std::string code_of(const Result<Bytes>& result) {
    return result ? "signed" : result.error().code;
}

}  // namespace

TEST_CASE("an identity card signs, openssl verifies, and the card has forgotten the PIN after") {
    Bench bench;
    const auto keys = bench.with_store(
        [](KeyStore& store) { return store.keys(Secret(), std::chrono::system_clock::now()); });
    REQUIRE(keys);
    REQUIRE(keys->size() == 2);
    CHECK(keys->at(0).offered());
    const auto signature = bench.sign("1234");
    REQUIRE(signature);
    const TemporaryFolder folder;
    CHECK(openssl_verifies_rsa(folder.path(), as_bytes("content"), *signature,
                               keys->at(0).certificate.pem()));
    CHECK(bench.pin_state().tries_left == 3);  // and not "verified": the card was reset
}

TEST_CASE("wrong PINs are counted over removals, and a locked card is unblocked by its code") {
    Bench bench;
    CHECK(code_of(bench.sign("0000")) == "token.pin_wrong");
    bench.card.remove();
    bench.events.next(CardEventKind::Removed);
    bench.insert();
    CHECK(bench.pin_state().tries_left == 2);
    CHECK(code_of(bench.sign("0000")) == "token.pin_wrong");
    CHECK(bench.pin_state().final_try);
    CHECK(code_of(bench.sign("0000")) == "token.pin_locked");
    CHECK(code_of(bench.sign("1234")) == "token.pin_locked");
    REQUIRE(bench.with_store(
        [](KeyStore& store) { return store.unblock(Secret("87654321"), Secret("1234")); }));
    CHECK(code_of(bench.sign("1234")) == "signed");
}

TEST_CASE("a card that is pulled out at any command of signing is told as removed") {
    Bench bench;
    const auto before = bench.card.apdus();
    REQUIRE(bench.sign("1234"));
    const auto commands = bench.card.apdus() - before;
    CHECK(commands == 5);
    for (std::uint64_t apdus = 1; apdus < commands; ++apdus) {
        CAPTURE(apdus);
        bench.card.ask({{"do", "remove_after"}, {"apdus", apdus}});
        CHECK(code_of(bench.sign("1234")) == "card.removed");
        bench.events.next(CardEventKind::Removed);
        bench.insert();
        CHECK(code_of(bench.sign("1234")) == "signed");
    }
}
