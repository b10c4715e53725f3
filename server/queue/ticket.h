// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A ticket and what may follow what.
//
//   reserved --print--> waiting --call--> called --start--> serving --finish--> finished
//      |  \              ^  |             |   ^               |  |
//      |   abandon       |  |             |   recall          |  park --> parked --resume-->
//      waiting |                 |  |             |   (stays called)  redirect, go on --> waiting
//      +--- cancel ------+--+--> cancelled
//                        |                no-show --> no-show --come back--> waiting
//   A ticket that waits too long, and one that nobody comes back with: abandoned.
#pragma once

#include "core/base/clock.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::queue {

enum class TicketState {
    Reserved,
    Waiting,
    Called,
    Serving,
    Parked,
    Finished,
    NoShow,
    Cancelled,
    Abandoned
};
/// "no-show", as in the API and the tables.
std::string_view to_string(TicketState state);
std::optional<TicketState> ticket_state_from(std::string_view word);

enum class TicketAction {
    ConfirmPrint,
    Cancel,
    Abandon,
    Call,
    Recall,
    Start,
    MarkNoShow,
    ComeBack,  ///< after a no-show, at the end of the queue
    Park,
    Resume,    ///< after parking, to the old place
    Redirect,  ///< to another window or service, at the old place
    GoOn,      ///< to the next service of the ticket, or back to the window that redirected it
    Finish
};
/// All of them, for tables and tests.
std::span<const TicketAction> all_actions();

/// The state that an action leads to; nothing where the state does not allow it.
std::optional<TicketState> after(TicketState state, TicketAction action);
/// Whether nothing can follow: the holder's data are no longer needed.
bool is_final(TicketState state);
/// For the journal: "ticket.called".
std::string_view event_of(TicketAction action);
std::optional<TicketAction> action_of(std::string_view event);

struct TicketHolder {
    std::string iin;
    std::string surname;
    std::string given_names;
    std::string document_number;
    std::string birth_date;  ///< ISO, or empty
};

/// Numbers that a terminal may give by itself on one day.
struct Lease {
    std::string id;
    std::string day;  ///< ISO, in Almaty
    std::string service_id;
    std::string prefix;
    std::int64_t first = 0;
    std::int64_t last = 0;
};
/// "M-007".
std::string ticket_number(const std::string& prefix, std::int64_t count);

struct TicketRequest {
    std::string service_id;
    std::string language;  ///< "kk", "ru", "en"
    std::string purpose;   ///< "submit", "result"
    TicketHolder holder;
    std::string benefit;  ///< id of a category of the hall; empty: none is claimed
    std::vector<std::string> further_services;  ///< on the same ticket, in this order
    /// Where the terminal has given the number itself, while it did not reach the server.
    std::string lease_id;
    std::string leased_number;
    std::string appointment_code;  ///< of the time that was booked; empty: none
};

struct Ticket {
    std::string id;
    std::string token;  ///< of its public page
    std::string hall;
    std::string day;     ///< ISO, in Almaty
    std::string number;  ///< "M-001"
    TicketState state = TicketState::Reserved;
    std::string print_failure;  ///< code of the printer's error; empty where it printed
    TicketRequest request;      ///< its service is the one that is waited for now
    Clock::TimePoint created_at{};
    std::optional<Clock::TimePoint> joined_at;
    std::int64_t place = 0;  ///< order of joining over all halls; 0 before
    std::int64_t rank = 0;   ///< of its benefit: smaller ones are called first
    std::optional<Clock::TimePoint> called_at;
    std::int64_t calls = 0;
    std::string desk;
    std::string for_desk;                    ///< the only window that may call it; empty: any
    std::string return_to;                   ///< the window that wants it back afterwards
    std::string note;                        ///< from the window that redirected it to the next
    std::optional<Clock::TimePoint> due_at;  ///< end of parking, or of coming back
    std::int64_t alarm = 0;  ///< 1: its wait has come near the hall's limit, 2: is over it
};

}  // namespace tereze::server::queue
