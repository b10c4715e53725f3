// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/cards/pcsc_bench.h"

#include "tests/integration/cards/event_list.h"

namespace tereze::testing {

Bytes WatchedCard::answer(ByteView command) {
    constexpr std::size_t kInstruction = 1;
    ++m_answers;
    if (command.size() > kInstruction)
        ++m_counts[command[kInstruction]];
    Bytes reply = m_card->answer(command);
    if (!m_spoil || m_skip-- > 0)
        return reply;
    return std::exchange(m_spoil, nullptr)(std::move(reply));
}

void WatchedCard::spoil(unsigned skip, std::function<Bytes(Bytes)> spoil) {
    m_skip = skip;
    m_spoil = std::move(spoil);
}

drivers::cards::ReaderSettings quick_settings() {
    drivers::cards::ReaderSettings settings;
    settings.access = drivers::cards::lds::AccessPolicy::PaceOrBac;
    settings.limits.answers_within = std::chrono::milliseconds(250);
    settings.limits.removal_shows_within = std::chrono::milliseconds(0);
    return settings;
}

std::shared_ptr<standins::Card> lds_card(const std::string& person,
                                         const standins::DocumentIssuer& issuer) {
    return std::make_shared<standins::LdsCard>(
        standins::LdsCard::of(standins::load_card(person_file(person)).value(), issuer).value());
}

}  // namespace tereze::testing
