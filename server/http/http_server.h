// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The listeners, their threads and their orderly end.
#pragma once

#include "core/base/result.h"
#include "server/http/event_hub.h"
#include "server/http/limits.h"
#include "server/http/observer.h"
#include "server/http/router.h"
#include "server/http/tls.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace tereze::server::http {

class HttpServer {
  public:
    /// `hub` must outlive the server. `observer` is told of every answer.
    HttpServer(EventHub& hub, Limits limits, Observer observer = {});
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    /// Opens "address:port" (port 0: any free one) and returns the port. Connections are accepted
    /// once `run` is called. `router` must outlive the server.
    /// Errors: tls.not_configured, http.not_listening.
    Result<std::uint16_t> listen(const std::string& address, const TlsFiles& tls,
                                 const Router& router);
    /// Calls `task` again and again on a thread for slow work while the server runs.
    void every(std::chrono::milliseconds period, std::function<void()> task);
    /// Calls `task` on a thread for slow work after each signal `number`, from now on. Signals that
    /// come while nothing serves are kept, several of them as one.
    void on_signal(int number, std::function<void()> task);
    /// Serves until SIGTERM or SIGINT, then lets open requests end.
    void run();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace tereze::server::http
