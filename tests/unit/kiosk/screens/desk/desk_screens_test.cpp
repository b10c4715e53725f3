// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The operator's screens over the real flow, by keyboard and mouse.
#include "kiosk/screens/desk/desk_screens.h"

#include "kiosk/flows/desk_flow.h"
#include "tests/unit/kiosk/screens/stage.h"

#include <algorithm>

using namespace tereze;
using namespace tereze::flows::desk;
using screens::Stage;

namespace {

constexpr Clock::TimePoint kToday{std::chrono::seconds(1795411140)};

std::string in_kazakh(std::string_view id, const text::Arguments& arguments = {}) {
    return screens::translator().tr(text::Language::Kazakh, id, arguments);
}

struct Desk {
    explicit Desk(std::string of_service = "almaty-2015/medical", Clock::TimePoint now = kToday)
        : clock(now), service(std::move(of_service)) {}

    ManualClock clock;
    screens::Context context{
        screens::catalogue(), clock, "Орталық", "Центр", "3", [](const Bytes&, int side) {
            return screens::DecodedPage{side, side,
                                        Bytes(static_cast<std::size_t>(side) * side * 4, 200)};
        }};
    flows::DeskFlow flow{
        screens::catalogue(),
        clock,
        {"almaty-1", {"almaty-city", {"almaty-2014", "almaty-2015", "zhambyl-2013"}}}};
    std::string service;
    screens::DeskScreens drawn{context};
    std::vector<Command> commands;
    Stage stage{ui::Profile::Desk, 1920, 1080, [this](ui::Ui& ui) {
                    drawn.draw(ui, flow.view(), [this](const Event& event) { handle(event); });
                }};

    void handle(const Event& event) {
        for (auto& command : flow.handle(event))
            commands.push_back(std::move(command));
    }
    void happen(std::vector<Event> events) {
        for (const auto& event : events) {
            handle(event);
            stage.frame();
        }
    }
    template <class Wanted>
    const Wanted* last() const {
        return commands.empty() ? nullptr : std::get_if<Wanted>(&commands.back());
    }
    void log_in() {
        happen({LogIn{"a", std::make_shared<Secret>("x")}, LoggedIn{Operator{"a", "Айгүл", "8"}}});
    }
    void reach_case() {
        log_in();
        const CalledTicket called{{"t", "M-014", service, "u", clock.now(), 0, {}}, {}, false};
        happen(
            {CallNext{}, TicketCalled{std::optional(called)}, StartServing{}, ServingStarted{{}}});
    }
    void reach_form() {
        using namespace std::chrono_literals;
        reach_case();
        happen({ChooseOperation{regulation::Operation::Issue},
                LookedUp{Person{"750101300004", "Сейітқали", "Ерлан", "", 1975y / 1 / 1, "", ""}}});
    }
    void reach_documents() {
        reach_form();
        happen({PhoneChanged{"+7 701 000 00 00"}, PaperMarkChanged{true}, Next{}});
    }
    void reach_sign() {
        reach_documents();
        happen({AddDocument{"application"}, ScanPage{}, PageScanned{Page{0, {1}, 10, 10, 200, {}}},
                Next{}, PinStateRead{3, false, "АЙГҮЛ"}});
    }
    void reach_registered() {
        reach_sign();
        happen({EnterPin{std::make_shared<Secret>("1")}, SignedAndSealed{{}, {}}});
        casework::Receipt receipt;
        receipt.registration_number = "AL-1";
        receipt.service_id = service;
        happen({CaseRegistered{flow.case_id(), receipt}});
    }
};

}  // namespace

TEST_CASE("login and password are typed and sent, and the password is gone from the field") {
    Desk desk;
    REQUIRE(desk.stage.screen() == "desk.login");
    CHECK_FALSE(desk.stage.node("ui.primary").state.enabled);
    desk.stage.type("a.serikova");
    desk.stage.press("desk.login.password");
    desk.stage.type("correct horse");
    desk.stage.press("ui.primary");
    const auto* log_in = desk.last<DoLogIn>();
    REQUIRE(log_in != nullptr);
    CHECK(log_in->login == "a.serikova");
    CHECK(log_in->password->view() == "correct horse");
    desk.happen({LoggedIn{fail("people.wrong_password", ErrorClass::User, Remedy::Retry)}});
    CHECK_FALSE(desk.stage.node("ui.primary").state.enabled);
}

TEST_CASE("one key calls the next person") {
    Desk desk;
    desk.log_in();
    REQUIRE(desk.stage.screen() == "desk.queue");
    desk.stage.key(ui::Key::F2);
    CHECK(desk.last<DoCallNext>() != nullptr);
}

TEST_CASE("who waits for more than half an hour is marked in words") {
    Desk desk;
    desk.log_in();
    const auto now = desk.clock.now();
    desk.happen({QueueChanged{{{"M-001", "almaty-2015/medical", now - std::chrono::minutes(31)},
                               {"M-002", "almaty-2015/medical", now - std::chrono::minutes(30)}}}});
    CHECK(desk.stage.node("desk.queue.late").label.find("1") != std::string::npos);
}

