// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From an internal error to what the other side is told (RFC 9457).
#pragma once

#include "core/base/result.h"
#include "server/http/message.h"

namespace tereze::server::http {

/// The status that a code has in server/api/openapi.yaml; 500 for a code that the API does not
/// know.
int status_of(std::string_view code);

/// An application/problem+json answer. An error that the API does not know becomes
/// "server.failed" without detail: the inside is for the log alone.
Response problem(const Error& error);

}  // namespace tereze::server::http
