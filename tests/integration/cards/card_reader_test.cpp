// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading a chip through a real pcscd, and everything that can go wrong on the way.
#include "core/base/files.h"
#include "drivers/cards/lds/document_reader.h"
#include "tests/integration/cards/card_bench.h"

#include <catch2/catch.hpp>
#include <winscard.h>

#include <chrono>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;

namespace {

/// A reader with a card in it.
struct Bench {
    explicit Bench() : reader((shared_pcscd(), CardReader::create("card", settings()).value())) {
        reader->watch(events.collector());
    }
    ~Bench() { card.remove(); }
    static ReaderSettings settings() {
        ReaderSettings settings;
        settings.access = lds::AccessPolicy::PaceOrBac;
        return settings;
    }
    void insert() {
        card.insert();
        events.next(CardEventKind::Inserted);
    }
    Result<identity::DocumentData> read(const drivers::CommandContext& context = {}) {
        return reader->read_identity(key_of(holder), context);
    }

    EventList events;
    VirtualCard card;
    std::unique_ptr<CardReader> reader;
    const identity::DocumentData holder = person("serikova");
};

std::string code_of(const Result<identity::DocumentData>& document) {
    if (document)
        return "read";
    UNSCOPED_INFO(document.error().detail);
    return document.error().code;
}

}  // namespace

TEST_CASE("the holder's data and IIN come out of the chip through secure messaging") {
    Bench bench;
    bench.insert();
    const auto begin = std::chrono::steady_clock::now();
    const auto document = bench.read();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    REQUIRE(document);
    CHECK(document->document_code == "ID");
    CHECK(document->issuing_state == "KAZ");
    CHECK(document->document_number == bench.holder.document_number);
    CHECK(document->iin == bench.holder.iin);
    CHECK(document->full_name() == "SERIKOVA AIGERIM");
    CHECK(document->sex == "F");
    CHECK(document->birth_date == bench.holder.birth_date);
    CHECK(document->expiry_date == bench.holder.expiry_date);
    CHECK(bench.card.apdus() == 7);
    CAPTURE(took.count());
    CHECK(took < std::chrono::seconds(2));  // 4 to 13 ms here; 40 ms a reply without TCP_QUICKACK
}

TEST_CASE("a wrong zone is told as that, and the right one works in the same insertion") {
    Bench bench;
    bench.insert();
    auto wrong = bench.holder;
    wrong.document_number = "111111111";
    CHECK(code_of(bench.reader->read_identity(key_of(wrong), {})) == "card.mrz_wrong");
    CHECK(code_of(bench.read()) == "read");
}

TEST_CASE("a card pulled out after any of its replies is told as removed and works when put back") {
    Bench bench;
    for (int apdus = 1; apdus <= 6; ++apdus) {
        CAPTURE(apdus);
        bench.insert();
        std::vector<drivers::DeviceEventKind> told;
        drivers::CommandContext context;
        context.emit = [&](const drivers::DeviceEvent& event) { told.push_back(event.kind); };
        bench.card.ask({{"do", "remove_after"}, {"apdus", apdus}});
        CHECK(code_of(bench.read(context)) == "card.removed");
        REQUIRE_FALSE(told.empty());
        CHECK(told.back() == drivers::DeviceEventKind::CardRemoved);
        bench.events.next(CardEventKind::Removed);
    }
    bench.insert();
    CHECK(code_of(bench.read()) == "read");
}

TEST_CASE("a card of another kind is unknown") {
    Bench bench;
    bench.card.insert_blank();
    bench.events.next(CardEventKind::Inserted);
    const auto document = bench.read();
    CHECK(code_of(document) == "card.unknown");
    CHECK(document.error().error_class == ErrorClass::User);
}

TEST_CASE("an empty reader says that there is no card") {
    Bench bench;
    CHECK(code_of(bench.read()) == "card.none");
}

TEST_CASE("a reading ends between two commands when it is cancelled or overdue") {
    Bench bench;
    bench.insert();
    std::stop_source stop;
    drivers::CommandContext context;
    context.stop = stop.get_token();
    context.emit = [&](const drivers::DeviceEvent& event) {
        if (event.progress > 0)
            stop.request_stop();
    };
    const auto before = bench.card.apdus();
    CHECK(code_of(bench.read(context)) == "device.cancelled");
    CHECK(bench.card.apdus() - before == 5);

    drivers::CommandContext late;
    late.deadline = std::chrono::steady_clock::now();
    CHECK(code_of(bench.read(late)) == "device.timeout");
    CHECK(code_of(bench.read()) == "read");
}

TEST_CASE("another program that resets the card in between does not stop the next reading") {
    Bench bench;
    bench.insert();
    REQUIRE(bench.read());
    SCARDCONTEXT context = 0;
    SCARDHANDLE card = 0;
    DWORD protocol = 0;
    REQUIRE(SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context) ==
            SCARD_S_SUCCESS);
    const std::string name = bench.reader->capabilities({}).at("reader");
    REQUIRE(SCardConnect(context, name.c_str(), SCARD_SHARE_EXCLUSIVE,
                         SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card,
                         &protocol) == SCARD_S_SUCCESS);
    CHECK(code_of(bench.read()) == "card.busy");
    CHECK(bench.reader->status({}).state == drivers::DeviceState::Busy);
    REQUIRE(SCardDisconnect(card, SCARD_RESET_CARD) == SCARD_S_SUCCESS);
    SCardReleaseContext(context);
    CHECK(code_of(bench.read()) == "read");
}

TEST_CASE("a recorded session plays back to the same data without any card") {
    Bench bench;
    bench.insert();
    const auto file = shared_pcscd().log().parent_path() / "session.txt";
    bench.reader->record_into(file);
    const auto live = bench.read();
    REQUIRE(live);
    auto replay = ReplayChannel::from_text(read_text(file).value());
    REQUIRE(replay);
    lds::ReadingOptions options;
    options.random = replay->random();
    options.now = std::chrono::system_clock::now();
    options.access = lds::AccessPolicy::PaceOrBac;
    const auto reading = lds::read_chip(*replay, key_of(bench.holder), options);
    REQUIRE(reading);
    const auto* replayed = &reading->document;
    CHECK(replayed->iin == live->iin);
    CHECK(replayed->full_name() == live->full_name());
    CHECK(replayed->birth_date == live->birth_date);
    CHECK(replay->at_end());
}
