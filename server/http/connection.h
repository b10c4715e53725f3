// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One TLS connection: requests in, answers or events out.
#pragma once

#include "server/http/event_hub.h"
#include "server/http/limits.h"
#include "server/http/observer.h"
#include "server/http/router.h"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <memory>

namespace tereze::server::http {

/// What the connections of one listener share. Must outlive them.
struct Site {
    const Router& router;
    boost::asio::ssl::context& tls;
    EventHub& hub;
    const Observer& observer;
    Limits limits;
    boost::asio::any_io_executor quick;  ///< runs handlers of Pace::Quick, and snapshots
    boost::asio::any_io_executor slow;   ///< runs handlers of Pace::Slow
};

class Connection {
  public:
    virtual ~Connection() = default;
    /// Ends an idle connection at once, another one after its answer. From any thread.
    virtual void stop() = 0;
};

/// Serves the socket, whose executor must be a strand, until either side ends it.
std::shared_ptr<Connection> start_connection(boost::asio::ip::tcp::socket socket, const Site& site);

}  // namespace tereze::server::http
