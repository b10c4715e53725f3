// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The windows of a hall on a real display, with the dock beside them.
#include "tests/demo/demo.h"

#include <cstdio>

namespace tereze::demo {

using namespace tereze::testing;

namespace {

void introduce(const Cast& cast) {
    std::printf(
        "The windows are open. Put in the card from the dock, then type at the kiosk:\n"
        "  document number %s, born 01.01.1975, valid to 02.11.2033\n"
        "At the desk: login %s, password %s, PIN %s\n"
        "Lay a paper on the glass from the dock before each scan. Close the dock to end.\n",
        cast.card_document.c_str(), cast.operator_login.c_str(), cast.operator_password.c_str(),
        cast.operator_pin.c_str());
    std::fflush(stdout);
}

}  // namespace

Result<> run_live(const DemoOptions& options) {
    TEREZE_ASSIGN(const auto hall, Hall::open(options.hall));
    for (const auto terminal : {Terminal::Board, Terminal::SelfService, Terminal::Desk})
        TEREZE_TRY(hall->start(terminal));
    introduce(hall->cast());

    ChildOptions dock;
    dock.argv = {(options.hall.bin / "tereze-dock").string(),
                 "--card",
                 (hall->sockets() / "card").string(),
                 "--persons",
                 (options.hall.source / "tests/standins/virtual_card/persons").string(),
                 "--tickets",
                 hall->ticket_printer().control_path().string(),
                 "--gateway",
                 (hall->sockets() / "gateway").string(),
                 "--scanner",
                 (options.hall.folder / "scanner").string(),
                 "--papers",
                 (options.hall.folder / "papers").string(),
                 "--locales",
                 (options.hall.build / "locales").string(),
                 "--assets",
                 (options.hall.source / "assets").string(),
                 "--language",
                 options.hall.language};
    TEREZE_ASSIGN(auto running, ChildProcess::start(dock));
    while (!running.wait(std::chrono::hours(1))) {
    }
    return {};
}

}  // namespace tereze::demo
