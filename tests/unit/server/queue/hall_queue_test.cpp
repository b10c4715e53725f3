// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The queue's rules, with time moved by hand.
#include "tests/unit/server/queue/scene.h"

TEST_CASE("numbers count by hall, prefix and Almaty day") {
    Scene scene;
    CHECK(scene.reserve(scene.kiosk).ticket.number == "M-001");
    CHECK(scene.reserve(scene.kiosk).ticket.number == "M-002");
    CHECK(scene.reserve(scene.kiosk, "bus").ticket.number == "B-001");
    CHECK(scene.reserve(scene.other_kiosk).ticket.number == "S-001");
    // 18:59 UTC is still the same day in Almaty, 19:00 is not.
    scene.clock.advance(13h + 59min);
    CHECK(scene.reserve(scene.kiosk).ticket.number == "M-003");
    scene.clock.advance(1min);
    CHECK(scene.reserve(scene.kiosk).ticket.number == "M-001");
}

TEST_CASE("a number that is never printed is abandoned after its time, and no hall saw it") {
    Scene scene;
    const auto ticket = scene.reserve(scene.kiosk).ticket;
    REQUIRE(scene.queue.note_print_failure(scene.kiosk, ticket.id, "printer.paper_out"));
    scene.clock.advance(15min);
    REQUIRE(scene.queue.sweep());
    CHECK(scene.queue.by_token(ticket.token)->ticket.state == queue::TicketState::Reserved);
    scene.clock.advance(1ms);
    REQUIRE(scene.queue.sweep());
    CHECK(scene.queue.by_token(ticket.token)->ticket.state == queue::TicketState::Abandoned);
    CHECK(scene.queue.confirm_print(scene.kiosk, ticket.id).error().code == "tickets.state_wrong");
    CHECK(scene.changes == 0);
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event = 'ticket.abandoned'") == 1);
}

TEST_CASE("people are called in the order of joining and by their own hall") {
    Scene scene;
    const auto first = scene.reserve(scene.kiosk).ticket.id;
    const auto second = scene.join(scene.kiosk);
    REQUIRE(scene.queue.confirm_print(scene.kiosk, first));
    scene.join(scene.other_kiosk);
    CHECK(scene.next(scene.desk).value()->id == second);
    CHECK(scene.next(scene.second_desk).value()->id == first);
    REQUIRE(scene.queue.act(scene.desk, TicketAction::MarkNoShow));
    CHECK_FALSE(scene.next(scene.desk).value().has_value());
    CHECK(scene.queue.cancel(scene.other_kiosk, first).error().code == "tickets.not_found");
}

TEST_CASE("the wait is told once three visits of the day are finished") {
    Scene scene;
    for (int i = 0; i < 3; ++i) {
        scene.join(scene.kiosk);
        REQUIRE(scene.next(scene.desk));
        REQUIRE(scene.queue.act(scene.desk, TicketAction::Start));
        CHECK_FALSE(scene.reserve(scene.kiosk).wait);
        scene.clock.advance(10min);
        REQUIRE(scene.queue.act(scene.desk, TicketAction::Finish));
    }
    scene.join(scene.kiosk);
    scene.join(scene.kiosk);
    const auto standing = scene.reserve(scene.kiosk);
    CHECK(standing.people_ahead == 2);
    // All three took ten minutes; a tenth is left for what nobody knows.
    CHECK(standing.wait->from == 18);
    CHECK(standing.wait->to == 22);
}

TEST_CASE("an act that ends takes no number away that was given before") {
    Scene scene;
    const queue::TicketRequest request{
        "medical", "kk", "submit", {"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", ""}};
    const auto before = scene.queue.reserve(scene.kiosk, "key", request).value();
    scene.ended = "medical";
    const auto again = scene.queue.reserve(scene.kiosk, "key", request).value();
    CHECK(again.repeated);
    CHECK(again.ticket.number == before.ticket.number);
    CHECK(scene.queue.reserve(scene.kiosk, "other key", request).error().code ==
          "tickets.service_not_in_force");
    REQUIRE(scene.queue.confirm_print(scene.kiosk, before.ticket.id));
    CHECK(scene.next(scene.desk).value().has_value());
}

TEST_CASE("the holder's data go when the visit ends, and the journal never had them") {
    Scene scene;
    scene.join(scene.kiosk);
    REQUIRE(scene.next(scene.desk));
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Start));
    CHECK(scene.count("SELECT count(*) FROM ticket WHERE iin = '750101300004'") == 1);
    const auto finished = scene.queue.act(scene.desk, TicketAction::Finish);
    CHECK(finished->request.holder.iin == "750101300004");
    CHECK(scene.count("SELECT count(*) FROM ticket WHERE iin <> '' OR surname <> ''") == 0);
    CHECK(scene.count("SELECT count(*) FROM journal") == 5);
    CHECK(scene.count("SELECT count(*) FROM journal WHERE detail LIKE '%7501%' OR detail LIKE "
                      "'%АХМЕТОВ%'") == 0);
}

TEST_CASE("a person who waits half a day unseen is no longer called") {
    Scene scene;
    scene.join(scene.kiosk);
    scene.clock.advance(12h + 1ms);
    REQUIRE(scene.queue.sweep());
    CHECK_FALSE(scene.next(scene.desk).value().has_value());
    CHECK(scene.changes == 2);
}
