// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A hall for one test case, with the calls that tests make all the time.
#pragma once

#include "tests/support/scenario/case_export.h"
#include "tests/support/scenario/visit.h"

#include <catch2/catch.hpp>

namespace tereze::testing {

/// Fails the test case with the step's own words.
template <class T>
T must(Result<T> result) {
    if (!result)
        FAIL(result.error().code + ": " + result.error().detail);
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

class HallFixture {
  public:
    HallFixture();

    Hall& hall() { return *m_hall; }
    Visit& visit() { return m_visit; }
    UiDriver& kiosk() { return m_hall->ui(Terminal::SelfService); }
    UiDriver& desk() { return m_hall->ui(Terminal::Desk); }
    UiDriver& board() { return m_hall->ui(Terminal::Board); }
    void start(Terminal terminal) { must(m_hall->start(terminal)); }
    /// A ticket of a service in the queue without a kiosk: over the API, as a kiosk would.
    void queue_ticket(const std::string& iin, const std::string& service);
    std::size_t registered() { return must(registered_cases(*m_hall)).size(); }
    /// The desk logged in, its ticket called, at the choice of the operation.
    void serve(const std::string& iin);

  private:
    std::unique_ptr<Hall> m_hall;
    Album m_album;
    Visit m_visit;
};

}  // namespace tereze::testing
