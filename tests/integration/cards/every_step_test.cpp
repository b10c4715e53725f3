// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Each thing that can happen at a reader, at each command of a reading and of a signature: it has
// its own message, nothing that must not be repeated is, and the next try in the same process
// works.
#include "drivers/tokens/kz_id_card.h"
#include "tests/integration/cards/event_list.h"
#include "tests/integration/cards/pcsc_bench.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::testing;
using namespace tereze::drivers::cards;
using standins::PcscCall;
using standins::PcscWorld;

namespace {

constexpr std::uint8_t kVerify = 0x20;
constexpr std::uint8_t kInternalAuthenticate = 0x88;

struct Fault {
    const char* name;
    PcscWorld::Trouble strikes;
    std::string told;  ///< the error's code
    std::function<void(PcscWorld&, const std::shared_ptr<standins::Card>&)> mended;
};

/// A call that does not come back until the test lets it.
class Hang {
  public:
    std::optional<LONG> operator()(PcscWorld&) {
        std::unique_lock lock(m_mutex);
        m_over.wait(lock, [this] { return m_let_go; });
        m_let_go = false;
        m_gone = true;
        m_over.notify_all();
        return SCARD_E_TIMEOUT;
    }
    void let_go() {
        std::unique_lock lock(m_mutex);
        m_let_go = true;
        m_over.notify_all();
        // A machine so slow that another command passed its time limit never came here.
        REQUIRE(m_over.wait_for(lock, std::chrono::seconds(10),
                                [this] { return std::exchange(m_gone, false); }));
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_over;
    bool m_let_go = false;
    bool m_gone = false;
};

std::optional<LONG> go_on() {
    return std::nullopt;
}

void nothing_to_mend(PcscWorld&, const std::shared_ptr<standins::Card>&) {}

void put_card_in(PcscWorld& world, const std::shared_ptr<standins::Card>& card) {
    world.insert(kReaderName, card);
}

std::vector<Fault> faults(const std::shared_ptr<Hang>& hang) {
    return {
        {"the card is taken out",
         [](PcscWorld& world) {
             world.remove(kReaderName);
             return go_on();
         },
         "card.removed", put_card_in},
        {"the card is taken out, and the driver speaks of bad contact",
         [](PcscWorld& world) -> std::optional<LONG> {
             world.remove(kReaderName);
             return SCARD_E_NOT_TRANSACTED;
         },
         "card.removed", put_card_in},
        {"another card lies there already",
         [](PcscWorld& world) {
             static const standins::DocumentIssuer issuer;
             world.remove(kReaderName);
             world.insert(kReaderName, lds_card("akhmetov", issuer));
             return go_on();
         },
         "card.removed",
         [](PcscWorld& world, const std::shared_ptr<standins::Card>& card) {
             world.remove(kReaderName);
             world.insert(kReaderName, card);
         }},
        {"the reader is unplugged",
         [](PcscWorld& world) {
             world.pull_out(kReaderName);
             return go_on();
         },
         "card.no_reader",
         [](PcscWorld& world, const std::shared_ptr<standins::Card>& card) {
             world.plug_in(kReaderName);
             world.insert(kReaderName, card);
         }},
        {"the service dies",
         [](PcscWorld& world) {
             world.stop_service();
             return go_on();
         },
         "card.service_down",
         [](PcscWorld& world, const std::shared_ptr<standins::Card>&) { world.start_service(); }},
        {"another program resets the card",
         [](PcscWorld& world) {
             world.reset_card(kReaderName);
             return go_on();
         },
         "card.reset", nothing_to_mend},
        {"bad contact", [](PcscWorld&) { return std::optional<LONG>(SCARD_E_NOT_TRANSACTED); },
         "card.unreadable", nothing_to_mend},
        {"another program holds the card",
         [](PcscWorld&) { return std::optional<LONG>(SCARD_E_SHARING_VIOLATION); }, "card.busy",
         nothing_to_mend},
        {"the card hangs", [hang](PcscWorld& world) { return (*hang)(world); }, "card.timeout",
         [hang](PcscWorld&, const std::shared_ptr<standins::Card>&) { hang->let_go(); }},
    };
}

/// Answers that no card should give, in the place of a right one.
struct Spoilt {
    const char* name;
    std::function<Bytes(Bytes)> spoil;
};

std::vector<Spoilt> spoilt_answers() {
    return {
        {"nothing at all", [](const Bytes&) { return Bytes{}; }},
        {"half a status", [](const Bytes&) { return Bytes{0x90}; }},
        {"no status",
         [](const Bytes&) {
             return Bytes{0x12, 0x34, 0x56, 0x78};
         }},
        {"done without data",
         [](const Bytes&) {
             return Bytes{0x90, 0x00};
         }},
        {"a security status",
         [](const Bytes&) {
             return Bytes{0x69, 0x88};
         }},
        {"cut short",
         [](Bytes reply) {
             reply.erase(reply.begin(),
                         reply.begin() + static_cast<std::ptrdiff_t>(reply.size() > 2 ? 1 : 0));
             return reply;
         }},
        {"one bit over",
         [](Bytes reply) {
             reply.front() ^= 0x01U;
             return reply;
         }},
        {"a byte too many",
         [](Bytes reply) {
             reply.insert(reply.begin(), 0x00);
             return reply;
         }},
    };
}

template <class T>
std::string code_of(const Result<T>& result) {
    if (result)
        return "done";
    UNSCOPED_INFO(result.error().detail);
    return result.error().code;
}

struct ReadingBench : PcscBench {
    explicit ReadingBench(const std::string& card_name) : card(lds_card(card_name, issuer)) {
        world.plug_in(kReaderName);
        world.insert(kReaderName, card);
        auto settings = quick_settings();
        settings.trust = issuer.trust();
        settings.limits.answers_within = std::chrono::milliseconds(100);
        reader = CardReader::create("card", std::move(settings)).value();
    }
    Result<identity::DocumentData> read() { return reader->read_identity(key, {}); }

