// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One POST to the gateway, with one time limit for all of it.
#pragma once

#include "server/outbound/http_exchange.h"

#include <chrono>
#include <string>

namespace tereze::server::gateways {

using PostTarget = outbound::Target;
using PostAnswer = outbound::Answer;

/// "http://host:port/path". Errors: gateway.url_invalid (also for https: the channel to ШЭП is a
/// closed network, and messages are protected by their own signature).
Result<PostTarget> parse_post_target(const std::string& url);

/// Posts a SOAP 1.1 message and waits for the answer; blocks the thread, at most for `limit`.
/// Errors: gateway.unreachable (no connection, or no whole answer in time), gateway.answer_invalid
/// (what came is not HTTP, or larger than kLargestXml).
Result<PostAnswer> post_soap(const PostTarget& target, const std::string& message,
                             std::chrono::milliseconds limit);

}  // namespace tereze::server::gateways
