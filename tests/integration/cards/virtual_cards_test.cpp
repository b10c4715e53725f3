// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Each kind of virtual card through a real pcscd: exactly its data, and what is false about it.
#include "tests/integration/cards/card_bench.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;

namespace {

struct Expected {
    const char* card;
    const char* protocol;
    const char* data;
    const char* chip;
};

/// A reader that trusts the issuer of the card in it.
struct Bench {
    explicit Bench(const std::string& name,
                   std::chrono::milliseconds answers_within = ChannelLimits{}.answers_within)
        : card((shared_pcscd(), VirtualCard(name))), holder(person(name)) {
        ReaderSettings settings;
        settings.access = lds::AccessPolicy::PaceOrBac;
        settings.trust = issuing_authority();
        settings.limits.answers_within = answers_within;
        reader = CardReader::create("card", std::move(settings)).value();
        reader->watch(events.collector());
        card.insert();
        events.next(CardEventKind::Inserted);
    }
    ~Bench() { card.remove(); }

    EventList events;
    VirtualCard card;
    const identity::DocumentData holder;
    std::unique_ptr<CardReader> reader;
};

}  // namespace

TEST_CASE("each virtual card gives exactly its data, and what is false about it is told") {
    const auto expected = GENERATE(
        Expected{"pace", "PACE ECDH-GM AES-256, curve 13", "holds", "holds: chip"},
        Expected{"pace_cam", "PACE ECDH-CAM AES-128, curve 12", "holds", "holds: chip-mapping"},
        Expected{"pace_im", "PACE ECDH-IM 3DES, curve 13", "holds", "holds: chip"},
        Expected{"pace_wide", "PACE ECDH-GM AES-128, curve 12", "holds", "holds: chip"},
        Expected{"bac_active", "BAC", "holds", "holds: active"},
        Expected{"clone", "PACE ECDH-GM AES-128, curve 13", "holds", "broken: clone"},
        Expected{"wrong_sod", "PACE ECDH-GM AES-128, curve 13", "broken: signature-wrong",
                 "not checked: data-not-proved"});
    CAPTURE(expected.card);
    Bench bench(expected.card);
    const auto reading = bench.reader->read_chip(key_of(bench.holder), {true, true}, {});
    if (!reading)
        UNSCOPED_INFO(reading.error().code << " " << reading.error().detail);
    REQUIRE(reading);
    CHECK(reading->protocol == expected.protocol);
    CHECK(to_string(reading->data) == expected.data);
    CHECK(to_string(reading->chip) == expected.chip);
    CHECK(reading->document.iin == bench.holder.iin);
    CHECK(reading->document.full_name() == "SERIKOVA AIGERIM");
    REQUIRE(reading->face);
    const bool active = std::string(expected.card) == "bac_active";
    CHECK(reading->face->image.size() == (active ? 12'000U : 15'000U));
    CHECK(reading->personal.has_value() == !active);
    if (reading->personal)
        CHECK(reading->personal->full_name == "СЕРІКОВА ӘЙГЕРІМ");

    const auto identity = bench.reader->read_identity(key_of(bench.holder), {});
    if (reading->broken())
        CHECK(identity.error().code == "card.not_genuine");
    else
        CHECK(identity.has_value());
}

TEST_CASE("a card with another name than the signed one is refused for an identity") {
    Bench bench("changed_data");
    const auto identity = bench.reader->read_identity(key_of(bench.holder), {});
    REQUIRE_FALSE(identity);
    CHECK(identity.error().code == "card.not_genuine");
    CHECK(identity.error().error_class == ErrorClass::Fraud);
    CHECK(identity.error().detail == "data: data-changed, chip: data-not-proved");
}

TEST_CASE("a wrong access number is told, and the right one opens the chip in the same insertion") {
    Bench bench("pace");
    const auto wrong = identity::CardAccessNumber::parse("111111").value();
    CHECK(bench.reader->read_identity(wrong, {}).error().code == "card.can_wrong");
    const auto right = identity::CardAccessNumber::parse("123456").value();
    CHECK(bench.reader->read_identity(right, {}).value().iin == bench.holder.iin);
}

TEST_CASE("a chip that breaks down in the middle is unreadable, and the next card is read") {
    Bench bench("garbage");
    const auto reading = bench.reader->read_identity(key_of(bench.holder), {});
    REQUIRE_FALSE(reading);
    CHECK(reading.error().code == "card.unreadable");
    bench.card.insert("pace");
    bench.events.next(CardEventKind::Removed);
    bench.events.next(CardEventKind::Inserted);
    CHECK(bench.reader->read_identity(key_of(bench.holder), {}).has_value());
}

TEST_CASE("a card that is pulled out at any command of a PACE reading is told as removed") {
    Bench bench("pace");
    const auto before = bench.card.apdus();
    REQUIRE(bench.reader->read_identity(key_of(bench.holder), {}));
    const auto commands = bench.card.apdus() - before;
    REQUIRE(commands > 10);
    for (std::uint64_t apdus = 1; apdus < commands; ++apdus) {
        CAPTURE(apdus);
        bench.card.ask({{"do", "remove_after"}, {"apdus", apdus}});
        CHECK(bench.reader->read_identity(key_of(bench.holder), {}).error().code == "card.removed");
        bench.events.next(CardEventKind::Removed);
        bench.card.insert();
        bench.events.next(CardEventKind::Inserted);
    }
    CHECK(bench.reader->read_identity(key_of(bench.holder), {}).has_value());
}

TEST_CASE("a chip that stops answering at any command is told, and the next card is read") {
    using namespace std::chrono_literals;
    Bench bench("pace", 500ms);
    for (std::uint64_t apdus = 0; apdus < 18; apdus += 3) {
        CAPTURE(apdus);
        bench.card.ask({{"do", "mute_after"}, {"apdus", apdus}});
        const auto begin = std::chrono::steady_clock::now();
        CHECK(bench.reader->read_identity(key_of(bench.holder), {}).error().code == "card.timeout");
        CHECK(std::chrono::steady_clock::now() - begin < 5s);
        bench.card.remove();
        bench.events.next(CardEventKind::Removed);
        bench.card.insert();
        bench.events.next(CardEventKind::Inserted);
        CHECK(bench.reader->read_identity(key_of(bench.holder), {}).has_value());
    }
}
