// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Announcements between server processes.
#include "server/store/postgresql/pg_feed.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <chrono>

namespace tereze::server::store {
namespace {

using namespace std::chrono_literals;

/// A board shows a call within half a second; people do not see less than this.
constexpr auto kGather = 50ms;
constexpr auto kAgainAfter = 500ms;

}  // namespace

PgFeed::PgFeed(Address address)
    : m_address(std::move(address)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

PgFeed::~PgFeed() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_stopped.notify_all();
    ::eventfd_write(m_wake, 1);
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_wake);
}

void PgFeed::start(Database::Listener listener) {
    m_listener = std::move(listener);
    m_thread = std::thread([this] { run(); });
}

void PgFeed::announce(const std::string& topic) {
    if (m_listener)
        m_listener(topic);
    {
        const std::lock_guard lock(m_mutex);
        m_outgoing.insert(topic);
    }
    ::eventfd_write(m_wake, 1);
}

bool PgFeed::stopping() {
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void PgFeed::run() {
    for (bool first = true; !stopping(); first = false) {
        if (auto connection = PgConnection::open(m_address)) {
            try {
                (*connection)->execute("LISTEN tereze_changes", {});
                if (!first) {
                    m_listener("");
                    tell(**connection);
                }
                serve(**connection);
            } catch (const Failure&) {
                // Broken off: another connection is tried below.
            }
        }
        std::unique_lock lock(m_mutex);
        m_stopped.wait_for(lock, kAgainAfter, [&] { return m_stopping; });
    }
}

void PgFeed::serve(PgConnection& connection) {
    while (!stopping()) {
        const bool to_tell = wait_for_news(connection.socket());
        for (const auto& [sender, topic] : connection.take_notifications())
            if (sender != connection.server_process())
                m_listener(topic);
        if (!to_tell)
            continue;
        {
            std::unique_lock lock(m_mutex);
            m_stopped.wait_for(lock, kGather, [&] { return m_stopping; });
        }
        tell(connection);
    }
}

/// Until something came or is to go out; true for the latter.
bool PgFeed::wait_for_news(int socket) const {
    pollfd both[] = {{socket, POLLIN, 0}, {m_wake, POLLIN, 0}};
    ::poll(both, 2, -1);
    eventfd_t count = 0;
    return ::eventfd_read(m_wake, &count) == 0;
}

void PgFeed::tell(PgConnection& connection) {
    std::set<std::string> topics;
    {
        const std::lock_guard lock(m_mutex);
        topics.swap(m_outgoing);
    }
    try {
        for (const auto& topic : topics)
            connection.execute("SELECT pg_notify('tereze_changes', $1)", {topic});
    } catch (const Failure&) {
        // Told again over the next connection: the others may have kept theirs.
        const std::lock_guard lock(m_mutex);
        m_outgoing.merge(topics);
        throw;
    }
}

}  // namespace tereze::server::store
