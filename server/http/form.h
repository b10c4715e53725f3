// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a page's form sends: application/x-www-form-urlencoded (WHATWG URL Standard §5).
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "server/http/message.h"

#include <functional>
#include <map>
#include <string>

namespace tereze::server::http {

using Form = std::map<std::string, Secret, std::less<>>;

/// Reads the body, which is wiped. As strict as `parse_target`, but a plus stands for a blank.
/// Errors: request.media_type_wrong, request.malformed.
Result<Form> read_form(Request& request);

/// The value of a cookie that the request brings; empty where it brings none.
std::string_view cookie(const Request& request, std::string_view name);

}  // namespace tereze::server::http
