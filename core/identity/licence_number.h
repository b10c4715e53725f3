// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The unique number of a licence, which is one in the whole country.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tereze::identity {

/// "KZ", two check digits, the three letters of a series, eight digits: the shape of the numbers of
/// «Е-лицензирование» (GlobalUniqueNumber). How that system counts its check digits is not public;
/// ours are those of ISO/IEC 7064 MOD 97-10 over the rest, with "KZ" behind it, as in an IBAN.
/// @param series three letters A-Z. @param number 1 to 99,999,999.
std::string licence_number(std::string_view series, std::int64_t number);

/// Whether a text is such a number with right check digits: one wrong or swapped character is
/// found.
bool is_licence_number(std::string_view text);

}  // namespace tereze::identity
