// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The less common ways of a ticket: benefits, limits, parking, redirection, coming back, alarms.
#include "tests/unit/server/queue/scene.h"

using queue::TicketState;

namespace {

queue::TicketState state_of(Scene& scene, const std::string& id) {
    const auto view = scene.queue.view("first").value();
    for (const auto& ticket : view.away)
        if (ticket.id == id)
            return ticket.state;
    for (const auto& ticket : view.waiting)
        if (ticket.id == id)
            return ticket.state;
    return TicketState::Finished;
}

/// Somebody is called and served at a window.
std::string serve(Scene& scene, const Caller& desk) {
    const auto id = scene.join(scene.kiosk);
    REQUIRE(scene.next(desk).value()->id == id);
    REQUIRE(scene.queue.act(desk, TicketAction::Start));
    return id;
}

}  // namespace

TEST_CASE("a benefit goes before the others, on evidence that the journal keeps") {
    Scene scene;
    scene.rules.benefits = {{"veteran", {}, -100}, {"disability", {}, -50}};
    const auto first = scene.join(scene.kiosk);
    const auto second = scene.join(scene.kiosk);
    const auto third = scene.join(scene.kiosk);
    REQUIRE(scene.queue.set_benefit(scene.desk, third, "disability", "disability-card"));
    REQUIRE(scene.queue.set_benefit(scene.desk, second, "veteran", "veteran-card"));
    CHECK(scene.queue.set_benefit(scene.desk, first, "king", "other-paper").error().code ==
          "tickets.benefit_unknown");
    CHECK(scene.next(scene.desk).value()->id == second);
    CHECK(scene.next(scene.second_desk).value()->id == third);
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event = 'ticket.benefit' AND detail IN "
                      "('veteran veteran-card', 'disability disability-card') AND terminal = "
                      "'desk-1'") == 2);
    // What is claimed at the kiosk counts until a window looks at it, and is kept as a claim.
    queue::TicketRequest claim{"medical", "kk", "submit", {"750101300004", "", "", "", ""}};
    claim.benefit = "veteran";
    REQUIRE(scene.queue.reserve(scene.kiosk, "key-claim", claim));
    CHECK(scene.count("SELECT count(*) FROM journal WHERE detail = 'veteran claimed'") == 1);
    // One who has been called is in no order any more.
    CHECK(scene.queue.set_benefit(scene.desk, third, "", "other-paper").error().code ==
          "tickets.state_wrong");
}

TEST_CASE("a hall gives so many tickets a day, and so many to one person") {
    Scene scene;
    scene.rules.tickets_a_person = 2;
    scene.rules.tickets_a_day = 3;
    scene.reserve(scene.kiosk);
    scene.reserve(scene.kiosk);
    CHECK(scene.try_reserve(scene.kiosk, "750101300004").error().code == "tickets.person_limit");
    CHECK(scene.try_reserve(scene.kiosk, "840229400006"));
    CHECK(scene.try_reserve(scene.kiosk, "850505400018").error().code == "tickets.day_limit");
    // A number that was refused was not given.
    CHECK(scene.count("SELECT value FROM counter WHERE name LIKE 'ticket/first/%'") == 3);
    CHECK(scene.count("SELECT count(*) FROM counter WHERE name LIKE '%7501%'") == 0);
    CHECK(scene.try_reserve(scene.other_kiosk, "750101300004"));
    scene.clock.advance(24h);
    CHECK(scene.try_reserve(scene.kiosk, "750101300004"));
    CHECK(scene.count("SELECT count(*) FROM day_secret") == 1);
}

TEST_CASE("a ticket is recalled so often, then its holder did not come") {
    Scene scene;
    scene.rules.recalls = 2;
    const auto id = scene.join(scene.kiosk);
    REQUIRE(scene.next(scene.desk));
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Recall));
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Recall));
    CHECK(scene.queue.act(scene.desk, TicketAction::Recall).error().code == "tickets.recall_limit");
    REQUIRE(scene.queue.act(scene.desk, TicketAction::MarkNoShow));
    CHECK(state_of(scene, id) == TicketState::NoShow);

    SECTION("comes back and waits at the end") {
        const auto other = scene.join(scene.kiosk);
        const auto standing = scene.queue.come_back(scene.kiosk, id);
        CHECK(standing->people_ahead == 1);
        CHECK(scene.next(scene.desk).value()->id == other);
        CHECK(scene.next(scene.second_desk).value()->id == id);
        CHECK(scene.count("SELECT count(*) FROM ticket WHERE iin <> ''") == 2);
    }
    SECTION("comes too late") {
        scene.clock.advance(scene.rules.come_back + 1min);
        REQUIRE(scene.queue.sweep());
        CHECK(scene.queue.come_back(scene.kiosk, id).error().code == "tickets.state_wrong");
        CHECK(scene.count("SELECT count(*) FROM ticket WHERE iin <> ''") == 0);
    }
}

