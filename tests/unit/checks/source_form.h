// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The outward form of source files: licence, purpose, length.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

constexpr int kLongestFile = 500;

/// What is wrong with the form of one C++ file. `has_header`: a .cpp whose header beside it states
/// the purpose for both.
std::vector<std::string> form_faults(std::string_view path, std::string_view text, bool has_header);
/// The same for files whose comments begin with "#" (CMake, TOML, gettext, shell).
std::vector<std::string> script_form_faults(std::string_view path, std::string_view text);

}  // namespace tereze::checks
