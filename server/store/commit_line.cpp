// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Leader and followers of a shared commit.
#include "server/store/commit_line.h"

#include <algorithm>

namespace tereze::server::store {

Result<> CommitLine::pass(const Database::Work& work, const Run& run) {
    WriteJob own;
    own.work = &work;
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&own);
    while (true) {
        m_changed.wait(lock, [&] { return own.done || !m_running; });
        if (own.done)
            return std::move(own.outcome);
        const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), kMostAtOnce));
        const std::vector<WriteJob*> jobs(m_waiting.begin(), m_waiting.begin() + count);
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + count);
        m_running = true;
        lock.unlock();
        run(jobs);
        lock.lock();
        m_running = false;
        for (auto* job : jobs)
            job->done = true;
        m_changed.notify_all();
    }
}

}  // namespace tereze::server::store
