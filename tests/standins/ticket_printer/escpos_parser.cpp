// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/ticket_printer/escpos_parser.h"

#include <fmt/format.h>

namespace tereze::standins {
namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEsc = 0x1B;
constexpr std::uint8_t kGs = 0x1D;
constexpr int kTallestPicture = 2303;  ///< yL + yH * 256 of GS v 0 in the Epson reference

bool realtime_pair(std::uint8_t first, std::uint8_t second) {
    return first == kDle && (second == 0x04 || second == 0x05 || second == 0x14);
}

}  // namespace

std::optional<Action> EscPosParser::next() {
    return m_rows_left > 0 ? next_row() : next_command();
}

bool EscPosParser::drop() {
    const bool cut = m_rows_left > 0 || !m_pending.empty();
    skip(m_pending.size());
    m_rows_left = 0;
    return cut;
}

std::optional<Action> EscPosParser::next_row() {
    const auto size = static_cast<std::size_t>(m_row_bytes);
    if (m_pending.size() < size)
        return std::nullopt;
    Action row{Action::Kind::Row, 1, Bytes(m_pending.begin(), m_pending.begin() + m_row_bytes), {}};
    for (const std::uint8_t byte : row.dots) {
        if (realtime_pair(m_last_dots, byte) && !m_reported) {
            m_reported = true;
            return Action{Action::Kind::Unknown,
                          0,
                          {},
                          fmt::format("real-time command inside a picture near byte {}", m_offset)};
        }
        m_last_dots = byte;
    }
    skip(size);
    --m_rows_left;
    return row;
}

std::optional<Action> EscPosParser::next_command() {
    while (!m_pending.empty() && m_pending[0] == kDle) {
        if (m_pending.size() < 3)
            return std::nullopt;
        if (m_pending[1] != 0x04 && m_pending[1] != 0x05)
            return unknown(2);
        skip(3);
    }
    if (m_pending.size() < 2)
        return std::nullopt;
    if (m_pending[0] == kEsc)
        return escape_command();
    if (m_pending[0] == kGs)
        return group_command();
    return unknown(1);
}

std::optional<Action> EscPosParser::escape_command() {
    if (m_pending[1] == '@')
        return taken(Action::Kind::Initialize, 2);
    if (m_pending[1] != 'J' && m_pending[1] != 'd')
        return unknown(2);
    if (m_pending.size() < 3)
        return std::nullopt;
    constexpr int kLineRows = 30;  // ESC d counts lines of the default spacing
    return taken(Action::Kind::Feed, 3, m_pending[2] * (m_pending[1] == 'd' ? kLineRows : 1));
}

std::optional<Action> EscPosParser::group_command() {
    switch (m_pending[1]) {
        case 'v':
            return begin_picture();
        case 'V':
            return begin_cut();
        case 'r':
            if (m_pending.size() < 3)
                return std::nullopt;
            return m_pending[2] == 1 ? taken(Action::Kind::AskSensor, 3) : unknown(3);
        default:
            return unknown(2);
    }
}

std::optional<Action> EscPosParser::begin_picture() {
    if (m_pending.size() < 8)
        return std::nullopt;
    const int width = m_pending[4] + 256 * m_pending[5];
    const int height = m_pending[6] + 256 * m_pending[7];
    if (m_pending[2] != '0' || m_pending[3] != 0 || width == 0 || width > m_widest || height == 0 ||
        height > kTallestPicture)
        return unknown(8);
    skip(8);
    m_row_bytes = width;
    m_rows_left = height;
    m_last_dots = 0;
    m_reported = false;
    return next_row();
}

std::optional<Action> EscPosParser::begin_cut() {
    if (m_pending.size() < 3)
        return std::nullopt;
    const std::uint8_t mode = m_pending[2];
    if (mode == 0 || mode == 1 || mode == '0' || mode == '1')
        return taken(Action::Kind::Cut, 3);
    if (mode != 65 && mode != 66)
        return unknown(3);
    if (m_pending.size() < 4)
        return std::nullopt;
    return taken(Action::Kind::Cut, 4, m_pending[3]);
}

Action EscPosParser::unknown(std::size_t length) {
    std::string found;
    for (std::size_t i = 0; i < length; ++i)
        found += fmt::format("{:02x}", m_pending[i]);
    Action action{Action::Kind::Unknown,
                  0,
                  {},
                  fmt::format("unknown command {} at byte {}", found, m_offset)};
    skip(length);
    return action;
}

Action EscPosParser::taken(Action::Kind kind, std::size_t length, int rows) {
    skip(length);
    return Action{kind, rows, {}, {}};
}

void EscPosParser::skip(std::size_t count) {
    m_pending.erase(m_pending.begin(), m_pending.begin() + static_cast<std::ptrdiff_t>(count));
    m_offset += count;
}

}  // namespace tereze::standins