TEST_CASE("a parked visitor keeps the place, and is back by word or by time") {
    Scene scene;
    const auto id = serve(scene, scene.desk);
    const auto other = scene.join(scene.kiosk);
    const auto parked = scene.queue.park(scene.desk, 20min);
    CHECK(*parked->due_at == scene.clock.now() + 20min);
    CHECK_FALSE(scene.queue.current(scene.desk).value().has_value());
    SECTION("by word") {
        REQUIRE(scene.queue.resume(scene.desk, id));
    }
    SECTION("by time, and never later than the hall allows") {
        scene.clock.advance(20min + 1ms);
        REQUIRE(scene.queue.sweep());
    }
    CHECK(scene.next(scene.desk).value()->id == id);
    CHECK(scene.next(scene.second_desk).value()->id == other);
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Start));
    CHECK(*scene.queue.park(scene.desk, 24h)->due_at == scene.clock.now() + scene.rules.park);
}

TEST_CASE("a redirected visitor is for the other window only, and comes back where it was asked") {
    Scene scene;
    const auto id = serve(scene, scene.desk);
    CHECK(scene.queue.redirect(scene.desk, {"9", "", "", false}).error().code == "desk.unknown");
    CHECK(scene.queue.redirect(scene.desk, {"1", "", "", false}).error().code == "desk.unknown");
    CHECK(scene.queue.redirect(scene.desk, {"", "none", "", false}).error().code ==
          "tickets.service_unknown");
    REQUIRE(scene.queue.redirect(scene.desk, {"2", "", "төлемді тексеріңіз", true}));
    CHECK_FALSE(scene.next(scene.desk).value().has_value());
    const auto there = scene.next(scene.second_desk).value();
    CHECK(there->id == id);
    CHECK(there->note == "төлемді тексеріңіз");
    REQUIRE(scene.queue.act(scene.second_desk, TicketAction::Start));
    CHECK(scene.queue.act(scene.second_desk, TicketAction::Finish)->state == TicketState::Waiting);
    CHECK_FALSE(scene.next(scene.second_desk).value().has_value());
    CHECK(scene.next(scene.desk).value()->id == id);
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Start));
    CHECK(scene.queue.act(scene.desk, TicketAction::Finish)->state == TicketState::Finished);
    CHECK(scene.count("SELECT count(*) FROM ticket WHERE note <> ''") == 0);
}

TEST_CASE("several services on one ticket follow each other") {
    Scene scene;
    const auto reserved = scene.queue.reserve(
        scene.kiosk, "key-complex",
        {"medical", "kk", "submit", {"750101300004", "", "", "", ""}, "", {"bus"}});
    REQUIRE(scene.queue.confirm_print(scene.kiosk, reserved->ticket.id));
    scene.second_desk.terminal.services = {"bus"};
    CHECK_FALSE(scene.next(scene.second_desk).value().has_value());
    REQUIRE(scene.next(scene.desk).value().has_value());
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Start));
    const auto going_on = scene.queue.act(scene.desk, TicketAction::Finish);
    CHECK(going_on->state == TicketState::Waiting);
    CHECK(going_on->request.service_id == "bus");
    CHECK(scene.next(scene.second_desk).value()->number == reserved->ticket.number);
    REQUIRE(scene.queue.act(scene.second_desk, TicketAction::Start));
    CHECK(scene.queue.act(scene.second_desk, TicketAction::Finish)->state == TicketState::Finished);
    CHECK(scene.queue
              .reserve(scene.kiosk, "key-none",
                       {"medical", "kk", "submit", {"750101300004", "", "", "", ""}, "", {"none"}})
              .error()
              .code == "tickets.service_unknown");
}

