// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/law/config_copy.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <fstream>
#include <stdexcept>

namespace tereze::testing {

namespace fs = std::filesystem;

fs::path config_folder() {
    return fs::path(TEREZE_SOURCE_DIR) / "config";
}

const regulation::Catalogue& catalogue() {
    static const auto kLoaded = regulation::Catalogue::load(config_folder());
    if (!kLoaded)
        throw std::runtime_error(kLoaded.error().detail);
    return *kLoaded;
}

ConfigCopy::ConfigCopy() : m_path(fs::temp_directory_path() / ("tereze-config-" + make_uuid_v7())) {
    fs::copy(config_folder(), m_path, fs::copy_options::recursive);
}

ConfigCopy::~ConfigCopy() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

std::string ConfigCopy::read(const fs::path& file) const {
    auto text = read_text(m_path / file);
    if (!text)
        throw std::runtime_error("no such file: " + file.string());
    return std::move(*text);
}

void ConfigCopy::write(const fs::path& file, std::string_view text) const {
    std::ofstream out(m_path / file, std::ios::binary | std::ios::trunc);
    out << text;
    if (!out.flush())
        throw std::runtime_error("cannot write " + file.string());
}

void ConfigCopy::replace(const fs::path& file, std::string_view what, std::string_view with) const {
    auto text = read(file);
    const auto at = text.find(what);
    if (at == std::string::npos)
        throw std::runtime_error(file.string() + " does not have: " + std::string(what));
    text.replace(at, what.size(), with);
    write(file, text);
}

}  // namespace tereze::testing