    standins::DocumentIssuer issuer;
    std::shared_ptr<WatchedCard> card_under(std::shared_ptr<standins::Card> under) {
        return std::make_shared<WatchedCard>(std::move(under));
    }
    std::shared_ptr<standins::Card> card;
    std::unique_ptr<CardReader> reader;
    const identity::MrzKey key = key_of(person("serikova"));
};

struct SigningBench : PcscBench {
    SigningBench() {
        world.plug_in(kReaderName);
        world.insert(kReaderName, card);
    }
    Result<Bytes> sign() {
        ChannelLimits limits = quick_settings().limits;
        limits.answers_within = std::chrono::milliseconds(100);
        TEREZE_ASSIGN(const auto service, PcscContext::establish());
        TEREZE_ASSIGN(const auto channel, PcscChannel::connect(service, kReaderName, limits));
        channel->reset_at_end();
        TEREZE_ASSIGN(const auto transaction, channel->begin());
        return drivers::tokens::KzIdCardStore(*channel).sign("87", Secret("1234"),
                                                             as_bytes("content"));
    }

    std::shared_ptr<standins::SignatureCard> chip = std::make_shared<standins::SignatureCard>(
        "SERIKOVA AIGERIM", "840229400006", "1234", "87654321");
    std::shared_ptr<WatchedCard> card = std::make_shared<WatchedCard>(chip);
};

}  // namespace

TEST_CASE("whatever happens at any command of a reading has its message, and the next try reads") {
    for (const char* name : {"pace", "bac_active"}) {
        ReadingBench bench(name);
        const auto before = bench.world.count(PcscCall::Transmit);
        REQUIRE(code_of(bench.read()) == "done");
        const auto commands = bench.world.count(PcscCall::Transmit) - before;
        REQUIRE(commands > 8);
        const auto hang = std::make_shared<Hang>();
        for (const auto& fault : faults(hang))
            for (unsigned step = 0; step < commands; ++step) {
                CAPTURE(name, fault.name, step);
                bench.world.at(PcscCall::Transmit, step, fault.strikes);
                const auto code = code_of(bench.read());
                // Bad contact at one command may be got round by a second, careful attempt.
                if (code != fault.told)
                    CHECK((fault.told == "card.unreadable" && code == "done"));
                fault.mended(bench.world, bench.card);
                CHECK(code_of(bench.read()) == "done");
            }
    }
}

TEST_CASE("whatever a card answers at any command, it is told or got round, never believed") {
    const std::set<std::string> known{"done",
                                      "card.unreadable",
                                      "card.data_invalid",
                                      "card.mrz_wrong",
                                      "card.unknown",
                                      "card.file_missing",
                                      "card.not_genuine",
                                      "card.access_refused",
                                      "card.protocol_unknown"};
    ReadingBench bench("pace");
    const auto watched = bench.card_under(bench.card);
    bench.world.remove(kReaderName);
    bench.world.insert(kReaderName, watched);
    REQUIRE(code_of(bench.read()) == "done");
    const auto commands = watched->answers();
    for (const auto& spoilt : spoilt_answers())
        for (unsigned step = 0; step < commands; ++step) {
            CAPTURE(spoilt.name, step);
            watched->spoil(step, spoilt.spoil);
            const auto document = bench.read();
            const auto code = code_of(document);
            CHECK(known.contains(code));
            if (document)
                CHECK(document->iin == person("serikova").iin);
            CHECK(code_of(bench.read()) == "done");
        }
}

TEST_CASE(
    "whatever happens at any command of a signature has its message, and the next try signs") {
    SigningBench bench;
    REQUIRE(code_of(bench.sign()) == "done");
    const auto commands = bench.card->answers();
    REQUIRE(commands == 5);
    const auto hang = std::make_shared<Hang>();
    for (const auto& fault : faults(hang))
        for (unsigned step = 0; step < commands; ++step) {
            CAPTURE(fault.name, step);
            const auto pins = bench.card->count(kVerify);
            const auto signatures = bench.card->count(kInternalAuthenticate);
            bench.world.at(PcscCall::Transmit, step, fault.strikes);
            CHECK(code_of(bench.sign()) == fault.told);
            // A PIN sent twice may be the last try; a signature made twice is one too many.
            CHECK(bench.card->count(kVerify) - pins <= 1);
            CHECK(bench.card->count(kInternalAuthenticate) - signatures <= 1);
            fault.mended(bench.world, bench.card);
            CHECK(code_of(bench.sign()) == "done");
        }
}

TEST_CASE("no answer of a card has a PIN or a signing command sent twice") {
    SigningBench bench;
    for (const auto& spoilt : spoilt_answers())
        for (unsigned step = 0; step < 5; ++step) {
            CAPTURE(spoilt.name, step);
            const auto pins = bench.card->count(kVerify);
            const auto signatures = bench.card->count(kInternalAuthenticate);
            bench.card->spoil(step, spoilt.spoil);
            const auto signature = bench.sign();
            CHECK(bench.card->count(kVerify) - pins <= 1);
            CHECK(bench.card->count(kInternalAuthenticate) - signatures <= 1);
            CHECK(code_of(bench.sign()) == "done");
        }
}
