// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The state table of tickets.
#include "server/queue/ticket.h"

#include <fmt/format.h>

#include <array>

namespace tereze::server::queue {
namespace {

struct Word {
    TicketState state;
    std::string_view word;
};
constexpr std::array kWords{
    Word{TicketState::Reserved, "reserved"},  Word{TicketState::Waiting, "waiting"},
    Word{TicketState::Called, "called"},      Word{TicketState::Serving, "serving"},
    Word{TicketState::Parked, "parked"},      Word{TicketState::Finished, "finished"},
    Word{TicketState::NoShow, "no-show"},     Word{TicketState::Cancelled, "cancelled"},
    Word{TicketState::Abandoned, "abandoned"}};

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
    Change{TicketState::NoShow, TicketAction::ComeBack, TicketState::Waiting},
    Change{TicketState::NoShow, TicketAction::Cancel, TicketState::Cancelled},
    Change{TicketState::NoShow, TicketAction::Abandon, TicketState::Abandoned},
    Change{TicketState::Serving, TicketAction::Park, TicketState::Parked},
    Change{TicketState::Parked, TicketAction::Resume, TicketState::Waiting},
    Change{TicketState::Parked, TicketAction::Cancel, TicketState::Cancelled},
    Change{TicketState::Serving, TicketAction::Redirect, TicketState::Waiting},
    Change{TicketState::Serving, TicketAction::GoOn, TicketState::Waiting},
    Change{TicketState::Serving, TicketAction::Finish, TicketState::Finished}};

struct Event {
    TicketAction action;
    std::string_view event;
};
constexpr std::array kEvents{Event{TicketAction::ConfirmPrint, "ticket.joined"},
                             Event{TicketAction::Cancel, "ticket.cancelled"},
                             Event{TicketAction::Abandon, "ticket.abandoned"},
                             Event{TicketAction::Call, "ticket.called"},
                             Event{TicketAction::Recall, "ticket.recalled"},
                             Event{TicketAction::Start, "ticket.started"},
                             Event{TicketAction::MarkNoShow, "ticket.no_show"},
                             Event{TicketAction::ComeBack, "ticket.came_back"},
                             Event{TicketAction::Park, "ticket.parked"},
                             Event{TicketAction::Resume, "ticket.resumed"},
                             Event{TicketAction::Redirect, "ticket.redirected"},
                             Event{TicketAction::GoOn, "ticket.went_on"},
                             Event{TicketAction::Finish, "ticket.finished"}};
constexpr auto kActions = [] {
    std::array<TicketAction, kEvents.size()> actions{};
    for (std::size_t i = 0; i < kEvents.size(); ++i)
        actions[i] = kEvents[i].action;
    return actions;
}();

}  // namespace

std::string ticket_number(const std::string& prefix, std::int64_t count) {
    return fmt::format("{}-{:03}", prefix, count);
}

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

std::span<const TicketAction> all_actions() {
    return kActions;
}

std::string_view event_of(TicketAction action) {
    for (const auto& [known, event] : kEvents)
        if (known == action)
            return event;
    return {};
}

std::optional<TicketAction> action_of(std::string_view event) {
    for (const auto& [action, known] : kEvents)
        if (known == event)
            return action;
    return std::nullopt;
}

}  // namespace tereze::server::queue
