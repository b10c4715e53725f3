// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Everything that happens at a reader, at random moments of a reading: nothing crashes or hangs,
// each failure has its name, and the next card reads in the same process.
//   TEREZE_CHAOS_EVENTS  how many events (25)
//   TEREZE_CHAOS_SEED    to repeat a run; it is printed at the start
#include "drivers/cards/pcsc_channel.h"
#include "tests/integration/cards/card_bench.h"

#include <catch2/catch.hpp>
#include <winscard.h>

#include <chrono>
#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <thread>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;
using namespace std::chrono_literals;

namespace {

using Steady = std::chrono::steady_clock;

unsigned from_environment(const char* name, unsigned otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

/// Another program's own connection, which it resets the card with.
void reset_by_another_program() {
    const auto service = PcscContext::establish();
    const auto names = service ? service->readers() : fail(service.error());
    if (!names || names->empty())
        return;
    SCARDHANDLE card = 0;
    DWORD protocol = 0;
    if (SCardConnect(service->handle(), names->front().c_str(), SCARD_SHARE_SHARED,
                     SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol) == SCARD_S_SUCCESS)
        SCardDisconnect(card, SCARD_RESET_CARD);
}

const std::set<std::string>& known_failures() {
    static const std::set<std::string> kCodes{
        "card.removed",      "card.none",      "card.reset",      "card.busy",
        "card.service_down", "card.no_reader", "card.unreadable", "card.unknown",
        "card.data_invalid", "card.mrz_wrong"};
    return kCodes;
}

class Chaos {
  public:
    explicit Chaos(unsigned seed) : m_random(seed), m_card((shared_pcscd(), VirtualCard("pace"))) {
        ReaderSettings settings;
        settings.access = lds::AccessPolicy::PaceOrBac;
        settings.trust = issuing_authority();
        m_reader = CardReader::create("card", std::move(settings)).value();
        m_reader->watch(m_events.collector());
    }
    ~Chaos() {
        m_reader.reset();
        m_card.remove();
    }

    /// One event in the middle of a reading, and then a card that must read.
    void step() {
        const auto event = pick();
        const auto delay = std::chrono::microseconds(below(20'000));
        {
            const std::jthread trouble([&] {
                std::this_thread::sleep_for(delay);  // the random moment itself
                event();
            });
            note(m_reader->read_identity(key_of(m_holder), {}));
        }
        // Here, since a child ends with the thread that started it.
        if (std::exchange(m_killed, false))
            REQUIRE(shared_pcscd().restart());
        recover();
    }

    const std::map<std::string, unsigned>& seen() const { return m_seen; }

  private:
    unsigned below(unsigned limit) {
        return std::uniform_int_distribution<unsigned>(0, limit - 1)(m_random);
    }

    std::function<void()> pick() {
        const unsigned dice = below(100);
        if (dice < 25)
            return [this] { m_card.remove(); };
        if (dice < 45)
            return [this, apdus = below(20)] {
                m_card.ask({{"do", "remove_after"}, {"apdus", apdus}});
            };
        if (dice < 60)
            return [this] { m_card.insert("akhmetov"); };
        if (dice < 70)
            return [this] { m_card.insert("garbage"); };
        if (dice < 75)
            return [this] { m_card.insert_blank(); };
        if (dice < 98)
            return reset_by_another_program;
        return [this] {
            shared_pcscd().kill();
            m_killed = true;
        };
    }

    void note(const Result<identity::DocumentData>& reading) {
        const std::string code = reading ? "read" : reading.error().code;
        ++m_seen[code];
        if (!reading && !known_failures().contains(code))
            FAIL(code << " " << reading.error().detail);
    }

    /// Puts a card of one of several kinds in and waits until it reads, from event to event.
    void recover() {
        static const std::array kCards{"serikova", "pace", "pace_im", "akhmetov", "bac_active"};
        const std::string name = kCards.at(below(kCards.size()));
        m_holder = person(name);
        m_card.insert(name);
        const auto end = Steady::now() + 20s;
        std::string last;
        while (Steady::now() < end) {
            const auto reading = m_reader->read_identity(key_of(m_holder), {});
            note(reading);
            if (reading) {
                CHECK(reading->iin == m_holder.iin);
                return;
            }
            last = reading.error().code + " " + reading.error().detail;
            m_events.wait_for_any(100ms);
        }
        FAIL("the card " << name << " did not read within twenty seconds: " << last);
    }

    std::mt19937 m_random;
    EventList m_events;
    VirtualCard m_card;
    std::unique_ptr<CardReader> m_reader;
    bool m_killed = false;
    identity::DocumentData m_holder = person("serikova");
    std::map<std::string, unsigned> m_seen;
};

}  // namespace

TEST_CASE("whatever happens at the reader, the next card reads without a restart") {
    const unsigned seed = from_environment("TEREZE_CHAOS_SEED", std::random_device{}());
    const unsigned events = from_environment("TEREZE_CHAOS_EVENTS", 25);
    std::printf("chaos: seed %u, %u events\n", seed, events);
    std::fflush(stdout);
    Chaos chaos(seed);
    for (unsigned i = 0; i < events; ++i) {
        INFO("seed " << seed << ", event " << i);
        chaos.step();
    }
    for (const auto& [code, count] : chaos.seen())
        std::printf("  %-18s %u\n", code.c_str(), count);
    CHECK(chaos.seen().at("read") >= events);
}
