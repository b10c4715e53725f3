// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Two halls with their terminals, and time moved by hand.
#pragma once

#include "core/calendar/civil_time.h"
#include "server/queue/hall_queue.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server;
using namespace std::chrono_literals;
using accounts::Caller;
using accounts::TerminalRole;
using queue::TicketAction;

struct Scene {
    testing::TemporaryFolder folder;
    ManualClock clock{*calendar::parse_iso_time("2026-11-22T05:00:00Z")};
    std::unique_ptr<store::Database> database =
        testing::open_database(testing::new_database(folder.path()), clock);
    int changes = 0;
    queue::HallRules rules;
    std::string ended;  ///< a service whose act ended
    queue::HallQueue queue{
        *database,
        clock,
        {[this](const std::string&) -> const queue::HallRules& { return rules; },
         [](const std::string&, const std::string& window) { return window <= "3"; },
         [this](const std::string& hall, const std::string& service) -> Result<std::string> {
             if (service == ended)
                 return fail("tickets.service_not_in_force", ErrorClass::Regulation, Remedy::None);
             if (service == "none")
                 return fail("tickets.service_unknown", ErrorClass::Software, Remedy::Configure);
             return hall == "second" ? "S" : service == "bus" ? "B" : "M";
         },
         [this](const std::string&) { ++changes; }}};

    Caller kiosk{{"kiosk-1", TerminalRole::SelfService, "first", ""}, std::nullopt};
    Caller other_kiosk{{"kiosk-2", TerminalRole::SelfService, "second", ""}, std::nullopt};
    Caller desk{{"desk-1", TerminalRole::Desk, "first", "1"}, std::nullopt};
    Caller second_desk{{"desk-2", TerminalRole::Desk, "first", "2"}, std::nullopt};
    int keys = 0;

    queue::Standing reserve(const Caller& caller, const std::string& service = "medical") {
        return queue
            .reserve(caller, "key-" + std::to_string(++keys),
                     {service, "kk", "submit", {"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", ""}})
            .value();
    }
    Result<queue::Standing> try_reserve(const Caller& caller, const std::string& iin) {
        return queue.reserve(caller, "key-" + std::to_string(++keys),
                             {"medical", "kk", "submit", {iin, "", "", "", ""}});
    }
    std::string join(const Caller& caller) {
        const auto id = reserve(caller).ticket.id;
        REQUIRE(queue.confirm_print(caller, id));
        return id;
    }
    Result<std::optional<queue::Ticket>> next(const Caller& caller) {
        return queue.call_next(caller, "key-" + std::to_string(++keys));
    }
    std::int64_t count(const std::string& sql) { return testing::ask_number(*database, sql); }
};
