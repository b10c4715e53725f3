// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/self_service/zone_lines.h"

#include "core/base/secret.h"

#include <algorithm>

namespace tereze::screens::self_service {
namespace {

bool is_zone_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '<';
}

}  // namespace

std::optional<std::vector<std::string>> ZoneLines::take_from(std::string& content) {
    // Readers differ in how they end a line: Enter, which never reaches a field, or nothing.
    while (content.size() >= kLineLength &&
           std::all_of(content.begin(), content.begin() + kLineLength, is_zone_character)) {
        m_lines.push_back(content.substr(0, kLineLength));
        std::string rest = content.substr(kLineLength);
        tereze::wipe(content);
        content = rest;
        tereze::wipe(rest);
        if (m_lines.size() == kLineCount) {
            auto zone = std::move(m_lines);
            m_lines.clear();
            return zone;
        }
    }
    return std::nullopt;
}

void ZoneLines::wipe() {
    for (auto& line : m_lines)
        tereze::wipe(line);
    m_lines.clear();
}

}  // namespace tereze::screens::self_service
