// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The self-service visit without a screen: what follows what, and what a bad event leaves
// untouched.
#include "kiosk/flows/self_service_flow.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::flows;
using namespace tereze::flows::self_service;

namespace {

const ManualClock kClock{std::chrono::sys_days{std::chrono::year(2026) / 11 / 22}};
const ChipKeyFields kKey{"012345678", "05.03.1975", "11.10.2031"};

const SelfServiceFlow::Offer kOffer = [](calendar::Date) {
    return std::vector<std::string>{"almaty-2015/medical"};
};

identity::DocumentData person() {
    identity::DocumentData data;
    data.document_number = "012345678";
    data.iin = "750101300004";
    data.surname = "ULGIEV";
    data.given_names = "SYNAQ";
    data.birth_date = std::chrono::year(1975) / 3 / 5;
    data.expiry_date = std::chrono::year(2031) / 10 / 11;
    return data;
}

Ticket ticket() {
    Ticket made;
    made.id = "0198c0de-0000-7000-8000-000000000001";
    made.number = "M-001";
    made.service_id = "almaty-2015/medical";
    made.url = "https://localhost/t/abc";
    return made;
}

Error error(const char* code) {
    return {code, ErrorClass::Hardware, Remedy::Retry, {}};
}

template <class T>
const T* only(const std::vector<Command>& commands) {
    return commands.size() == 1 ? std::get_if<T>(&commands.front()) : nullptr;
}

SelfServiceFlow flow_at(State state) {
    SelfServiceFlow flow(kOffer, kClock);
    if (state == State::Welcome)
        return flow;
    flow.handle(CardInserted{1});
    if (state == State::OpenChip)
        return flow;
    flow.handle(FieldsChanged{kKey});
    flow.handle(Next{});
    if (state == State::Reading)
        return flow;
    flow.handle(ChipRead{person()});
    if (state == State::Identity)
        return flow;
    flow.handle(Next{});
    if (state == State::Services)
        return flow;
    flow.handle(ChooseService{"almaty-2015/medical"});
    if (state == State::Issuing)
        return flow;
    flow.handle(TicketReserved{ticket()});
    if (state == State::Printing)
        return flow;
    if (state == State::PrintFailed) {
        flow.handle(TicketPrinted{fail(error("printer.paper_out"))});
        return flow;
    }
    flow.handle(TicketPrinted{Result<>{}});
    flow.handle(TicketJoined{3});
    return flow;
}

}  // namespace

TEST_CASE("a visit goes from the card to a ticket that is confirmed only after the printer") {
    auto flow = flow_at(State::OpenChip);
    REQUIRE(flow.view().state == State::OpenChip);
    flow.handle(FieldsChanged{kKey});
    CHECK(flow.view().fields_complete);
    REQUIRE(only<ReadChip>(flow.handle(Next{})));
    flow.handle(ReadProgress{0.5});
    CHECK(flow.view().progress == 0.5);
    CHECK(flow.handle(ChipRead{person()}).empty());
    CHECK(flow.view().state == State::Identity);
    CHECK(flow.view().holder_iin == "750101300004");
    CHECK(flow.handle(Next{}).empty());
    const auto reserve = flow.handle(ChooseService{"almaty-2015/medical"});
    REQUIRE(only<ReserveTicket>(reserve));
    CHECK(only<ReserveTicket>(reserve)->applicant.iin == "750101300004");
    REQUIRE(only<PrintTicket>(flow.handle(TicketReserved{ticket()})));
    CHECK(flow.view().state == State::Printing);
    REQUIRE(only<ConfirmPrinted>(flow.handle(TicketPrinted{Result<>{}})));
    flow.handle(TicketJoined{3});
    CHECK(flow.view().state == State::Done);
    CHECK(flow.view().ticket->people_ahead == 3);
}

TEST_CASE("every failure of the chip brings the same screen again with its sentence") {
    for (const auto* code : {"card.removed", "card.mrz_wrong", "card.unknown", "card.unreadable"}) {
        auto flow = flow_at(State::Reading);
        CHECK(flow.handle(ChipRead{fail(error(code))}).empty());
        CHECK(flow.view().state == State::OpenChip);
        REQUIRE(flow.view().notice);
        CHECK(flow.view().notice->message_id == std::string("error.") + code);
        CHECK(flow.view().fields.document_number == kKey.document_number);
        flow.handle(CardRemoved{});
        flow.handle(CardInserted{2});
        CHECK(only<ReadChip>(flow.handle(Next{})));
    }
}

TEST_CASE("a ticket without paper keeps its number, joins nothing, and can be printed again") {
    auto flow = flow_at(State::Printing);
    const auto report = flow.handle(TicketPrinted{fail(error("printer.paper_out"))});
    REQUIRE(only<ReportPrintFailed>(report));
    CHECK(only<ReportPrintFailed>(report)->reason == "printer.paper_out");
    CHECK(flow.view().state == State::PrintFailed);
    CHECK(flow.view().ticket->number == "M-001");
    const auto again = flow.handle(RetryPrinting{});
    REQUIRE(only<PrintTicket>(again));
    CHECK(only<PrintTicket>(again)->ticket.number == "M-001");
}

TEST_CASE("the chip is not read with unfinished fields or without a card") {
    auto flow = flow_at(State::OpenChip);
    CHECK(flow.handle(Next{}).empty());
    CHECK(flow.view().notice->message_id == "self.fields_incomplete");
    flow.handle(FieldsChanged{{"012345678", "31.02.1975", "11.10.2031"}});
    CHECK_FALSE(flow.view().fields_complete);
    flow.handle(FieldsChanged{kKey});
    flow.handle(CardRemoved{});
    CHECK(flow.handle(Next{}).empty());
    CHECK(flow.view().notice->message_id == "error.card.none");
}

