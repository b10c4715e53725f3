// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Closed, open, and one question at a time to find out.
#include "server/gateways/circuit_breaker.h"

namespace tereze::server::gateways {

bool CircuitBreaker::admit(Clock::TimePoint now) {
    const std::lock_guard lock(m_mutex);
    if (m_silences < m_policy.failures)
        return true;
    if (now - m_opened_at < m_policy.pause)
        return false;
    // The next pause begins with the question, so that one which never reports back blocks nobody.
    m_opened_at = now;
    return true;
}

void CircuitBreaker::note_answer() {
    const std::lock_guard lock(m_mutex);
    m_silences = 0;
}

void CircuitBreaker::note_silence(Clock::TimePoint now) {
    const std::lock_guard lock(m_mutex);
    ++m_silences;
    m_opened_at = now;
}

bool CircuitBreaker::is_open() const {
    const std::lock_guard lock(m_mutex);
    return m_silences >= m_policy.failures;
}

}  // namespace tereze::server::gateways
