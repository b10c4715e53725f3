// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Leader and followers of a shared commit.
#include "server/store/commit_line.h"

#include <algorithm>

namespace tereze::server::store {

Result<> CommitLine::pass(const Database::Work& work, const Run& run) {
    Writer own;
    own.work = &work;
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&own);
    if (m_running) {
        own.changed.wait(lock, [&] { return own.turn != Writer::Turn::Waits; });
    } else {
        m_running = true;
        own.turn = Writer::Turn::Leads;
    }
    if (own.turn == Writer::Turn::Leads)
        lead(lock, run);
    return std::move(own.outcome);
}

/// Called by the first of those who wait.
void CommitLine::lead(std::unique_lock<std::mutex>& lock, const Run& run) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kMostAtOnce));
    const std::vector<Writer*> writers(m_waiting.begin(), m_waiting.begin() + count);
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + count);
    lock.unlock();
    run(std::vector<WriteJob*>(writers.begin(), writers.end()));
    lock.lock();
    for (auto* writer : writers)
        writer->go(Writer::Turn::Done);
    m_running = !m_waiting.empty();
    if (m_running)
        m_waiting.front()->go(Writer::Turn::Leads);
}

}  // namespace tereze::server::store
