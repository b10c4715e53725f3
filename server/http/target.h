// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The request target of HTTP, taken apart.
#pragma once

#include "core/base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::http {

struct Target {
    std::vector<std::string> segments;  ///< of the path, percent-decoded
    std::map<std::string, std::string, std::less<>> query;
};

/// Reads origin-form (RFC 9112 §3.2.1). Strict: no empty or dot segments, no control characters, no
/// encoded slash, valid escapes, at most 2048 characters, no member of the query twice.
/// Errors: request.malformed.
Result<Target> parse_target(std::string_view text);

/// Percent-decoding; nothing for a broken escape or a control character.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace tereze::server::http
