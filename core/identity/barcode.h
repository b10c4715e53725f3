// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The IIN on the back of an identity card, as a barcode scanner reads it.
#pragma once

#include "core/identity/person_number.h"

#include <string_view>

namespace tereze::identity {

/// The only run of twelve digits that is an IIN; scanners may put the symbology (AIM, "]C0") before
/// it, and codes may hold more than the number. Nobody is proved by it: anyone can print one.
/// Errors: identity.barcode_without_iin (none, or several different ones).
Result<Iin> iin_from_barcode(std::string_view text);

}  // namespace tereze::identity
