// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The electronic queue of a hall: tickets, who took them, what a board shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/calendar/civil_time.h"

namespace tereze::queue {

struct Ticket {
    std::string id;
    std::string number;  ///< "M-001"
    std::string service_id;
    std::string url;     ///< the ticket's page, in the QR code
    calendar::TimePoint created_at{};
    int people_ahead = 0;
    std::optional<int> estimated_wait_minutes;
};

/// Who took the ticket, as far as the card (or the typed number) told.
struct TicketApplicant {
    std::string iin;
    std::string surname;      ///< as on the card, Latin
    std::string given_names;  ///< as on the card, Latin
    std::string document_number;
    std::string birth_date;   ///< ISO; empty when unknown
};

/// A ticket at a desk.
struct CalledTicket {
    Ticket ticket;
    TicketApplicant applicant;
    bool serving = false;  ///< the person has come to the window
};

struct WaitingTicket {
    std::string number;
    std::string service_id;
    calendar::TimePoint since{};
    bool operator==(const WaitingTicket&) const = default;
};

/// One line of the board.
struct BoardCall {
    std::string number;
    std::string desk;
    calendar::TimePoint called_at{};
    bool serving = false;
    bool operator==(const BoardCall&) const = default;
};

struct HallQueue {
    std::vector<WaitingTicket> waiting;
    std::vector<BoardCall> called;
};

}  // namespace tereze::queue
