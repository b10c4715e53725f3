// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Waiting for what another process writes to a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace tereze::testing {

/// Waits until the file holds a text after its first `from` bytes, and returns all after them.
/// Throws std::runtime_error where it does not come.
std::string wait_for_text(const std::filesystem::path& file, const std::string& text,
                          std::size_t from);

}  // namespace tereze::testing
