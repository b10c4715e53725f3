// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A ticket and what may follow what.
//
//   reserved --print--> waiting --call--> called --start--> serving --finish--> finished
//      |  \                |               |  ^
//      |   abandon         |               |  recall (stays called)
//      |                   |               no-show --> no-show
//      +---- cancel -------+--> cancelled; a ticket that waits too long --> abandoned
#pragma once

#include "core/base/clock.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::server::queue {

enum class TicketState {
    Reserved,
    Waiting,
    Called,
    Serving,
    Finished,
    NoShow,
    Cancelled,
    Abandoned
};
/// "no-show", as in the API and the tables.
std::string_view to_string(TicketState state);
std::optional<TicketState> ticket_state_from(std::string_view word);

enum class TicketAction { ConfirmPrint, Cancel, Abandon, Call, Recall, Start, MarkNoShow, Finish };

/// The state that an action leads to; nothing where the state does not allow it.
std::optional<TicketState> after(TicketState state, TicketAction action);
/// Whether nothing can follow: the holder's data are no longer needed.
bool is_final(TicketState state);
/// For the journal: "ticket.called".
std::string_view event_of(TicketAction action);

struct TicketHolder {
    std::string iin;
    std::string surname;
    std::string given_names;
    std::string document_number;
    std::string birth_date;  ///< ISO, or empty
};

struct TicketRequest {
    std::string service_id;
    std::string language;  ///< "kk", "ru", "en"
    std::string purpose;   ///< "submit", "result"
    TicketHolder holder;
};

struct Ticket {
    std::string id;
    std::string token;  ///< of its public page
    std::string hall;
    std::string day;     ///< ISO, in Almaty
    std::string number;  ///< "M-001"
    TicketState state = TicketState::Reserved;
    std::string print_failure;  ///< code of the printer's error; empty where it printed
    TicketRequest request;
    Clock::TimePoint created_at{};
    std::optional<Clock::TimePoint> joined_at;
    std::int64_t place = 0;  ///< order of joining over all halls; 0 before
    std::optional<Clock::TimePoint> called_at;
    std::int64_t calls = 0;
    std::string desk;
};

}  // namespace tereze::server::queue
