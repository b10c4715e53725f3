// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The self-service window with real programs: bad cards, no paper, and a screen that keeps still.
#include "tests/e2e/case/fixture.h"

using namespace tereze;
using namespace tereze::testing;

TEST_CASE_METHOD(HallFixture,
                 "a card that goes wrong brings a sentence and the same screen again") {
    start(Terminal::SelfService);
    const auto& cast = hall().cast();
    must(kiosk().wait_screen("self.welcome"));
    must(hall().insert_card());
    must(kiosk().wait_screen("self.open-chip"));

    // Wrong details: the chip does not open.
    must(visit().open_chip_with(cast.card_document, "02011975", cast.card_expiry));
    must(kiosk().wait_node("self.open-chip.notice"));
    must(kiosk().wait_screen("self.open-chip"));

    // The card is pulled while it is read.
    must(hall().ask_card({{"do", "remove_after"}, {"apdus", 3}}));
    must(kiosk().key("Escape"));
    must(kiosk().wait_screen("self.welcome"));
    must(hall().remove_card());
    must(hall().insert_card());
    must(kiosk().wait_screen("self.open-chip"));
    must(hall().ask_card({{"do", "remove_after"}, {"apdus", 3}}));
    must(visit().open_chip_with(cast.card_document, cast.card_birth, cast.card_expiry));
    must(kiosk().wait_node("self.open-chip.notice"));
    must(kiosk().wait_screen("self.open-chip"));

    // A card of another kind.
    must(hall().ask_card({{"do", "insert"}, {"blank", true}}));
    must(kiosk().wait_gone("self.open-chip.notice"));  // the new card has been seen
    must(kiosk().tap("ui.primary"));
    must(kiosk().wait_node("self.open-chip.notice"));

    // The right card after all that, without a restart.
    must(hall().remove_card());
    const auto person =
        hall().options().source / "tests/standins/virtual_card/persons" / cast.card_person;
    must(hall().ask_card({{"do", "insert"}, {"person", person.string()}}));
    must(kiosk().wait_gone("self.open-chip.notice"));
    must(kiosk().tap("ui.primary"));
    must(kiosk().wait_screen("self.identity"));
    must(kiosk().wait_text(cast.card_name));
}

TEST_CASE_METHOD(HallFixture, "a ticket without paper joins no queue and keeps its number") {
    start(Terminal::SelfService);
    start(Terminal::Board);
    must(hall().ticket_printer().control({{"do", "paper"}, {"state", "out"}}));
    must(visit().insert_card_and_open_it());
    must(visit().choose_service());
    must(kiosk().wait_screen("self.print-failed"));
    must(kiosk().wait_text("M-001"));

    const auto seen = must(board().report());
    CHECK(seen.value("waiting", std::size_t{99}) == 0);
    CHECK_FALSE(seen.contains("called"));
    CHECK(must(hall().ticket_printer().tickets()).empty());

    must(hall().ticket_printer().control({{"do", "paper"}, {"state", "ok"}}));
    must(kiosk().tap("ui.primary"));
    must(kiosk().wait_screen("self.done"));
    must(kiosk().wait_text("M-001"));
    CHECK(must(hall().ticket_printer().tickets()).size() == 1);
    must(board().wait_text("1"));
}

TEST_CASE_METHOD(HallFixture, "a still screen draws no frame") {
    start(Terminal::SelfService);
    must(kiosk().wait_screen("self.welcome"));
    const auto before = must(kiosk().frames());
    // Waiting for what never comes lets two seconds pass on the window's own clock.
    CHECK_FALSE(kiosk().wait_node("no.such.node", std::chrono::seconds(2)));
    CHECK(must(kiosk().frames()) == before);
}

TEST_CASE_METHOD(HallFixture, "the end of a visit leaves nothing of it on the screen") {
    start(Terminal::SelfService);
    must(visit().insert_card_and_open_it());
    must(kiosk().wait_screen("self.identity"));
    must(kiosk().language("ru"));
    must(hall().remove_card());
    must(kiosk().tap("ui.back"));
    must(kiosk().wait_screen("self.welcome"));
    const auto tree = must(kiosk().tree()).dump();
    CHECK(tree.find(hall().cast().card_iin) == std::string::npos);
    CHECK(tree.find("AKHMETOV") == std::string::npos);
    CHECK(tree.find("\"ui.language.kk\"") != std::string::npos);
    must(kiosk().wait_text("Қош келдіңіз"));
}
