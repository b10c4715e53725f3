// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whole files, read and written so that a power cut leaves either the old or the new content.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <filesystem>

namespace tereze {

/// Errors: file.unreadable.
Result<Bytes> read_file(const std::filesystem::path& path);
Result<std::string> read_text(const std::filesystem::path& path);

/// Writes beside, syncs, renames over, syncs the folder. The file is readable by its owner only.
/// Errors: file.unwritable.
Result<> write_file_durably(const std::filesystem::path& path, ByteView content);
/// Makes what was created, renamed or removed in a folder last over a power cut.
/// Errors: file.unwritable.
Result<> sync_folder(const std::filesystem::path& folder);
/// Removes and syncs the folder; a missing file is no error. Errors: file.unwritable.
Result<> remove_file_durably(const std::filesystem::path& path);

}  // namespace tereze
