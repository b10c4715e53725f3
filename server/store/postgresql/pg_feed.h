// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Announcements between server processes, by LISTEN and NOTIFY.
#pragma once

#include "server/store/database.h"
#include "server/store/postgresql/pg_connection.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

namespace tereze::server::store {

/// A thread with a connection of its own. Announcements of one topic that come close together
/// travel as one: NOTIFY stops every other commit of the database for a moment, so it stays out
/// of the transactions themselves. After a break the listener is told to look at everything.
class PgFeed {
  public:
    explicit PgFeed(Address address);
    PgFeed(const PgFeed&) = delete;
    PgFeed& operator=(const PgFeed&) = delete;
    ~PgFeed();

    void start(Database::Listener listener);
    void announce(const std::string& topic);

  private:
    void run();
    void serve(PgConnection& connection);
    void tell(PgConnection& connection);
    bool wait_for_news(int socket) const;
    bool stopping();

    Address m_address;
    Database::Listener m_listener;
    int m_wake;          ///< an eventfd
    std::mutex m_mutex;  // of what follows
    std::condition_variable m_stopped;
    std::set<std::string> m_outgoing;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace tereze::server::store