TEST_CASE("the end of a visit leaves nothing of the person in the view") {
    for (const auto state :
         {State::OpenChip, State::Identity, State::Services, State::PrintFailed, State::Done}) {
        for (const Event& end : {Event(Finish{}), Event(TimedOut{})}) {
            auto flow = flow_at(state);
            flow.handle(CardRemoved{});
            const auto commands = flow.handle(end);
            REQUIRE_FALSE(commands.empty());
            CHECK(std::holds_alternative<EndVisit>(commands.back()));
            const auto& view = flow.view();
            CHECK(view.state == State::Welcome);
            CHECK(view.holder_name.empty());
            CHECK(view.holder_iin.empty());
            CHECK(view.fields.document_number.empty());
            CHECK_FALSE(view.ticket);
        }
    }
}

TEST_CASE("a ticket on its way to paper is neither left by a time-out nor by another card") {
    for (const auto state : {State::Issuing, State::Printing}) {
        for (const Event& event : {Event(TimedOut{}), Event(Finish{}), Event(CardInserted{9})}) {
            auto flow = flow_at(state);
            CHECK(flow.handle(event).empty());
            CHECK(flow.view().state == state);
        }
    }
}

TEST_CASE("another card in the middle of a visit is another person") {
    auto flow = flow_at(State::Services);
    const auto commands = flow.handle(CardInserted{2});
    REQUIRE(commands.size() == 1);
    CHECK(std::holds_alternative<EndVisit>(commands.front()));
    CHECK(flow.view().state == State::OpenChip);
    CHECK(flow.view().holder_iin.empty());
}

TEST_CASE("a typed number needs a right check digit") {
    SelfServiceFlow flow(kOffer, kClock);
    flow.handle(TypeIinInstead{});
    REQUIRE(flow.view().state == State::TypeIin);
    flow.handle(IinChanged{"750101300005"});
    flow.handle(Next{});
    CHECK(flow.view().state == State::TypeIin);
    CHECK(flow.view().notice->message_id == "error.identity.number_check");
    flow.handle(IinChanged{"750101300004"});
    flow.handle(Next{});
    CHECK(flow.view().state == State::Services);
}

TEST_CASE("what is offered is asked anew in every visit, by the day in Almaty") {
    // 18:59 UTC on the 22nd is 23:59 of that day in Almaty.
    ManualClock clock(kClock.now() + std::chrono::hours(18) + std::chrono::minutes(59));
    SelfServiceFlow flow(
        [](calendar::Date date) {
            return std::vector<std::string>{"offered/" + calendar::iso_date(date)};
        },
        clock);
    const auto offered = [&flow] {
        flow.handle(TypeIinInstead{});
        flow.handle(IinChanged{"750101300004"});
        flow.handle(Next{});
        REQUIRE(flow.view().state == State::Services);
        return flow.view().service_ids;
    };
    CHECK(offered() == std::vector<std::string>{"offered/2026-11-22"});
    flow.handle(Finish{});
    clock.advance(std::chrono::minutes(2));
    CHECK(offered() == std::vector<std::string>{"offered/2026-11-23"});
}

TEST_CASE("a service that is not offered cannot be chosen") {
    auto flow = flow_at(State::Services);
    CHECK(flow.handle(ChooseService{"almaty-2015/pharmaceutical"}).empty());
    CHECK(flow.view().state == State::Services);
}

TEST_CASE("events that do not belong to the state change nothing") {
    auto flow = flow_at(State::Welcome);
    for (const Event& event :
         {Event(Next{}), Event(Back{}), Event(ChooseService{"x"}), Event(TicketReserved{ticket()}),
          Event(TicketPrinted{Result<>{}}), Event(TicketJoined{1}), Event(ChipRead{person()}),
          Event(RetryPrinting{}), Event(TimedOut{})}) {
        CHECK(flow.handle(event).empty());
        CHECK(flow.view().state == State::Welcome);
    }
}

TEST_CASE("a dead card service is said plainly and ends by itself") {
    auto flow = flow_at(State::Welcome);
    flow.handle(CardServiceDown{});
    CHECK(flow.view().state == State::OutOfService);
    CHECK(flow.view().notice->message_id == "error.card.service_down");
    flow.handle(CardServiceUp{});
    CHECK(flow.view().state == State::Welcome);
}

TEST_CASE("the barcode on a card's back gives the number, which the person confirms") {
    for (const auto state : {State::Welcome, State::OpenChip}) {
        auto flow = flow_at(state);
        CHECK(flow.handle(BarcodeRead{"]C0750101300004"}).empty());
        CHECK(flow.view().state == State::TypeIin);
        CHECK(flow.view().iin == "750101300004");
        CHECK(flow.view().iin_complete);
        flow.handle(Next{});
        CHECK(flow.view().state == State::Services);
        CHECK(flow.view().holder_iin == "750101300004");
    }
}

TEST_CASE("a code of something else is told and changes nothing") {
    auto flow = flow_at(State::OpenChip);
    flow.handle(FieldsChanged{kKey});
    flow.handle(BarcodeRead{"4607001234567"});
    CHECK(flow.view().state == State::OpenChip);
    CHECK(flow.view().fields.document_number == kKey.document_number);
    REQUIRE(flow.view().notice);
    CHECK(flow.view().notice->message_id == "error.identity.barcode_without_iin");
}

TEST_CASE("a barcode in the middle of a visit is no new person") {
    auto flow = flow_at(State::Services);
    const auto before = flow.view().holder_iin;
    flow.handle(BarcodeRead{"840229400006"});
    CHECK(flow.view().state == State::Services);
    CHECK(flow.view().holder_iin == before);
}
