// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/ticket_printer/ticket_machine.h"

#include <utility>

namespace tereze::standins {
namespace {

constexpr std::uint8_t kDle = 0x10;
constexpr std::uint8_t kEot = 0x04;
constexpr std::uint8_t kEnq = 0x05;
constexpr std::uint8_t kFixedBits = 0x12;
constexpr std::size_t kMostFaults = 100;

}  // namespace

TicketMachine::TicketMachine(int width_px, OnTicket on_ticket)
    : m_width_px(width_px), m_on_ticket(std::move(on_ticket)), m_parser((width_px + 7) / 8) {}

Bytes TicketMachine::receive(ByteView bytes) {
    Bytes answers;
    for (const std::uint8_t byte : bytes) {
        m_parser.feed(ByteView(&byte, 1));
        obey_realtime(byte, answers);
    }
    append(answers, go_on());
    return answers;
}

Bytes TicketMachine::go_on() {
    Bytes answers;
    while (!held()) {
        const auto action = m_parser.next();
        if (!action)
            break;
        perform(*action, answers);
    }
    return answers;
}

void TicketMachine::disconnect() {
    m_realtime.clear();
    if (!held() && m_parser.drop())
        m_faults.emplace_back("the connection was closed within a command");
}

void TicketMachine::set_paper(Paper paper) {
    m_paper = paper;
    if (paper != Paper::Out)
        m_rows_of_paper.reset();
}

void TicketMachine::clear_jam() {
    m_jammed = false;
    m_jam_at_row.reset();
}

void TicketMachine::obey_realtime(std::uint8_t byte, Bytes& answers) {
    m_realtime.push_back(byte);
    if (m_realtime.size() == 2 && byte != kEot && byte != kEnq)
        m_realtime.assign(1, byte);
    if (m_realtime.size() == 1 && byte != kDle)
        m_realtime.clear();
    if (m_realtime.size() < 3)
        return;
    if (m_realtime[1] == kEot && byte >= 1 && byte <= 4)
        answer(answers, status(byte));
    if (m_realtime[1] == kEnq && byte == 2) {
        m_parser.drop();
        m_rows.clear();
    }
    m_realtime.clear();
}

void TicketMachine::answer(Bytes& answers, std::uint8_t byte) const {
    if (!m_mute)
        answers.push_back(m_garbage ? 0xFF : byte);
}

std::uint8_t TicketMachine::status(std::uint8_t kind) const {
    int bits = kFixedBits;
    const bool out = m_paper == Paper::Out;
    switch (kind) {
        case 1:
            bits |= held() ? 0x08 : 0;
            break;
        case 2:
            bits |= (m_cover_open ? 0x04 : 0) | (out ? 0x20 : 0) | (m_jammed ? 0x40 : 0);
            break;
        case 3:
            bits |= m_jammed ? 0x04 : 0;
            break;
        default:
            bits |= (m_paper != Paper::Ok ? 0x0C : 0) | (out ? 0x60 : 0);
            break;
    }
    return static_cast<std::uint8_t>(bits);
}

void TicketMachine::perform(const Action& action, Bytes& answers) {
    switch (action.kind) {
        case Action::Kind::Initialize:
            break;
        case Action::Kind::Feed:
            m_rows.resize(m_rows.size() + static_cast<std::size_t>(action.rows));
            break;
        case Action::Kind::Row:
            print_row(action.dots);
            break;
        case Action::Kind::Cut:
            cut();
            break;
        case Action::Kind::AskSensor:
            answer(answers, m_paper == Paper::Ok ? 0x00 : 0x03);
            break;
        case Action::Kind::Unknown:
            if (m_faults.size() < kMostFaults)
                m_faults.push_back(action.fault);
            break;
    }
}

void TicketMachine::print_row(const Bytes& dots) {
    m_rows.push_back(dots);
    if (m_rows_of_paper && --*m_rows_of_paper <= 0)
        m_paper = Paper::Out;
    if (m_jam_at_row && static_cast<int>(m_rows.size()) >= *m_jam_at_row)
        m_jammed = true;
}

void TicketMachine::cut() {
    auto ticket = drivers::printer::Raster::blank(m_width_px, static_cast<int>(m_rows.size()));
    const auto width = static_cast<std::size_t>(ticket.bytes_per_row);
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        std::copy(m_rows[row].begin(), m_rows[row].end(),
                  ticket.data.begin() + static_cast<std::ptrdiff_t>(row * width));
    m_rows.clear();
    if (ticket.height > 0)
        m_on_ticket(ticket);
}

}  // namespace tereze::standins
