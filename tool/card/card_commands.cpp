// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/card/card_commands.h"

#include "core/base/files.h"
#include "core/base/secret.h"
#include "drivers/cards/card_monitor.h"
#include "drivers/cards/card_reader.h"
#include "drivers/cards/known_cards.h"
#include "drivers/cards/pcsc_channel.h"

#include <fmt/format.h>
#include <signal.h>
#include <time.h>

#include <iterator>
#include <mutex>

namespace tereze::tool {

using namespace drivers::cards;

namespace {

using Steady = std::chrono::steady_clock;

std::string described(ByteView atr) {
    if (atr.empty())
        return "no answer to reset (wrong way round?)";
    const auto name = known_card(atr);
    return to_hex(atr) + (name.empty() ? std::string() : "  " + std::string(name));
}

std::string line_of(const CardEvent& event) {
    switch (event.kind) {
        case CardEventKind::Inserted:
            return "inserted  " + event.reader + "  " + described(event.atr);
        case CardEventKind::Removed:
            return "removed   " + event.reader;
        case CardEventKind::ServiceDown:
            return "card service is down";
        case CardEventKind::ServiceUp:
            break;
    }
    return "card service is up";
}

/// Signals are taken by sigtimedwait, so that every thread ends in order.
void wait_for_end(unsigned seconds) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    const timespec limit{static_cast<time_t>(seconds), 0};
    if (seconds == 0) {
        int number = 0;
        sigwait(&signals, &number);
    } else {
        sigtimedwait(&signals, nullptr, &limit);
    }
}

void block_end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

void print(const lds::ChipReading& reading, std::chrono::milliseconds took,
           const CardOptions& options, std::ostream& out) {
    const Report report{reading, took, options.personal ? Holder::Shown : Holder::Hidden};
    if (options.json)
        print_json(report, out);
    else
        print_text(report, out);
}

std::chrono::milliseconds since(Steady::time_point begin) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - begin);
}

Result<lds::ChipReading> replay(const std::string& text, const identity::ChipKey& key,
                                const CardOptions& options, const CardCapabilities& card) {
    TEREZE_ASSIGN(auto channel, ReplayChannel::from_text(text));
    lds::ReadingOptions reading;
    reading.random = channel.random();
    reading.access = lds::AccessPolicy::PaceOrBac;
    reading.card = card;
    reading.now = std::chrono::system_clock::now();
    reading.face = options.face;
    reading.details = options.personal;
    trust::TrustFolder trust;
    if (!options.trust.empty()) {
        TEREZE_ASSIGN(trust, trust::TrustFolder::load(options.trust));
        reading.trust = &trust;
    }
    return lds::read_chip(channel, key, reading);
}

}  // namespace

Result<identity::ChipKey> chip_key(const CardOptions& options, std::istream& in) {
    if (!options.can.empty()) {
        TEREZE_ASSIGN(auto number, identity::CardAccessNumber::parse(options.can));
        return identity::ChipKey(std::move(number));
    }
    std::string zone = options.zone;
    if (zone == "-")
        zone.assign(std::istreambuf_iterator<char>(in), {});
    if (zone.empty())
        return fail("card.key_missing", ErrorClass::User, Remedy::Retry, "--can or --mrz");
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    auto key = identity::MrzKey::from_mrz(zone, today);
    wipe(zone);
    if (!key)
        return fail(std::move(key).error());
    return identity::ChipKey(std::move(*key));
}

Result<> list_readers(std::ostream& out) {
    TEREZE_ASSIGN(const auto service, PcscContext::establish());
    TEREZE_ASSIGN(const auto names, service.readers());
    for (const auto& name : names) {
        TEREZE_ASSIGN(const auto state, service.state_of(name));
        std::string card = "no card";
        if (state.present()) {
            const auto channel = PcscChannel::connect(service, name);
            card = channel ? described((*channel)->atr())
                           : channel.error().code + " (" + channel.error().detail + ")";
        }
        out << name << "\n  " << card << "\n";
    }
    if (names.empty())
        out << "no reader\n";
    return {};
}

Result<> watch_readers(const CardOptions& options, std::ostream& out) {
    block_end_signals();
    std::mutex printing;
    const CardMonitor monitor(
        [&](std::vector<std::string> readers) {
            std::erase_if(readers, [&](const std::string& name) {
                return name.find(options.reader) == std::string::npos;
            });
            return readers;
        },
        [&](const CardEvent& event) {
            const std::lock_guard lock(printing);
            out << line_of(event) << std::endl;  // at once, also into a pipe
        });
    wait_for_end(options.seconds);
    return {};
}

Result<> read_card(const CardOptions& options, const std::filesystem::path& record,
                   std::istream& in, std::ostream& out, std::ostream& notes) {
    TEREZE_ASSIGN(auto key, chip_key(options, in));
    ReaderSettings settings;
    settings.name_filter = options.reader;
    settings.access = lds::AccessPolicy::PaceOrBac;
    if (!options.trust.empty()) {
        TEREZE_ASSIGN(settings.trust, trust::TrustFolder::load(options.trust));
    }
    TEREZE_ASSIGN(const auto reader, CardReader::create("card", std::move(settings)));
    if (!record.empty()) {
        notes << "The record and the key together open the holder's data: keep it as personal "
                 "data.\n";
        reader->record_into(record);
    }
    const auto begin = Steady::now();
    const auto reading = reader->read_chip(key, {options.face, options.personal}, {});
    identity::wipe(key);
    if (!reading)
        return fail(reading.error());
    print(*reading, since(begin), options, out);
    return {};
}

/// A record does not say what lengths the card announced; the commands in it do.
Result<> replay_card(const CardOptions& options, std::istream& in, std::ostream& out) {
    TEREZE_ASSIGN(auto key, chip_key(options, in));
    TEREZE_ASSIGN(const auto text, read_text(options.file));
    const auto begin = Steady::now();
    auto reading = replay(text, key, options, {});
    for (const CardCapabilities wide :
         {CardCapabilities{false, true, false}, CardCapabilities{false, true, true}})
        if (!reading)
            if (auto again = replay(text, key, options, wide))
                reading = std::move(again);
    identity::wipe(key);
    if (!reading)
        return fail(reading.error());
    print(*reading, since(begin), options, out);
    return {};
}

}  // namespace tereze::tool
