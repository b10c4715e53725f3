// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a desk refuses to begin: services without law on that day and place, and applicants whom the
// regulation does not name.
#include "tests/unit/kiosk/flows/desk_stage.h"

using namespace tereze;
using namespace tereze::flows;
using namespace tereze::flows::desk;
using namespace tereze::flows::desk::stage;
using namespace std::chrono_literals;

namespace {

/// Comes to the called ticket, tries to begin, and tells what is said instead.
std::string refusal(Desk& desk) {
    desk.at_operation();
    CHECK(desk.state() == State::Called);
    CHECK(desk.flow.view().cannot_begin);
    CHECK(desk.flow.case_id().empty());
    return desk.notice();
}

}  // namespace

TEST_CASE("a service that the centre's practice does not allow is not begun") {
    // Of another region, of an older act that is not named, of its own act when that is not named.
    Desk elsewhere{.practice = {"almaty-city", {"almaty-2015"}}, .service = "zhambyl-2013/grain"};
    CHECK(refusal(elsewhere) == "desk.service_not_applied");
    Desk older{.service = "almaty-2014/medical"};
    CHECK(refusal(older) == "desk.service_not_applied");
    Desk unnamed{.practice = {"almaty-city", {}}};
    CHECK(refusal(unnamed) == "desk.service_not_applied");
}

TEST_CASE("an act in force needs no naming, in its region and until the day of its repeal") {
    // № 2/279 lost its force on 12 May 2016.
    Desk last_day{.practice = {"almaty-city", {}}, .today = 2016y / 5 / 11};
    last_day.at_operation();
    CHECK(last_day.state() == State::Operation);
    CHECK_FALSE(last_day.flow.view().cannot_begin);
    Desk repealed{.practice = {"almaty-city", {}}, .today = 2016y / 5 / 12};
    CHECK(refusal(repealed) == "desk.service_not_applied");
    Desk elsewhere{.practice = {"zhambyl", {}}, .today = 2016y / 5 / 11};
    CHECK(refusal(elsewhere) == "desk.service_not_applied");
}

TEST_CASE("a service that no act gives through a centre is not begun") {
    Desk unoffered{.service = "almaty-2015/pharmaceutical"};
    CHECK(refusal(unoffered) == "desk.service_not_at_centre");
    Desk unknown{.service = "almaty-2015/nothing"};
    CHECK(refusal(unknown) == "desk.service_not_at_centre");
}

TEST_CASE("a visit that cannot begin is closed, and the next one begins clean") {
    Desk desk{.service = "almaty-2014/medical"};
    refusal(desk);
    const auto close = desk.send(CloseTicket{});
    REQUIRE(first<DoTicket>(close));
    CHECK(first<DoTicket>(close)->what == DoTicket::What::Finish);
    desk.send(TicketClosed{Result<>{}});
    CHECK(desk.state() == State::Queue);
    CHECK_FALSE(desk.flow.view().cannot_begin);
}

TEST_CASE("an applicant whom the regulation does not name is told before anything is asked") {
    Desk desk{.service = "almaty-2015/narcotics"};
    desk.at_operation();
    REQUIRE(desk.state() == State::NotEntitled);
    CHECK(desk.notice() == "error.regulation.applicant_not_allowed");
    CHECK(desk.flow.view().service_id == "almaty-2015/narcotics");
    CHECK_FALSE(desk.flow.view().way.empty());
    for (const Event& event : {Event(ChooseOperation{regulation::Operation::Issue}),
                               Event(RetryLookup{}), Event(flows::desk::Next{}), Event(ScanPage{})})
        CHECK(desk.send(event).empty());
    CHECK(desk.state() == State::NotEntitled);
    REQUIRE(first<DoTicket>(desk.send(CloseTicket{})));
    desk.send(TicketClosed{Result<>{}});
    CHECK(desk.state() == State::Queue);
}

TEST_CASE("a person who wants none of the operations can be let go") {
    Desk desk;
    desk.at_operation();
    REQUIRE(first<DoTicket>(desk.send(CloseTicket{})));
}
