// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A strict reader of ESC/POS as a printer's processor sees it: one command, or one row, at a time.
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>

namespace tereze::standins {

/// What the paper path has to do next.
struct Action {
    enum class Kind { Initialize, Feed, Row, Cut, AskSensor, Unknown };
    Kind kind = Kind::Unknown;
    int rows = 0;       ///< of Feed
    Bytes dots;         ///< of Row: one row of the picture
    std::string fault;  ///< of Unknown: what was found, and where in the stream
};

/// Real-time commands between commands are skipped (they were obeyed on arrival); inside a picture
/// they are reported, because a real printer would have obeyed them there too.
class EscPosParser {
  public:
    explicit EscPosParser(int bytes_per_row) : m_widest(bytes_per_row) {}

    void feed(ByteView bytes) { m_pending.insert(m_pending.end(), bytes.begin(), bytes.end()); }
    /// The next action, or nothing until more bytes have come.
    std::optional<Action> next();
    /// Forgets everything unread. True when that cut a command in two.
    bool drop();
    std::size_t unread() const { return m_pending.size(); }

  private:
    std::optional<Action> next_row();
    std::optional<Action> next_command();
    std::optional<Action> escape_command();
    std::optional<Action> group_command();
    std::optional<Action> begin_picture();
    std::optional<Action> begin_cut();
    Action unknown(std::size_t length);
    Action taken(Action::Kind kind, std::size_t length, int rows = 0);
    void skip(std::size_t count);

    std::deque<std::uint8_t> m_pending;
    std::size_t m_offset = 0;  ///< of the first unread byte in the whole stream
    int m_widest;
    int m_row_bytes = 0;
    int m_rows_left = 0;
    std::uint8_t m_last_dots = 0;
    bool m_reported = false;  ///< one report of a real-time command a picture
};

}  // namespace tereze::standins
