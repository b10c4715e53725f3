// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The citizen's screens over the real flow, pressed and typed into.
#include "kiosk/screens/self_service/self_service_screens.h"

#include "tests/unit/kiosk/screens/stage.h"

#include <optional>

using namespace tereze;
using namespace tereze::flows::self_service;
using screens::Stage;

namespace {

constexpr Clock::TimePoint kToday{std::chrono::seconds(1795411140)};

struct Visit {
    explicit Visit(Clock::TimePoint now = kToday) : clock(now) {}

    ManualClock clock;
    screens::Context context{screens::catalogue(), clock, "Орталық", "Центр", "", {}};
    std::vector<std::string> offered{"almaty-2015/medical", "almaty-2015/bus-carriage"};
    flows::SelfServiceFlow flow{[this](calendar::Date) { return offered; }, clock};
    screens::SelfServiceScreens drawn{context};
    std::vector<Command> commands;
    Stage stage{ui::Profile::Kiosk, 1080, 1920, [this](ui::Ui& ui) {
                    drawn.draw(ui, flow.view(), [this](const Event& event) { handle(event); });
                }};

    void handle(const Event& event) {
        for (auto& command : flow.handle(event))
            commands.push_back(std::move(command));
    }
    void happens(const Event& event) {
        handle(event);
        stage.frame();
    }
    void reach_services() {
        for (const Event& event :
             {Event(TypeIinInstead{}), Event(IinChanged{"750101300004"}), Event(Next{})})
            happens(event);
    }
    template <class Wanted>
    const Wanted* last() const {
        return commands.empty() ? nullptr : std::get_if<Wanted>(&commands.back());
    }
};

Result<identity::DocumentData> card() {
    using namespace std::chrono_literals;
    identity::DocumentData data;
    data.iin = "750101300004";
    data.surname = "SEIITQALI";
    data.given_names = "ERLAN";
    data.birth_date = 1975y / 1 / 1;
    data.expiry_date = 2031y / 3 / 4;
    return data;
}

const FieldsChanged kTyped{{"012345678", "01.01.1975", "04.03.2031"}};

}  // namespace

TEST_CASE("the typed number leads past the card to the services") {
    Visit visit;
    CHECK(visit.stage.screen() == "self.welcome");
    visit.stage.press("self.welcome.type_iin");
    REQUIRE(visit.stage.screen() == "self.type-iin");
    CHECK_FALSE(visit.stage.node("ui.primary").state.enabled);
    visit.stage.type("7501 0130-0004");
    CHECK(visit.flow.view().iin == "750101300004");
    visit.stage.press("ui.primary");
    CHECK(visit.stage.screen() == "self.services");
}

TEST_CASE("a mistyped number is named beside its field and goes no further") {
    Visit visit;
    visit.stage.press("self.welcome.type_iin");
    visit.stage.type("750101300005");
    CHECK(visit.flow.view().iin == "750101300005");
    CHECK_FALSE(visit.stage.node("ui.primary").state.enabled);
}

TEST_CASE("digits of a date get their points while they are typed") {
    Visit visit;
    visit.happens(CardInserted{1});
    REQUIRE(visit.stage.screen() == "self.open-chip");
    visit.stage.press("self.open-chip.birth");
    visit.stage.type("01011975");
    CHECK(visit.flow.view().fields.birth_date == "01.01.1975");
    // The next field is open for typing already.
    visit.stage.type("04032031");
    CHECK(visit.flow.view().fields.expiry_date == "04.03.2031");
}

TEST_CASE("three details open the chip") {
    Visit visit;
    visit.happens(CardInserted{1});
    CHECK_FALSE(visit.stage.node("ui.primary").state.enabled);
    visit.happens(kTyped);
    visit.stage.press("ui.primary");
    CHECK(visit.last<ReadChip>() != nullptr);
    CHECK(visit.stage.screen() == "self.reading");
}

TEST_CASE("a zone reader types three lines, each ended by Enter, and the chip is read") {
    Visit visit;
    visit.happens(CardInserted{1});
    const auto zone = {"I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F3104150UTO<<<<<<<<<<<2",
                       "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"};
    for (const auto* line : zone) {
        visit.stage.type(line);
        visit.stage.key(ui::Key::Enter);
    }
    CHECK(visit.stage.screen() == "self.reading");
}

TEST_CASE("what was typed is still there after a wrong key") {
    Visit visit;
    visit.happens(CardInserted{1});
    visit.happens(kTyped);
    visit.stage.press("ui.primary");
    visit.happens(ChipRead{fail("card.mrz_wrong", ErrorClass::User, Remedy::Retry)});
    REQUIRE(visit.stage.screen() == "self.open-chip");
    CHECK(visit.stage.node("self.open-chip.number").value == "012345678");
    CHECK(visit.stage.shows("self.open-chip.notice"));
}

TEST_CASE("a chosen service is asked for by its id") {
    Visit visit;
    for (const Event& event : {Event(CardInserted{1}), Event(kTyped), Event(Next{}),
                               Event(ChipRead{card()}), Event(Next{})})
        visit.happens(event);
    REQUIRE(visit.stage.screen() == "self.services");
    visit.stage.press("self.services.almaty-2015/bus-carriage");
    const auto* reserve = visit.last<ReserveTicket>();
    REQUIRE(reserve != nullptr);
    CHECK(reserve->service_id == "almaty-2015/bus-carriage");
}

