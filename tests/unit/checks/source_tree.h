// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of this source tree as the checks read them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::checks {

struct SourceFile {
    std::string path;  ///< from the root, with slashes: "core/base/bytes.h"
    std::string text;
};

/// Files below `folders` of `root` whose names end in one of `endings`, in the order of the
/// alphabet.
std::vector<SourceFile> read_tree(const std::filesystem::path& root,
                                  const std::vector<std::string>& folders,
                                  const std::vector<std::string>& endings);
/// The C++ of the product: core, drivers, kiosk, server.
std::vector<SourceFile> product_sources(const std::filesystem::path& root);

/// C++ with its comments blanked out; texts in quotes stay, lines stay where they are.
std::string without_comments(std::string_view text);
int line_at(std::string_view text, std::size_t position);

}  // namespace tereze::checks
