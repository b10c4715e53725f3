// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/integration/cards/event_list.h"

#include "tests/standins/virtual_card/person.h"

#include <catch2/catch.hpp>

namespace tereze::testing {

using namespace std::chrono_literals;

std::filesystem::path person_file(const std::string& name) {
    return std::filesystem::path(TEREZE_SOURCE_DIR) / "tests/standins/virtual_card/persons" /
           (name + ".toml");
}

identity::DocumentData person(const std::string& name) {
    return standins::load_person(person_file(name)).value();
}

identity::MrzKey key_of(const identity::DocumentData& data) {
    return identity::MrzKey::from_fields(data.document_number, data.birth_date, data.expiry_date)
        .value();
}

drivers::cards::CardReader::OnCard EventList::collector() {
    return [this](drivers::cards::CardEvent event) {
        const std::lock_guard lock(m_mutex);
        m_events.push_back(std::move(event));
        m_changed.notify_all();
    };
}

drivers::cards::CardEvent EventList::next(drivers::cards::CardEventKind kind) {
    std::unique_lock lock(m_mutex);
    const bool came = m_changed.wait_for(lock, 10s, [this] { return !m_events.empty(); });
    INFO("waiting for event " << static_cast<int>(kind));
    REQUIRE(came);
    auto event = std::move(m_events.front());
    m_events.pop_front();
    REQUIRE(event.kind == kind);
    return event;
}

void EventList::wait_for_any(std::chrono::milliseconds most) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, most, [this] { return !m_events.empty(); });
    m_events.clear();
}

}  // namespace tereze::testing
