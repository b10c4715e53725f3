// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Random codes that people read aloud and type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tereze {

/// Letters and digits of Crockford's base 32 (no letter that is taken for a digit), five bits each,
/// with a hyphen after each `group` of them: "K7M2Q-9XWTB".
std::string make_code(std::size_t length, std::size_t group);
/// The code as it was meant, however it was typed: without hyphens and blanks, in capitals, O as
/// 0, I and L as 1.
std::string plain_code(std::string_view typed);

}  // namespace tereze
