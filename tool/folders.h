// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where the program finds its data: installed, or in the tree that it was built from.
#pragma once

#include <filesystem>
#include <string>

namespace tereze::tool {

/// `<program>/../share/tereze/<name>` where that exists, else the place given at build.
std::filesystem::path data_folder(const std::string& name, const std::filesystem::path& built);

}  // namespace tereze::tool
