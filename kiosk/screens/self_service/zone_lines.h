// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A reader of the machine-readable zone that types like a keyboard, into whatever field has focus.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tereze::screens::self_service {

/// Collects the three lines of a card's zone (ICAO 9303-5, format TD1) from a field's content.
class ZoneLines {
  public:
    static constexpr std::size_t kLineLength = 30;
    static constexpr std::size_t kLineCount = 3;

    /// Takes every whole line out of `content`. Returns the zone when its last line has come.
    std::optional<std::vector<std::string>> take_from(std::string& content);
    /// Some lines have come, and the next is awaited in the same field.
    bool begun() const { return !m_lines.empty(); }
    void wipe();

  private:
    std::vector<std::string> m_lines;
};

}  // namespace tereze::screens::self_service