TEST_CASE("the receipt of a chosen case of today is printed again") {
    Desk desk;
    desk.log_in();
    desk.happen({RecentCases{{{{"case-7", "AL-7", "А", "almaty-2015/medical", {}}, false}}}});
    CHECK_FALSE(desk.stage.node("desk.queue.print_receipt").state.enabled);
    desk.stage.press("desk.queue.cases.case-7");
    desk.stage.key(ui::Key::F6);
    const auto* fetch = desk.last<DoFetchReceipt>();
    REQUIRE(fetch != nullptr);
    CHECK(fetch->case_id == "case-7");
}

TEST_CASE("documents open only behind the mark about paper") {
    Desk desk;
    desk.reach_form();
    REQUIRE(desk.stage.screen() == "desk.form");
    CHECK_FALSE(desk.stage.node("ui.primary").state.enabled);
    desk.stage.press("desk.form.paper");
    desk.stage.press("ui.primary");
    CHECK(desk.stage.screen() == "desk.form");  // the receipt needs a contact
    desk.stage.press("desk.form.phone");
    desk.stage.type("+77010000000");
    desk.stage.press("ui.primary");
    CHECK(desk.stage.screen() == "desk.documents");
}

TEST_CASE("an unfinished phone number is named beside its field") {
    Desk desk;
    desk.reach_form();
    desk.stage.press("desk.form.phone");
    desk.stage.type("+7701");
    CHECK(desk.flow.view().phone == "+7701");
    const auto sentence = screens::translator().tr(text::Language::Kazakh, "desk.form.phone_error");
    bool seen = false;
    for (const auto& node : desk.stage.ui().tree().nodes())
        seen = seen || node.label.find(sentence) != std::string::npos ||
               node.value.find(sentence) != std::string::npos;
    CHECK(seen);
}

TEST_CASE("a document is added from the dictionary, scanned and removed after a question") {
    Desk desk;
    desk.reach_documents();
    CHECK_FALSE(desk.stage.shows("desk.documents.scan"));
    desk.stage.press("desk.documents.kind.education");
    REQUIRE(desk.stage.shows("desk.documents.item.1"));
    desk.stage.key(ui::Key::F4);
    CHECK(desk.last<DoScan>() != nullptr);
    desk.happen({PageScanned{Page{0, {1}, 10, 10, 200, {}}}});
    CHECK(desk.stage.shows("desk.documents.page.1"));
    desk.stage.press("desk.documents.remove");
    REQUIRE(desk.stage.shows("desk.documents.remove_dialog"));
    desk.stage.key(ui::Key::Escape);
    CHECK(desk.flow.view().documents.size() == 1);
}

TEST_CASE("the clause behind a step is read on demand") {
    Desk desk;
    desk.reach_form();
    std::string step;
    for (const auto& node : desk.stage.ui().tree().nodes())
        if (node.role == ui::Role::Step && node.interactive)
            step = node.id;
    REQUIRE_FALSE(step.empty());
    desk.stage.press(step);
    CHECK(desk.stage.shows("desk.law"));
    desk.stage.key(ui::Key::Escape);
    CHECK_FALSE(desk.stage.shows("desk.law"));
}

TEST_CASE("steps that only a refusal leads to stay off the way until one is taken") {
    Desk desk;
    desk.reach_form();
    CHECK(desk.stage.shows("desk.way.5"));
    CHECK_FALSE(desk.stage.shows("desk.way.4"));
    CHECK_FALSE(desk.stage.shows("desk.way.8"));
}

TEST_CASE("the PIN goes to the token once and is gone from the field") {
    Desk desk;
    desk.reach_sign();
    REQUIRE(desk.stage.screen() == "desk.sign");
    CHECK_FALSE(desk.stage.node("ui.primary").state.enabled);
    desk.stage.type("1234");
    CHECK(desk.stage.node("desk.sign.pin").value.empty());
    desk.stage.press("ui.primary");
    const auto* sign = desk.last<DoSignAndSeal>();
    REQUIRE(sign != nullptr);
    CHECK(sign->pin->view() == "1234");
    desk.happen({SignedAndSealed{fail("token.pin_wrong", ErrorClass::User, Remedy::Retry), 1}});
    REQUIRE(desk.stage.screen() == "desk.sign");
    CHECK_FALSE(desk.stage.node("ui.primary").state.enabled);
    CHECK(desk.stage.node("desk.sign.tries_left").role == ui::Role::Banner);
}

TEST_CASE("a PIN that is typed on the reader is not asked for on the screen") {
    Desk desk;
    desk.reach_sign();
    desk.happen({PinStateRead{3, false, "АЙГҮЛ", true}});
    CHECK_FALSE(desk.stage.shows("desk.sign.pin"));
    CHECK(desk.stage.shows("desk.sign.at_reader"));
    desk.stage.press("ui.primary");
    const auto* sign = desk.last<DoSignAndSeal>();
    REQUIRE(sign != nullptr);
    CHECK(sign->pin->empty());
}

