// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From method and path to the handler.
#pragma once

#include "core/base/result.h"
#include "server/http/message.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::http {

/// Called on one of the server's threads; several calls may run at once.
using Handler = std::function<Result<Response>(Request&)>;

/// Where a handler runs, never on a network thread: Quick ones wait for the database at most, of
/// which many can share a commit; Slow ones (password hashing, the gateway) have threads of their
/// own, so that no board and no other desk waits for them.
enum class Pace { Quick, Slow };

struct Route {
    std::string method;
    std::string pattern;  ///< "/v1/tickets/{id}/printed"
    Handler handler;
    Pace pace = Pace::Quick;
    std::size_t largest_body = 64 * 1024;
};

/// Filled before the server starts, read by several threads afterwards.
class Router {
  public:
    void add(Route route);
    /// The route, with the request's parameters filled in.
    /// Errors: request.not_found, request.method_not_allowed.
    Result<const Route*> match(Request& request) const;

  private:
    struct Entry {
        Route route;
        std::vector<std::string> segments;
    };
    std::vector<Entry> m_entries;
};

}  // namespace tereze::server::http
