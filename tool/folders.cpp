// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/folders.h"

namespace tereze::tool {

namespace fs = std::filesystem;

fs::path data_folder(const std::string& name, const fs::path& built) {
    std::error_code error;
    const auto program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const auto installed = program.parent_path().parent_path() / "share" / "tereze" / name;
        if (fs::exists(installed, error))
            return installed;
    }
    return built;
}

}  // namespace tereze::tool
