// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A few connections for many threads.
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace tereze::server::store {

/// Safe to use from several threads. Opens at most `most` connections, each when it is first
/// needed, and replaces those that cannot be used any more. `One` has `bool idle() const`: whether
/// it can be given to the next user.
template <class One>
class ConnectionPool {
  public:
    using Open = std::function<Result<std::unique_ptr<One>>()>;

    ConnectionPool(Open open, int most) : m_open(std::move(open)), m_most(most) {}

    /// Waits while all are in use; `use(One&)` must not ask for another one.
    /// Errors: those of `open`.
    template <class Use>
    Result<> with_connection(const Use& use) {
        TEREZE_ASSIGN(auto connection, take());
        use(*connection);
        give_back(std::move(connection));
        return {};
    }

  private:
    Result<std::unique_ptr<One>> take() {
        {
            std::unique_lock lock(m_mutex);
            m_returned.wait(lock, [&] { return m_out < m_most; });
            ++m_out;
            if (!m_idle.empty()) {
                auto connection = std::move(m_idle.back());
                m_idle.pop_back();
                return connection;
            }
        }
        auto opened = m_open();
        if (!opened)
            give_back(nullptr);
        return opened;
    }

    void give_back(std::unique_ptr<One> connection) {
        {
            const std::lock_guard lock(m_mutex);
            --m_out;
            if (connection && connection->idle())
                m_idle.push_back(std::move(connection));
            else
                // One that breaks off seldom does so alone: the database was started again.
                m_idle.clear();
        }
        m_returned.notify_one();
    }

    Open m_open;
    int m_most;
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<std::unique_ptr<One>> m_idle;
    int m_out = 0;
};

}  // namespace tereze::server::store
