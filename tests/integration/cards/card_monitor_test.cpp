// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Cards that come and go, and the card service that dies, behind a real pcscd.
#include "tests/integration/cards/card_bench.h"
#include "tests/standins/virtual_card/lds_card.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;

namespace {

std::unique_ptr<CardReader> make_reader(const std::string& filter = {}) {
    shared_pcscd();
    return CardReader::create("card", {filter, lds::AccessPolicy::PaceOrBac}).value();
}

}  // namespace

TEST_CASE("a card that is put in and pulled out is told with its ATR and one insertion") {
    auto reader = make_reader();
    VirtualCard card;
    EventList events;
    reader->watch(events.collector());
    card.insert();
    const auto in = events.next(CardEventKind::Inserted);
    CHECK(in.atr == standins::LdsCard::blank().atr());
    CHECK(in.reader.find("Tereze Virtual Reader") != std::string::npos);
    CHECK(in.insertion_id != 0);
    card.remove();
    CHECK(events.next(CardEventKind::Removed).insertion_id == in.insertion_id);
}

TEST_CASE("a card that lies in the reader already is told when watching begins") {
    auto reader = make_reader();
    VirtualCard card;
    EventList first;
    reader->watch(first.collector());
    card.insert();
    first.next(CardEventKind::Inserted);
    EventList second;
    reader->watch(second.collector());
    second.next(CardEventKind::Inserted);
    card.remove();
    second.next(CardEventKind::Removed);
}

TEST_CASE("a fast swap for another person's card is a new insertion with that person's data") {
    auto reader = make_reader();
    VirtualCard card("serikova");
    EventList events;
    reader->watch(events.collector());
    card.insert();
    const auto first = events.next(CardEventKind::Inserted);
    card.insert("akhmetov");
    CHECK(events.next(CardEventKind::Removed).insertion_id == first.insertion_id);
    const auto second = events.next(CardEventKind::Inserted);
    CHECK(second.insertion_id != first.insertion_id);
    const auto other = person("akhmetov");
    const auto read = reader->read_identity(key_of(other), {});
    REQUIRE(read);
    CHECK(read->iin == other.iin);
    card.remove();
    events.next(CardEventKind::Removed);
}

TEST_CASE("a card service that is killed is told, and works again when it is back") {
    auto reader = make_reader();
    VirtualCard card;
    EventList events;
    reader->watch(events.collector());
    card.insert();
    const auto before = events.next(CardEventKind::Inserted);
    const auto data = person("serikova");
    REQUIRE(reader->read_identity(key_of(data), {}));

    shared_pcscd().kill();
    events.next(CardEventKind::ServiceDown);
    const auto down = reader->read_identity(key_of(data), {});
    REQUIRE_FALSE(down);
    CHECK(down.error().code == "card.service_down");
    CHECK(reader->status({}) ==
          drivers::DeviceStatus{drivers::DeviceState::Offline, {"service-down"}});

    REQUIRE(shared_pcscd().restart());
    events.next(CardEventKind::ServiceUp);
    const auto after = events.next(CardEventKind::Inserted);
    CHECK(after.insertion_id > before.insertion_id);
    const auto again = reader->read_identity(key_of(data), {});
    REQUIRE(again);
    CHECK(again->iin == data.iin);
    card.remove();
    events.next(CardEventKind::Removed);
}

TEST_CASE("the status tells whether a card lies in the reader") {
    using drivers::DeviceState;
    using drivers::DeviceStatus;
    auto reader = make_reader();
    VirtualCard card;
    EventList events;
    reader->watch(events.collector());
    CHECK(reader->status({}) == DeviceStatus{DeviceState::Online, {"card-absent"}});
    card.insert();
    events.next(CardEventKind::Inserted);
    CHECK(reader->status({}) == DeviceStatus{DeviceState::Online, {"card-present"}});
    card.remove();
    events.next(CardEventKind::Removed);
    CHECK(reader->capabilities({}).at("reader").find("Tereze") != std::string::npos);
}

TEST_CASE("a reader that is not there is no device") {
    auto reader = make_reader("No Such Reader");
    CHECK(reader->status({}) ==
          drivers::DeviceStatus{drivers::DeviceState::NoDevice, {"no-reader"}});
    CHECK(reader->read_identity(key_of(person("serikova")), {}).error().code == "card.no_reader");
    CHECK_FALSE(reader->capabilities({}).contains("reader"));
}
