// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Writers who wait at the same moment share one commit.
#pragma once

#include "core/base/result.h"
#include "server/store/database.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace tereze::server::store {

/// One writer's work and how it ended.
struct WriteJob {
    const Database::Work* work = nullptr;
    Result<> outcome;
    bool done = false;
};

/// A commit costs one wait for the disk, whatever it holds. The first of the waiting threads leads:
/// it runs the work of all who came meanwhile in one transaction, and the others find theirs done.
/// No thread of its own; a lone writer waits for nobody. Safe to use from several threads.
class CommitLine {
  public:
    static constexpr std::size_t kMostAtOnce = 64;
    /// Runs all jobs in one transaction and fills in their outcomes; does not throw.
    using Run = std::function<void(const std::vector<WriteJob*>&)>;

    Result<> pass(const Database::Work& work, const Run& run);

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<WriteJob*> m_waiting;
    bool m_running = false;
};

}  // namespace tereze::server::store
