// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The desk without a screen: the regulation's order holds whatever events come.
#include "tests/unit/kiosk/flows/desk_stage.h"

using namespace tereze;
using namespace tereze::flows;
using namespace tereze::flows::desk;
using namespace tereze::flows::desk::stage;

TEST_CASE("a case goes through the steps of the regulation in their order, with their times") {
    Desk desk;
    desk.at_operation();
    REQUIRE(desk.state() == State::Operation);
    desk.clock.advance(milliseconds(4000));
    const auto lookup = desk.send(ChooseOperation{regulation::Operation::Issue});
    REQUIRE(first<DoLookup>(lookup));
    CHECK(first<DoLookup>(lookup)->iin == "750101300004");
    desk.clock.advance(milliseconds(600));
    desk.send(LookedUp{person()});
    REQUIRE(desk.state() == State::Form);
    desk.send(PhoneChanged{"+77010000000"});
    desk.send(PaperMarkChanged{true});
    desk.send(flows::desk::Next{});
    desk.send(AddDocument{"application"});
    REQUIRE(first<DoScan>(desk.send(ScanPage{})));
    desk.send(PageScanned{page()});
    REQUIRE(first<DoReadPinState>(desk.send(flows::desk::Next{})));
    const auto sign = desk.send(EnterPin{secret("123456")});
    REQUIRE(first<DoSignAndSeal>(sign));
    const auto& manifest = first<DoSignAndSeal>(sign)->manifest;
    CHECK(manifest.service_id == kService);
    CHECK(manifest.operation == "issue");
    CHECK(manifest.applicant.name == "Сынақ");
    CHECK(manifest.attachments.size() == 1);
    CHECK(manifest.documents_on_paper);
    const auto send = desk.send(SignedAndSealed{Result<>{}, std::nullopt});
    REQUIRE(first<DoSend>(send));
    CHECK(first<DoSend>(send)->case_id == desk.flow.case_id());

    casework::Receipt receipt;
    receipt.registration_number = "001-26-000001";
    desk.send(CaseRegistered{desk.flow.case_id(), receipt});
    CHECK(desk.state() == State::Registered);
    const auto& records = desk.flow.step_records();
    REQUIRE(records.size() >= 6);
    CHECK(records.front().took == milliseconds(900));
    CHECK(records[1].took == milliseconds(4000));
    for (const auto& record : records)
        CHECK_FALSE(record.refused);
}

TEST_CASE("a wrong password is a refusal and no desk") {
    Desk desk;
    REQUIRE(first<DoLogIn>(desk.send(LogIn{"operator", secret("wrong")})));
    desk.send(LoggedIn{fail(error("accounts.wrong_password", ErrorClass::User))});
    CHECK(desk.state() == State::Login);
    CHECK(desk.notice() == "error.accounts.wrong_password");
    CHECK(desk.send(CallNext{}).empty());
    CHECK(desk.flow.case_id().empty());
}

TEST_CASE("an absent applicant ends the case with the regulation's message, scanning unreachable") {
    Desk desk;
    desk.at_operation();
    desk.send(ChooseOperation{regulation::Operation::Issue});
    desk.send(LookedUp{fail(error("lookups.applicant_absent", ErrorClass::Regulation))});
    CHECK(desk.state() == State::Absent);
    CHECK(desk.notice() == message_id(regulation::RefusalType::NoData));
    for (const Event& event :
         {Event(ScanPage{}), Event(flows::desk::Next{}), Event(AddDocument{"application"}),
          Event(EnterPin{secret("1")}), Event(RetryLookup{})})
        CHECK(desk.send(event).empty());
    CHECK(desk.state() == State::Absent);
    CHECK(desk.flow.view().documents.empty());
    REQUIRE(first<DoTicket>(desk.send(CloseTicket{})));
}

TEST_CASE("an unreachable gateway is never an absent applicant and can be asked again") {
    for (const auto* code : {"lookups.gateway_unreachable", "lookups.gateway_error",
                             "central.unreachable", "central.timeout"}) {
        Desk desk;
        desk.at_operation();
        desk.send(ChooseOperation{regulation::Operation::Issue});
        desk.send(LookedUp{fail(error(code))});
        CHECK(desk.state() == State::Unreachable);
        CHECK(desk.notice() == std::string("error.") + code);
        REQUIRE(first<DoLookup>(desk.send(RetryLookup{})));
        desk.send(LookedUp{person()});
        CHECK(desk.state() == State::Form);
    }
}

TEST_CASE("scanning needs the mark that the documents are on paper") {
    Desk desk;
    desk.at_form();
    CHECK(desk.send(flows::desk::Next{}).empty());
    CHECK(desk.notice() == "desk.paper_mark_needed");
    CHECK(desk.send(ScanPage{}).empty());
    CHECK(desk.state() == State::Form);
}

TEST_CASE("the form asks for a contact, which the receipt must name") {
    Desk desk;
    desk.at_form();
    desk.send(PaperMarkChanged{true});
    CHECK(desk.send(flows::desk::Next{}).empty());
    CHECK(desk.notice() == "desk.phone_needed");
    CHECK(desk.state() == State::Form);
}

