// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every code that PC/SC has, from every call that we make: each becomes one of our messages, and
// the next reading in the same process works.
#include "tests/integration/cards/event_list.h"
#include "tests/integration/cards/pcsc_bench.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;
using standins::PcscCall;

namespace {

/// SCARD_F_INTERNAL_ERROR to the last of SCARD_E, and SCARD_W: the whole of pcsclite.h.
std::vector<LONG> every_code() {
    std::vector<LONG> codes;
    for (LONG code = 0x80100001; code <= 0x80100032; ++code)
        codes.push_back(code);
    for (LONG code = 0x80100065; code <= 0x80100072; ++code)
        codes.push_back(code);
    return codes;
}

}  // namespace

TEST_CASE("every code of every call is one of our messages, and the next reading works") {
    const std::set<std::string> known{
        "card.service_down", "card.no_reader", "card.none",       "card.removed",
        "card.busy",         "card.reset",     "card.unreadable", "read"};
    PcscBench bench;
    const standins::DocumentIssuer issuer;
    bench.world.plug_in(kReaderName);
    bench.world.insert(kReaderName, lds_card("serikova", issuer));
    const auto reader = CardReader::create("card", quick_settings()).value();
    const auto key = key_of(person("serikova"));
    const auto code_of_reading = [&] {
        const auto document = reader->read_identity(key, {});
        return document ? std::string("read") : document.error().code;
    };
    unsigned told = 0;
    for (const auto call :
         {PcscCall::EstablishContext, PcscCall::ListReaders, PcscCall::GetStatusChange,
          PcscCall::Connect, PcscCall::Reconnect, PcscCall::Disconnect, PcscCall::Status,
          PcscCall::BeginTransaction, PcscCall::EndTransaction, PcscCall::Transmit})
        for (const auto code : every_code()) {
            CAPTURE(static_cast<int>(call), code);
            // Only a lost reset leads to a reconnection.
            if (call == PcscCall::Reconnect)
                bench.world.fail(PcscCall::BeginTransaction, 0, SCARD_W_RESET_CARD);
            bench.world.fail(call, 0, code);
            const auto first = code_of_reading();
            CHECK(known.contains(first));
            told += first == "read" ? 0 : 1;
            CHECK(code_of_reading() == "read");
        }
    // The ends of a reading may fail unseen, and bad contact at a command is got round.
    CHECK(told > 7 * every_code().size());
}

TEST_CASE("a monitor outlives every code of its call") {
    PcscBench bench;
    const standins::DocumentIssuer issuer;
    const auto card = lds_card("serikova", issuer);
    bench.world.plug_in(kReaderName);
    EventList events;
    const auto reader = CardReader::create("card", quick_settings()).value();
    reader->watch(events.collector());
    // Each of these ends the wait; codes that mean a dead service cost a pause and a new context.
    for (const LONG code : {SCARD_E_NO_SERVICE, SCARD_E_TIMEOUT, SCARD_E_UNKNOWN_READER,
                            SCARD_E_INVALID_HANDLE, SCARD_F_COMM_ERROR}) {
        CAPTURE(code);
        bench.world.insert(kReaderName, card);
        events.next(CardEventKind::Inserted);
        bench.world.fail(PcscCall::GetStatusChange, 0, code);
        bench.world.plug_in("Vendor Z Reader 00 00");
        bench.world.pull_out("Vendor Z Reader 00 00");
        const bool dead = code != SCARD_E_TIMEOUT && code != SCARD_E_UNKNOWN_READER;
        if (dead) {
            events.next(CardEventKind::ServiceDown);
            events.next(CardEventKind::ServiceUp);
            events.next(CardEventKind::Inserted);
        }
        bench.world.remove(kReaderName);
        events.next(CardEventKind::Removed);
    }
}
