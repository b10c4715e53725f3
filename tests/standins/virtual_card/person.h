// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who a virtual card belongs to.
#pragma once

#include "core/base/result.h"
#include "core/identity/document_data.h"

#include <filesystem>

namespace tereze::standins {

/// Reads a TOML file with surname, name, sex ("M", "F" or ""), birth_date, expiry_date (TOML
/// dates), document_number and iin; all of it as the zone will have it, in Latin letters. Errors:
/// file.unreadable, card.data_invalid with the key in the detail.
Result<identity::DocumentData> load_person(const std::filesystem::path& file);

}  // namespace tereze::standins