TEST_CASE("a jam asks for the page again and leaves the others") {
    Desk desk;
    desk.with_papers();
    desk.send(ScanPage{});
    desk.send(PageScanned{fail(error("scanner.jam", ErrorClass::Hardware))});
    CHECK(desk.state() == State::Documents);
    CHECK(desk.notice() == "error.scanner.jam");
    REQUIRE(desk.flow.view().documents.size() == 2);
    CHECK(desk.flow.view().documents[0].pages.size() == 1);
    CHECK(desk.flow.view().documents[1].pages.size() == 1);
    REQUIRE(first<DoScan>(desk.send(ScanPage{})));
    desk.send(PageScanned{page()});
    CHECK(desk.flow.view().documents[1].pages.size() == 2);
}

TEST_CASE("a document without pages cannot be signed") {
    Desk desk;
    desk.at_documents();
    CHECK(desk.send(flows::desk::Next{}).empty());
    desk.send(AddDocument{"application"});
    CHECK(desk.send(flows::desk::Next{}).empty());
    CHECK(desk.notice() == "desk.documents_incomplete");
}

TEST_CASE("a wrong PIN tells the tries left and signs nothing") {
    Desk desk;
    desk.with_papers();
    desk.send(flows::desk::Next{});
    desk.send(EnterPin{secret("000000")});
    desk.send(SignedAndSealed{fail(error("token.pin_wrong", ErrorClass::User)), 2});
    CHECK(desk.state() == State::Sign);
    CHECK(desk.flow.view().pin_tries_left == 2);
    CHECK(desk.notice() == "error.token.pin_wrong");
    REQUIRE(first<DoSignAndSeal>(desk.send(EnterPin{secret("123456")})));
}

TEST_CASE("a case that cannot be sent waits sealed and is registered when the server is back") {
    Desk desk;
    desk.sending();
    desk.send(CaseWaiting{desk.flow.case_id(), error("central.unreachable")});
    CHECK(desk.state() == State::Sealed);
    REQUIRE(first<DoSend>(desk.send(RetrySending{})));
    desk.send(CaseWaiting{desk.flow.case_id(), error("central.unreachable")});
    casework::Receipt receipt;
    receipt.registration_number = "001-26-000002";
    desk.send(CaseRegistered{desk.flow.case_id(), receipt});
    CHECK(desk.state() == State::Registered);
}

TEST_CASE("a case registered from the outbox stands in the list for its receipt") {
    Desk desk;
    desk.logged_in();
    casework::Receipt receipt;
    receipt.registration_number = "001-26-000007";
    desk.send(CaseRegistered{"0198c0de-0000-7000-8000-00000000000a", receipt});
    REQUIRE(desk.flow.view().recent.size() == 1);
    CHECK(desk.flow.view().recent[0].from_outbox);
    REQUIRE(
        first<DoFetchReceipt>(desk.send(PrintReceiptOf{"0198c0de-0000-7000-8000-00000000000a"})));
}

TEST_CASE("intake is closed only with the receipt in hand, and then nothing stays") {
    Desk desk;
    desk.sending();
    desk.send(CaseRegistered{desk.flow.case_id(), {}});
    CHECK(desk.send(CloseTicket{}).empty());
    CHECK(desk.notice() == "desk.print_receipt_first");
    const auto print = desk.send(PrintReceipt{});
    REQUIRE(first<DoPrintReceipt>(print));
    CHECK_FALSE(first<DoPrintReceipt>(print)->duplicate);
    desk.send(ReceiptPrinted{fail(error("printer.paper_out", ErrorClass::Hardware))});
    CHECK(desk.send(CloseTicket{}).empty());
    desk.send(PrintReceipt{});
    desk.send(ReceiptPrinted{Result<>{}});
    REQUIRE(first<DoTicket>(desk.send(CloseTicket{})));
    desk.send(TicketClosed{Result<>{}});
    CHECK(desk.state() == State::Queue);
    const auto& view = desk.flow.view();
    CHECK_FALSE(view.person);
    CHECK_FALSE(view.called);
    CHECK_FALSE(view.receipt);
    CHECK(view.documents.empty());
    CHECK(view.phone.empty());
    REQUIRE(view.who);
}

TEST_CASE("a lost answer to \"next\" is asked again with the same key") {
    Desk desk;
    desk.logged_in();
    const auto once = desk.send(CallNext{});
    REQUIRE(first<DoCallNext>(once));
    CHECK(desk.send(CallNext{}).empty());
    desk.send(TicketCalled{fail(error("central.timeout"))});
    const auto twice = desk.send(CallNext{});
    REQUIRE(first<DoCallNext>(twice));
    CHECK(first<DoCallNext>(once)->idempotency_key == first<DoCallNext>(twice)->idempotency_key);
    desk.send(TicketCalled{std::optional<CalledTicket>()});
    const auto later = desk.send(CallNext{});
    CHECK(first<DoCallNext>(later)->idempotency_key != first<DoCallNext>(once)->idempotency_key);
}

TEST_CASE("an idle desk locks itself only between visits") {
    Desk desk;
    desk.logged_in();
    REQUIRE(first<DoLogOut>(desk.send(TimedOut{})));
    CHECK(desk.state() == State::Login);
    Desk busy;
    busy.with_papers();
    CHECK(busy.send(TimedOut{}).empty());
    CHECK(busy.flow.view().documents.size() == 2);
}
