// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The receipt as JSON: the server's answer to a submission, kept by the kiosk for later printing.
#pragma once

#include "core/casework/package.h"

#include <string>
#include <string_view>

namespace tereze::casework {

/// One line of JSON in canonical form. A date that is not stated is an empty text.
std::string to_json_text(const Receipt& receipt);
/// Unknown or missing members and wrong types are refused; only expected_result_provisional may be
/// missing, and is false then.
/// Errors: casework.receipt_invalid (the detail names the member).
Result<Receipt> parse_receipt(std::string_view json);

}  // namespace tereze::casework
