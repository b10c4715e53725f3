// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who is told how requests were answered.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace tereze::server::http {

struct Answered {
    std::string method;
    std::string route;  ///< the pattern, never the path
    int status = 0;
    std::chrono::microseconds took{0};
};

/// Told of every answer of a route, on a network thread.
using Observer = std::function<void(const Answered&)>;

}  // namespace tereze::server::http
