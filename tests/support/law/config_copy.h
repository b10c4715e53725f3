// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A copy of config/ that a test may break.
#pragma once

#include "core/regulation/catalogue.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace tereze::testing {

class ConfigCopy {
  public:
    ConfigCopy();
    ~ConfigCopy();
    ConfigCopy(const ConfigCopy&) = delete;
    ConfigCopy& operator=(const ConfigCopy&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::string read(const std::filesystem::path& file) const;
    void write(const std::filesystem::path& file, std::string_view text) const;
    /// Replaces the first occurrence, which has to be there.
    void replace(const std::filesystem::path& file, std::string_view what,
                 std::string_view with) const;

  private:
    std::filesystem::path m_path;
};

/// The project's own config/.
std::filesystem::path config_folder();
/// Its catalogue, loaded once; throws with all faults where it is not sound.
const regulation::Catalogue& catalogue();

}  // namespace tereze::testing
