// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The operator's window with real programs: refusals, absent people, jams, PINs.
#include "tests/e2e/case/fixture.h"

using namespace tereze;
using namespace tereze::testing;

TEST_CASE_METHOD(HallFixture, "a wrong password is refused and makes no case") {
    start(Terminal::Desk);
    must(desk().wait_screen("desk.login"));
    must(visit().log_in_with("not-the-password"));
    must(desk().wait_node("desk.login.notice"));
    must(desk().wait_screen("desk.login"));
    CHECK(registered() == 0);
    must(desk().fill("desk.login.password", hall().cast().operator_password));
    must(desk().tap("ui.primary"));
    must(desk().wait_screen("desk.queue"));
}

TEST_CASE_METHOD(HallFixture, "an absent applicant gets the regulation's message and no scanning") {
    serve(hall().cast().absent_iin);
    must(desk().wait_screen("desk.absent"));
    must(desk().wait_node("desk.absent.notice"));
    const auto tree = must(desk().tree()).dump();
    CHECK(tree.find("desk.documents") == std::string::npos);
    CHECK(tree.find("desk.form") == std::string::npos);
    must(desk().tap("ui.primary"));
    must(desk().wait_screen("desk.queue"));
    CHECK(registered() == 0);
}

TEST_CASE_METHOD(HallFixture, "a silent gateway is another message, with a retry, never absent") {
    must(hall().ask_gateway({{"do", "mode"}, {"mode", "hang"}}));
    serve(hall().cast().card_iin);
    must(desk().wait_screen("desk.unreachable"));
    must(desk().wait_node("desk.unreachable.notice"));
    must(hall().ask_gateway({{"do", "mode"}, {"mode", "normal"}}));
    must(desk().tap("ui.primary"));
    must(desk().wait_screen("desk.form"));
    must(desk().wait_text("АХМЕТОВ"));
}

TEST_CASE_METHOD(HallFixture, "a jam asks for the page again and leaves the others") {
    serve(hall().cast().card_iin);
    must(visit().fill_form());
    must(visit().take_paper("application", "application"));
    must(hall().scanner().jam());
    must(desk().tap("desk.documents.scan"));
    must(desk().wait_node("desk.documents.notice"));
    must(desk().wait_node("desk.documents.page.1"));
    must(hall().scanner().clear());
    must(visit().scan("application"));
    must(desk().wait_node("desk.documents.page.2"));
}

TEST_CASE_METHOD(HallFixture, "a wrong PIN tells the tries left and the right one signs") {
    serve(hall().cast().card_iin);
    must(visit().fill_form());
    must(visit().take_paper("application", "application"));
    must(visit().go_to_signature());
    must(visit().sign_with("000000"));
    must(desk().wait_node("desk.sign.notice"));
    must(desk().wait_text("2"));
    const auto tree = must(desk().tree());
    bool told = false;
    for (const auto& node : tree["nodes"])
        told = told || (node["id"] == "desk.sign.tries_left" &&
                        node["label"].get<std::string>().find('2') != std::string::npos);
    CHECK(told);
    CHECK(registered() == 0);
    must(visit().sign_with(hall().cast().operator_pin));
    must(desk().wait_screen("desk.registered"));
    CHECK(registered() == 1);
}

TEST_CASE_METHOD(HallFixture,
                 "a service for legal entities is told as such and its ticket closed") {
    queue_ticket(hall().cast().card_iin, "almaty-2015/narcotics");
    start(Terminal::Desk);
    must(visit().log_in());
    must(desk().wait_text("N-001"));
    must(desk().tap("desk.call_next"));
    must(desk().wait_screen("desk.called"));
    must(desk().tap("ui.primary"));
    must(desk().wait_screen("desk.not-entitled"));
    must(desk().wait_node("desk.not-entitled.notice"));
    must(desk().wait_node("desk.not-entitled.applicants.legal"));
    must(desk().wait_node("desk.repealed"));
    must(desk().tap("ui.primary"));
    must(desk().wait_screen("desk.queue"));
    CHECK(registered() == 0);
}
