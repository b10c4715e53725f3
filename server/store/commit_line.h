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
    /// A thread in the line. Each has a condition of its own, so that only those wake whose turn or
    /// end it is.
    struct Writer : WriteJob {
        enum class Turn { Waits, Leads, Done } turn = Turn::Waits;
        std::condition_variable changed;
        void go(Turn next) {
            turn = next;
            changed.notify_one();
        }
    };

    void lead(std::unique_lock<std::mutex>& lock, const Run& run);

    std::mutex m_mutex;
    std::deque<Writer*> m_waiting;  ///< without those whose work is running
    bool m_running = false;
};

}  // namespace tereze::server::store