TEST_CASE("where nothing is offered the screen says so instead of an empty list") {
    Visit visit;
    visit.offered.clear();
    visit.reach_services();
    REQUIRE(visit.stage.screen() == "self.services");
    CHECK(visit.stage.shows("self.services.none"));
    CHECK_FALSE(visit.stage.shows("self.services.list"));
}

TEST_CASE("a ticket without paper shows its number and that it does not queue") {
    Visit visit;
    for (const Event& event :
         {Event(CardInserted{1}), Event(kTyped), Event(Next{}), Event(ChipRead{card()}),
          Event(Next{}), Event(ChooseService{"almaty-2015/medical"}),
          Event(TicketReserved{flows::Ticket{"t", "M-014", "almaty-2015/medical", "u", {}, 2, {}}}),
          Event(TicketPrinted{fail("printer.paper_out", ErrorClass::Hardware, Remedy::Replenish)})})
        visit.happens(event);
    REQUIRE(visit.stage.screen() == "self.print-failed");
    CHECK(visit.stage.node("self.print-failed.number").value == "M-014");
    CHECK(visit.stage.shows("self.print-failed.not_queued"));
    visit.stage.press("ui.primary");
    CHECK(visit.last<PrintTicket>() != nullptr);
}

TEST_CASE("nobody's wait is told when the server did not confirm the ticket") {
    Visit visit;
    for (const Event& event :
         {Event(TypeIinInstead{}), Event(IinChanged{"750101300004"}), Event(Next{}),
          Event(ChooseService{"almaty-2015/medical"}),
          Event(TicketReserved{flows::Ticket{"t", "M-014", "almaty-2015/medical", "u", {}, 2, {}}}),
          Event(TicketPrinted{{}}),
          Event(TicketJoined{fail("central.timeout", ErrorClass::Network, Remedy::Retry)})})
        visit.happens(event);
    REQUIRE(visit.stage.screen() == "self.done");
    CHECK(visit.stage.shows("self.done.notice"));
    CHECK_FALSE(visit.stage.shows("self.done.ahead"));
}

TEST_CASE("an act without force is told where services are chosen and beside the finished ticket") {
    using namespace std::chrono_literals;
    // № 2/279 is in force from 3 June 2015 to 11 May 2016.
    for (const auto now : {kToday, Clock::TimePoint(std::chrono::sys_days(2015y / 7 / 1))}) {
        Visit visit(now);
        const bool marked = now == kToday;
        visit.reach_services();
        REQUIRE(visit.stage.shows("self.services.almaty-2015/medical"));
        CHECK(visit.stage.shows("self.services.repealed.almaty-2015") == marked);
        for (const Event& event : {Event(ChooseService{"almaty-2015/medical"}),
                                   Event(TicketReserved{flows::Ticket{
                                       "t", "M-014", "almaty-2015/medical", "u", {}, 2, {}}}),
                                   Event(TicketPrinted{{}}), Event(TicketJoined{2})})
            visit.happens(event);
        REQUIRE(visit.stage.screen() == "self.done");
        CHECK(visit.stage.shows("self.done.repealed") == marked);
        if (marked)
            CHECK(
                visit.stage.node("self.done.repealed").label ==
                "Қызмет регламентін бекіткен № 2/279 актінің күші жойылған (2016 жылғы 12 мамыр).");
    }
}

TEST_CASE("services of an act in force stand above the mark of one without force") {
    using namespace std::chrono_literals;
    Visit visit(std::chrono::sys_days(2015y / 7 / 1));
    visit.offered = {"almaty-2014/medical", "almaty-2015/bus-carriage"};
    visit.reach_services();
    const auto top = [&](const char* id) { return visit.stage.node(id).rect.y; };
    CHECK(top("self.services.almaty-2015/bus-carriage") <
          top("self.services.repealed.almaty-2014"));
    CHECK(top("self.services.repealed.almaty-2014") < top("self.services.almaty-2014/medical"));
    CHECK_FALSE(visit.stage.shows("self.services.repealed.almaty-2015"));
}

TEST_CASE("a service that no natural person may have says for whom it is") {
    Visit visit;
    visit.offered = {"almaty-2015/medical", "almaty-2015/narcotics"};
    visit.reach_services();
    CHECK_THAT(visit.stage.node("self.services.almaty-2015/narcotics").value,
               Catch::StartsWith("Кімге көрсетіледі: Заңды тұлға\n"));
    CHECK_THAT(visit.stage.node("self.services.almaty-2015/medical").value,
               !Catch::Contains("Кімге көрсетіледі"));
}

TEST_CASE("the term shown is that of the issue") {
    Visit visit;
    visit.offered = {"zhambyl-2013/grain"};
    visit.reach_services();
    // 15 working days for the issue, 10 and 2 for the other operations (lines 4039-4041).
    CHECK_THAT(visit.stage.node("self.services.zhambyl-2013/grain").value,
               Catch::Contains("15 жұмыс күні (5-тармақ)"));
}

TEST_CASE("help opens over the screen and closes again") {
    Visit visit;
    visit.stage.press("ui.help");
    CHECK(visit.stage.shows("self.help"));
    visit.stage.key(ui::Key::Escape);
    CHECK_FALSE(visit.stage.shows("self.help"));
    CHECK(visit.stage.screen() == "self.welcome");
}
