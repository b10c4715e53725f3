// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The works of a thermal printer: buffer, paper, blade, sensors. No sockets, no files.
#pragma once

#include "core/base/bytes.h"
#include "drivers/printer/raster.h"
#include "tests/standins/ticket_printer/escpos_parser.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tereze::standins {

enum class Paper { Ok, Low, Out };

/// Behaves as the Epson reference says: DLE commands act on arrival, everything else in order, and
/// not at all while paper, cover or a jam holds the printer. Not thread-safe.
class TicketMachine {
  public:
    using OnTicket = std::function<void(const drivers::printer::Raster&)>;
    TicketMachine(int width_px, OnTicket on_ticket);

    /// Takes bytes from the wire and returns the answers to them.
    Bytes receive(ByteView bytes);
    /// Goes on after a change from outside and returns answers that became due.
    Bytes go_on();
    /// The wire was closed: a half-sent command is dropped, as after a printer's own time-out.
    void disconnect();

    void set_paper(Paper paper);
    void open_cover(bool open) { m_cover_open = open; }
    void jam_at_row(int row) { m_jam_at_row = row; }
    void clear_jam();
    void run_out_after_rows(int rows) { m_rows_of_paper = rows; }
    void set_mute(bool mute) { m_mute = mute; }
    void set_garbage(bool garbage) { m_garbage = garbage; }
    const std::vector<std::string>& faults() const { return m_faults; }

  private:
    bool held() const { return m_paper == Paper::Out || m_cover_open || m_jammed; }
    void obey_realtime(std::uint8_t byte, Bytes& answers);
    void answer(Bytes& answers, std::uint8_t byte) const;
    std::uint8_t status(std::uint8_t kind) const;
    void perform(const Action& action, Bytes& answers);
    void print_row(const Bytes& dots);
    void cut();

    int m_width_px;
    OnTicket m_on_ticket;
    EscPosParser m_parser;
    Bytes m_realtime;  ///< bytes of a real-time command seen so far
    std::vector<Bytes> m_rows;
    Paper m_paper = Paper::Ok;
    bool m_cover_open = false;
    bool m_jammed = false;
    bool m_mute = false;
    bool m_garbage = false;
    std::optional<int> m_jam_at_row;
    std::optional<int> m_rows_of_paper;
    std::vector<std::string> m_faults;
};

}  // namespace tereze::standins
