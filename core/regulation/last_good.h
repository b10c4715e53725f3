// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A copy of the files of the last catalogue that was sound, kept for the day when its folder is
// not.
#pragma once

#include "core/base/result.h"
#include "core/text/toml_reader.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace tereze::regulation {

/// In a folder of its own:
///
///     last-good.sha256     a line for each file, as `sha256sum --check` reads it
///     catalogue-<uuid>/    the files
///
/// The list is renamed into place last, so a power cut leaves the old copy or the new one. One
/// program at a time may save.
class LastGood {
  public:
    explicit LastGood(std::filesystem::path state) : m_state(std::move(state)) {}

    /// The folder with the copy's files; nothing where none was saved, and where files of it were
    /// changed, added or lost, each of which is a fault.
    std::optional<std::filesystem::path> find(text::TomlFaults& faults) const;
    /// Copies the TOML files below `config` that a catalogue reads, unless the copy has them
    /// already. `is_sound` is asked about the new copy before the old one goes; what `find` holds
    /// against the old one is added to `damage`.
    /// Errors: file.unreadable, file.unwritable, regulation.invalid (the copy is not sound: the
    /// files were changed meanwhile).
    Result<> save(const std::filesystem::path& config,
                  const std::function<bool(const std::filesystem::path&)>& is_sound,
                  text::TomlFaults& damage) const;

  private:
    std::filesystem::path list() const { return m_state / "last-good.sha256"; }

    std::filesystem::path m_state;
};

}  // namespace tereze::regulation
