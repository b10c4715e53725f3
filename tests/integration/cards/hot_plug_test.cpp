// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Readers that come, go, and come back under another name.
#include "tests/integration/cards/event_list.h"
#include "tests/integration/cards/pcsc_bench.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;

namespace {

struct Bench : PcscBench {
    explicit Bench(const std::string& filter = "") {
        auto settings = quick_settings();
        settings.name_filter = filter;
        reader = CardReader::create("card", std::move(settings)).value();
        reader->watch(events.collector());
    }
    ~Bench() { reader.reset(); }
    std::string code_of_reading() {
        const auto document = reader->read_identity(key_of(person("serikova")), {});
        return document ? "read" : document.error().code;
    }
    std::string reason() const { return reader->status({}).reasons.at(0); }

    standins::DocumentIssuer issuer;
    std::shared_ptr<standins::Card> card = lds_card("serikova", issuer);
    EventList events;
    std::unique_ptr<CardReader> reader;
};

}  // namespace

TEST_CASE("a reader that is plugged in later is found, and one that is pulled out is missed") {
    Bench bench;
    CHECK(bench.reason() == "no-reader");
    CHECK(bench.code_of_reading() == "card.no_reader");
    bench.world.plug_in(kReaderName);
    CHECK(bench.reason() == "card-absent");
    bench.world.insert(kReaderName, bench.card);
    const auto inserted = bench.events.next(CardEventKind::Inserted);
    CHECK(inserted.reader == kReaderName);
    CHECK(inserted.atr == bench.card->atr());
    CHECK(bench.code_of_reading() == "read");

    bench.world.pull_out(kReaderName);
    CHECK(bench.events.next(CardEventKind::Removed).insertion_id == inserted.insertion_id);
    CHECK(bench.reason() == "no-reader");

    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, bench.card);
    CHECK(bench.events.next(CardEventKind::Inserted).insertion_id != inserted.insertion_id);
    CHECK(bench.code_of_reading() == "read");
}

TEST_CASE("a reader in another socket is the same reader, and its card a new insertion") {
    Bench bench("Tereze Test Reader");
    bench.world.plug_in("Vendor Z Reader 00 00");
    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, bench.card);
    const auto before = bench.events.next(CardEventKind::Inserted);
    bench.world.rename(kReaderName, "Tereze Test Reader 01 00");
    CHECK(bench.events.next(CardEventKind::Removed).insertion_id == before.insertion_id);
    const auto after = bench.events.next(CardEventKind::Inserted);
    CHECK(after.reader == "Tereze Test Reader 01 00");
    CHECK(after.insertion_id != before.insertion_id);
    CHECK(bench.code_of_reading() == "read");
}

TEST_CASE("a reader that is not meant is not looked at") {
    Bench bench("Tereze Test Reader");
    bench.world.plug_in("Vendor Z Reader 00 00");
    bench.world.insert("Vendor Z Reader 00 00", bench.card);
    CHECK(bench.reason() == "no-reader");
    CHECK(bench.code_of_reading() == "card.no_reader");
    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, lds_card("akhmetov", bench.issuer));
    CHECK(bench.events.next(CardEventKind::Inserted).reader == kReaderName);
    CHECK(bench.code_of_reading() == "card.mrz_wrong");  // and not the card of the other reader
}

TEST_CASE("a card that was swapped between two looks is another person") {
    Bench bench;
    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, bench.card);
    const auto first = bench.events.next(CardEventKind::Inserted);
    // Nobody looks in between: the monitor's next look comes after both.
    bench.world.at(standins::PcscCall::GetStatusChange, 0,
                   [&](standins::PcscWorld& world) -> std::optional<LONG> {
                       world.remove(kReaderName);
                       world.insert(kReaderName, lds_card("akhmetov", bench.issuer));
                       return std::nullopt;
                   });
    bench.world.plug_in("Vendor Z Reader 00 00");  // makes the monitor look again
    CHECK(bench.events.next(CardEventKind::Removed).insertion_id == first.insertion_id);
    CHECK(bench.events.next(CardEventKind::Inserted).insertion_id != first.insertion_id);
}

TEST_CASE("a service that stops and starts again is told, with the cards that lie there") {
    Bench bench;
    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, bench.card);
    bench.events.next(CardEventKind::Inserted);
    bench.world.stop_service();
    bench.events.next(CardEventKind::ServiceDown);
    CHECK(bench.reason() == "service-down");
    CHECK(bench.code_of_reading() == "card.service_down");
    bench.world.start_service();
    bench.events.next(CardEventKind::ServiceUp);
    bench.events.next(CardEventKind::Inserted);
    CHECK(bench.code_of_reading() == "read");
}
