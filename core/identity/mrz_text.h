// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The characters of the machine-readable zone, shared by its reader, its writer and the chip's key.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace tereze::identity {

constexpr char kFiller = '<';

inline bool is_mrz_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_mrz_character(char c) {
    return is_mrz_digit(c) || (c >= 'A' && c <= 'Z') || c == kFiller;
}

/// Drops white space, raises small letters. Errors: identity.mrz_character.
Result<std::string> normalised_mrz(std::string_view text);

}  // namespace tereze::identity
