// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The state table of tickets.
#include "server/queue/ticket.h"

#include <array>

namespace tereze::server::queue {
namespace {

struct Word {
    TicketState state;
    std::string_view word;
};
constexpr std::array kWords{
    Word{TicketState::Reserved, "reserved"},   Word{TicketState::Waiting, "waiting"},
    Word{TicketState::Called, "called"},       Word{TicketState::Serving, "serving"},
    Word{TicketState::Finished, "finished"},   Word{TicketState::NoShow, "no-show"},
    Word{TicketState::Cancelled, "cancelled"}, Word{TicketState::Abandoned, "abandoned"}};

struct Change {
    TicketState from;
    TicketAction action;
    TicketState to;
};
constexpr std::array kChanges{
    Change{TicketState::Reserved, TicketAction::ConfirmPrint, TicketState::Waiting},
    Change{TicketState::Reserved, TicketAction::Cancel, TicketState::Cancelled},
    Change{TicketState::Reserved, TicketAction::Abandon, TicketState::Abandoned},
    Change{TicketState::Waiting, TicketAction::Cancel, TicketState::Cancelled},
    Change{TicketState::Waiting, TicketAction::Abandon, TicketState::Abandoned},
    Change{TicketState::Waiting, TicketAction::Call, TicketState::Called},
    Change{TicketState::Called, TicketAction::Recall, TicketState::Called},
    Change{TicketState::Called, TicketAction::Start, TicketState::Serving},
    Change{TicketState::Called, TicketAction::MarkNoShow, TicketState::NoShow},
    Change{TicketState::Serving, TicketAction::Finish, TicketState::Finished}};

}  // namespace

std::string_view to_string(TicketState state) {
    for (const auto& [known, word] : kWords)
        if (known == state)
            return word;
    return {};
}

std::optional<TicketState> ticket_state_from(std::string_view word) {
    for (const auto& [state, known] : kWords)
        if (known == word)
            return state;
    return std::nullopt;
}

std::optional<TicketState> after(TicketState state, TicketAction action) {
    for (const auto& change : kChanges)
        if (change.from == state && change.action == action)
            return change.to;
    return std::nullopt;
}

bool is_final(TicketState state) {
    for (const auto& change : kChanges)
        if (change.from == state)
            return false;
    return true;
}

std::string_view event_of(TicketAction action) {
    switch (action) {
        case TicketAction::ConfirmPrint:
            return "ticket.joined";
        case TicketAction::Cancel:
            return "ticket.cancelled";
        case TicketAction::Abandon:
            return "ticket.abandoned";
        case TicketAction::Call:
            return "ticket.called";
        case TicketAction::Recall:
            return "ticket.recalled";
        case TicketAction::Start:
            return "ticket.started";
        case TicketAction::MarkNoShow:
            return "ticket.no_show";
        case TicketAction::Finish:
            return "ticket.finished";
    }
    return {};
}

}  // namespace tereze::server::queue
