// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How long the server waits for whom.
#pragma once

#include <chrono>

namespace tereze::server::http {

struct Limits {
    std::chrono::milliseconds handshake{10'000};
    std::chrono::milliseconds idle{75'000};  ///< between two requests
    std::chrono::milliseconds transfer{
        60'000};  ///< for the next piece of a body, or one whole answer
    std::chrono::milliseconds keep_alive{15'000};  ///< between two comments of an event stream
    std::chrono::milliseconds farewell{5'000};     ///< for open requests when the server stops
    std::size_t header_bytes = 16 * 1024;
};

}  // namespace tereze::server::http