TEST_CASE("after the registration the one action is the receipt, then the end of the visit") {
    Desk desk;
    desk.reach_registered();
    desk.stage.press("ui.primary");
    const auto* print = desk.last<DoPrintReceipt>();
    REQUIRE(print != nullptr);
    CHECK_FALSE(print->duplicate);
    desk.happen({ReceiptPrinted{{}}});
    desk.stage.press("ui.primary");
    CHECK(desk.last<DoTicket>() != nullptr);
}

TEST_CASE(
    "every screen of a case says that its act has no force, and none says it of an act in force") {
    using namespace std::chrono_literals;
    struct Row {
        Clock::TimePoint now;
        bool marked;
    };
    // № 2/279 lost its force on 12 May 2016; midnight in Almaty is 19:00 UTC of the day before.
    for (const auto& row :
         {Row{kToday, true}, Row{std::chrono::sys_days(2016y / 5 / 11) + 19h, true},
          Row{std::chrono::sys_days(2016y / 5 / 11) + 18h + 59min, false}}) {
        for (const auto reach : {&Desk::reach_case, &Desk::reach_form, &Desk::reach_documents,
                                 &Desk::reach_sign, &Desk::reach_registered}) {
            Desk desk("almaty-2015/medical", row.now);
            (desk.*reach)();
            INFO(desk.stage.screen());
            CHECK(desk.stage.shows("desk.way.title"));
            CHECK(desk.stage.shows("desk.repealed") == row.marked);
        }
    }
    Desk desk;
    desk.reach_case();
    const auto& mark = desk.stage.node("desk.repealed");
    CHECK(mark.label + " " + mark.value ==
          in_kazakh("regulation.repealed_act",
                    {{"number", "2/279"}, {"date", "2016 жылғы 12 мамыр"}}));
}

TEST_CASE("who cannot have the service reads whom the regulation names, and the visit ends") {
    Desk desk("almaty-2015/narcotics");
    desk.reach_case();
    REQUIRE(desk.stage.screen() == "desk.not-entitled");
    CHECK(desk.stage.node("desk.not-entitled.notice").label ==
          "Регламент бойынша бұл өтініш берушіге қызмет көрсетілмейді.");
    CHECK(desk.stage.node("desk.not-entitled.applicants.legal").value == "Заңды тұлға (3-тармақ)");
    CHECK_FALSE(desk.stage.shows("desk.not-entitled.applicants.natural"));
    desk.stage.press("ui.primary");
    CHECK(desk.last<DoTicket>() != nullptr);
}

TEST_CASE("a service without law here leaves one action: to end the visit") {
    Desk desk("almaty-2014/medical");
    desk.reach_case();
    CHECK(desk.stage.screen() == "desk.operation");
    Desk elsewhere("industry-2012/poisons");
    elsewhere.reach_case();
    REQUIRE(elsewhere.stage.screen() == "desk.called");
    CHECK(elsewhere.stage.shows("desk.called.notice"));
    CHECK_FALSE(elsewhere.stage.shows("ui.secondary"));
    elsewhere.stage.press("ui.primary");
    const auto* closed = elsewhere.last<DoTicket>();
    REQUIRE(closed != nullptr);
    CHECK(closed->what == DoTicket::What::Finish);
}

TEST_CASE("the documents that the act asks for stand with their rule in words") {
    Desk desk("zhambyl-2013/grain");
    desk.reach_documents();
    CHECK_FALSE(desk.stage.shows("desk.documents.left"));
    CHECK(desk.stage.node("desk.documents.kind.tax-registration").value ==
          in_kazakh("proof.notarised-or-original-shown") + " (11-тармақ)");
    CHECK(desk.stage.node("desk.documents.kind.education").value.empty());
    CHECK(desk.stage.node("desk.documents.kind.qualification").rect.y <
          desk.stage.node("desk.documents.kind.education").rect.y);
    desk.stage.press("desk.documents.kind.tax-registration");
    CHECK_THAT(desk.stage.node("desk.documents.still_asked").label, Catch::Contains("4"));
    CHECK_THAT(desk.stage.node("desk.documents.proof").label,
               Catch::Contains(in_kazakh("proof.notarised-or-original-shown")));
}

TEST_CASE("where the act leaves its documents to the standard the desk says so once") {
    Desk desk;
    desk.reach_documents();
    const auto sentence = in_kazakh("regulation.left_to_standard", {{"clause", "9"}});
    const auto& nodes = desk.stage.ui().tree().nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(),
                        [&](const auto& node) { return node.label == sentence; }) == 1);
    desk.stage.press("desk.documents.kind.education");
    CHECK_FALSE(desk.stage.shows("desk.documents.left"));
    CHECK_FALSE(desk.stage.shows("desk.documents.still_asked"));
}
