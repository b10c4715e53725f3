// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The state table of tickets.
#include "server/queue/ticket.h"

#include <catch2/catch.hpp>

using namespace tereze::server::queue;

TEST_CASE("only the drawn changes are possible") {
    constexpr TicketState states[] = {
        TicketState::Reserved, TicketState::Waiting,   TicketState::Called,
        TicketState::Serving,  TicketState::Parked,    TicketState::Finished,
        TicketState::NoShow,   TicketState::Cancelled, TicketState::Abandoned};
    int possible = 0;
    for (const auto state : states)
        for (const auto action : all_actions())
            possible += after(state, action).has_value() ? 1 : 0;
    CHECK(possible == 18);
    CHECK(after(TicketState::Reserved, TicketAction::ConfirmPrint) == TicketState::Waiting);
    CHECK_FALSE(after(TicketState::Reserved, TicketAction::Call));
    CHECK(after(TicketState::Called, TicketAction::Recall) == TicketState::Called);
    CHECK_FALSE(after(TicketState::Called, TicketAction::Cancel));
    CHECK_FALSE(after(TicketState::Called, TicketAction::Park));
    CHECK(after(TicketState::NoShow, TicketAction::ComeBack) == TicketState::Waiting);
}

TEST_CASE("every action has its word in the journal and comes back from it") {
    for (const auto action : all_actions())
        CHECK(action_of(event_of(action)) == action);
    CHECK_FALSE(action_of("ticket.reserved"));
}

TEST_CASE("states have the words of the api and come back from them") {
    CHECK(to_string(TicketState::NoShow) == "no-show");
    for (const auto* word : {"reserved", "waiting", "called", "serving", "parked", "finished",
                             "no-show", "cancelled", "abandoned"})
        CHECK(to_string(*ticket_state_from(word)) == word);
    CHECK_FALSE(ticket_state_from("unknown"));
    CHECK(is_final(TicketState::Abandoned));
    CHECK_FALSE(is_final(TicketState::Called));
}
