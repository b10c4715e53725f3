// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A desk's flow brought to each of its states by the events of a usual day.
#pragma once

#include "kiosk/flows/desk_flow.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

namespace tereze::flows::desk::stage {

using std::chrono::milliseconds;
using testing::catalogue;

inline const char* const kService = "almaty-2015/medical";

inline Error error(const char* code, ErrorClass error_class = ErrorClass::Network) {
    return {code, error_class, Remedy::Retry, {}};
}

inline std::shared_ptr<Secret> secret(const char* text) {
    return std::make_shared<Secret>(text);
}

inline CalledTicket called(const std::string& service) {
    CalledTicket made;
    made.ticket.id = "t-1";
    made.ticket.number = "M-001";
    made.ticket.service_id = service;
    made.applicant.iin = "750101300004";
    return made;
}

inline Person person() {
    return {"750101300004",  "Үлгиев",   "Сынақ", "Тестұлы", std::chrono::year(1975) / 1 / 1,
            "Алматы қаласы", "012345678"};
}

inline Page page() {
    return {0, Bytes{0xFF, 0xD8, 0xFF, 0xD9}, 10, 10, 200, {}};
}

template <class T>
const T* first(const std::vector<Command>& commands) {
    return commands.empty() ? nullptr : std::get_if<T>(&commands.front());
}

/// A desk whose centre uses two repealed acts, on a day when nothing is in force any more.
struct Desk {
    const regulation::Catalogue& law = catalogue();
    regulation::Practice practice{"almaty-city", {"almaty-2015", "zhambyl-2013"}};
    calendar::Date today = std::chrono::year(2026) / 11 / 23;
    std::string service = kService;
    ManualClock clock{std::chrono::sys_days{today}};
    DeskFlow flow{law, clock, {"almaty-01", practice}};

    std::vector<Command> send(const Event& event) { return flow.handle(event); }
    State state() const { return flow.view().state; }
    std::string notice() const {
        return flow.view().notice ? flow.view().notice->message_id : std::string();
    }

    Desk& logged_in() {
        send(LogIn{"operator", secret("password")});
        send(LoggedIn{Operator{"operator", "Операторова О.", "840229400006"}, milliseconds(900)});
        return *this;
    }
    Desk& at_operation() {
        logged_in();
        send(CallNext{});
        send(TicketCalled{std::optional(called(service))});
        send(StartServing{});
        send(ServingStarted{Result<>{}});
        return *this;
    }
    Desk& at_form() {
        at_operation();
        clock.advance(milliseconds(5000));
        send(ChooseOperation{regulation::Operation::Issue});
        clock.advance(milliseconds(700));
        send(LookedUp{person()});
        return *this;
    }
    Desk& at_documents() {
        at_form();
        send(PhoneChanged{"+77010000000"});
        send(PaperMarkChanged{true});
        send(flows::desk::Next{});
        return *this;
    }
    Desk& with_papers() {
        at_documents();
        for (const auto* kind : {"application", "education"}) {
            send(AddDocument{kind});
            send(ScanPage{});
            send(PageScanned{page()});
        }
        return *this;
    }
    Desk& sending() {
        with_papers();
        send(flows::desk::Next{});
        send(PinStateRead{3, false, "Операторова О."});
        send(EnterPin{secret("123456")});
        send(SignedAndSealed{Result<>{}, std::nullopt});
        return *this;
    }
};

}  // namespace tereze::flows::desk::stage
