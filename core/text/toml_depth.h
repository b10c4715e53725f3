// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A guard in front of the TOML parser.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tereze::text {

/// The line of a key that is dotted too often. toml++ bounds the nesting of values (256) but not of
/// dotted keys, and a hundred thousand tables within each other overflow the stack when they go.
std::optional<std::uint32_t> line_of_deep_key(std::string_view content);

}  // namespace tereze::text