TEST_CASE("one is called out of turn, and the journal says how many were passed over") {
    Scene scene;
    scene.join(scene.kiosk);
    const auto second = scene.join(scene.kiosk);
    CHECK(scene.queue.call_one(scene.desk, second)->id == second);
    CHECK(scene.queue.call_one(scene.desk, second).error().code == "desk.ticket_open");
    CHECK(scene.queue.call_one(scene.second_desk, second).error().code == "tickets.state_wrong");
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event = 'ticket.out_of_turn' AND detail "
                      "= '1'") == 1);
}

TEST_CASE("a wait that nears the limit is noted once, and once more over it") {
    Scene scene;
    scene.join(scene.kiosk);
    scene.clock.advance(23min);
    REQUIRE(scene.queue.sweep());
    CHECK(scene.queue.view("first")->waiting.at(0).alarm == 0);
    scene.clock.advance(1min);
    REQUIRE(scene.queue.sweep());
    REQUIRE(scene.queue.sweep());
    CHECK(scene.queue.view("first")->waiting.at(0).alarm == 1);
    scene.clock.advance(7min);
    REQUIRE(scene.queue.sweep());
    CHECK(scene.queue.view("first")->waiting.at(0).alarm == 2);
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event LIKE 'ticket.wait_%'") == 2);
}

TEST_CASE("the day's numbers are those of the journal") {
    Scene scene;
    serve(scene, scene.desk);
    scene.clock.advance(10min);
    REQUIRE(scene.queue.act(scene.desk, TicketAction::Finish));
    scene.join(scene.kiosk);
    scene.reserve(scene.kiosk);
    scene.clock.advance(40min);
    REQUIRE(scene.next(scene.second_desk));
    REQUIRE(scene.queue.act(scene.second_desk, TicketAction::MarkNoShow));

    const auto day = scene.queue.statistics("first", "2026-11-22").value();
    const auto facts = [&](const std::string& event) {
        return scene.count("SELECT count(*) FROM journal WHERE event = '" + event + "'");
    };
    CHECK(day.issued == facts("ticket.reserved"));
    CHECK(day.all.joined == facts("ticket.joined"));
    CHECK(day.all.called == facts("ticket.called"));
    CHECK(day.all.no_shows == facts("ticket.no_show"));
    CHECK(day.all.finished == facts("ticket.finished"));
    CHECK(day.issued == 3);
    CHECK(day.all.wait.count == 2);
    CHECK(day.all.wait.longest == 40min);
    CHECK(day.all.over_limit == 1);
    CHECK(day.all.service.mean() == 10min);
    CHECK(day.by_window.at("1").finished == 1);
    CHECK(day.by_window.at("2").no_shows == 1);
    CHECK(day.by_service.at("medical").joined == 2);
    // 05:00 UTC is ten in the morning in Almaty.
    CHECK(day.wait_by_hour.at(10).count == 2);
    CHECK(scene.queue.statistics("first", "2026-11-21")->issued == 0);
}

TEST_CASE("a terminal gives leased numbers by itself, each once and on its day") {
    Scene scene;
    scene.reserve(scene.kiosk);
    const auto lease = scene.queue.lease(scene.kiosk, "key-lease", "medical", 3).value();
    CHECK(lease.first == 2);
    CHECK(lease.last == 4);
    CHECK(scene.queue.lease(scene.kiosk, "key-lease", "medical", 3)->id == lease.id);
    CHECK(scene.queue.lease(scene.kiosk, "key-lease", "medical", 4).error().code ==
          "request.idempotency_key_reused");
    CHECK(scene.reserve(scene.kiosk).ticket.number == "M-005");

    const auto give = [&](const Caller& caller, const std::string& number,
                          const std::string& service = "medical") {
        queue::TicketRequest request{service, "kk", "submit", {"750101300004", "", "", "", ""}};
        request.lease_id = lease.id;
        request.leased_number = number;
        return scene.queue.reserve(caller, "key-" + std::to_string(++scene.keys), request);
    };
    CHECK(give(scene.kiosk, "M-003")->ticket.number == "M-003");
    CHECK(give(scene.kiosk, "M-003").error().code == "tickets.number_used");
    for (const auto* number : {"M-001", "M-005", "B-002", ""})
        CHECK(give(scene.kiosk, number).error().code == "tickets.lease_unknown");
    CHECK(give(scene.kiosk, "M-002", "bus").error().code == "tickets.lease_unknown");
    CHECK(give(scene.other_kiosk, "M-002").error().code == "tickets.lease_unknown");
    scene.clock.advance(24h);
    CHECK(give(scene.kiosk, "M-002").error().code == "tickets.lease_unknown");
}
