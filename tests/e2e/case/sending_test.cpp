// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is signed is registered exactly once, whatever dies on the way.
#include "tests/e2e/case/fixture.h"

using namespace tereze;
using namespace tereze::testing;

namespace {

/// Envelopes in the outbox of the desk.
std::size_t sealed(const Hall& hall) {
    std::size_t count = 0;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(hall.outbox(), ignored))
        count += entry.path().extension() == ".cms" ? 1 : 0;
    return count;
}

void sign_a_case(HallFixture& fixture) {
    fixture.serve(fixture.hall().cast().card_iin);
    must(fixture.visit().fill_form());
    must(fixture.visit().take_paper("application", "application"));
    must(fixture.visit().go_to_signature());
}

}  // namespace

TEST_CASE_METHOD(HallFixture, "a case signed without a server waits sealed and is sent once",
                 "[sending]") {
    sign_a_case(*this);
    hall().stop_server();
    must(visit().sign_with(hall().cast().operator_pin));
    must(desk().wait_screen("desk.sealed", std::chrono::seconds(40)));
    CHECK(sealed(hall()) == 1);

    must(hall().start_server());
    must(desk().tap("ui.secondary"));
    must(desk().wait_screen("desk.registered", std::chrono::seconds(40)));
    CHECK(registered() == 1);
    CHECK(sealed(hall()) == 0);
}

TEST_CASE_METHOD(HallFixture, "a case waits sealed while nobody says whether its signer is revoked",
                 "[sending]") {
    sign_a_case(*this);
    must(hall().ask_certification_centre({{"do", "mode"}, {"mode", "refuse"}}));
    must(visit().sign_with(hall().cast().operator_pin));
    must(desk().wait_screen("desk.sealed", std::chrono::seconds(40)));
    CHECK(sealed(hall()) == 1);
    CHECK(registered() == 0);

    must(hall().ask_certification_centre({{"do", "mode"}, {"mode", "normal"}}));
    must(desk().tap("ui.secondary"));
    must(desk().wait_screen("desk.registered", std::chrono::seconds(40)));
    CHECK(registered() == 1);
}

TEST_CASE_METHOD(HallFixture, "a kiosk killed between signing and sending still sends once",
                 "[sending]") {
    sign_a_case(*this);
    hall().stop_server();
    must(visit().sign_with(hall().cast().operator_pin));
    must(desk().wait_screen("desk.sealed", std::chrono::seconds(40)));
    hall().kill(Terminal::Desk);
    CHECK(sealed(hall()) == 1);

    must(hall().start_server());
    start(Terminal::Desk);
    must(visit().log_in_again());
    must(desk().wait_screen("desk.called"));
    must(desk().tap("ui.secondary"));
    must(desk().wait_screen("desk.queue"));
    // The case stands among today's with its number; its receipt can be printed now.
    must(desk().wait_text("001-26-000001", std::chrono::seconds(40)));
    CHECK(registered() == 1);
    CHECK(sealed(hall()) == 0);

    hall().kill(Terminal::Desk);
    start(Terminal::Desk);
    must(visit().log_in_again());
    must(desk().wait_screen("desk.queue"));
    CHECK(registered() == 1);
}
