// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The engine on single cases; tests/regulations walks every path of every regulation through it.
#include "core/casework/procedure.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <random>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
using namespace std::chrono_literals;
using testing::catalogue;

namespace {

constexpr calendar::TimePoint kNine =
    std::chrono::sys_days(std::chrono::year_month_day(2015y / 9 / 1)) + 4h;

Procedure begun(const Matter& matter, std::string_view start = {}) {
    auto procedure = Procedure::begin(catalogue(), matter, kNine, start);
    if (!procedure)
        throw std::runtime_error(procedure.error().code);
    return std::move(*procedure);
}

Matter medical() {
    return {"almaty-2015/medical", Channel::Centre, Operation::Issue, ApplicantKind::Natural,
            false};
}

/// One second after the last fact, one second long.
Deed next_deed(const Procedure& procedure) {
    return {"operator-1", procedure.journal().last_at() + 1s, 1s};
}

/// Brings a case to a step by success alone.
void go_to(Procedure& procedure, std::string_view id) {
    while (procedure.current().id != id)
        REQUIRE(procedure.succeed(procedure.current().action, next_deed(procedure)));
}

std::string steps_of(const Procedure& procedure) {
    std::string all;
    for (const auto& record : procedure.records())
        all += (all.empty() ? "" : " ") + record.id;
    return all;
}

}  // namespace

TEST_CASE("a case that nothing stops goes 1 2 3 c1 5 6 7 c2 9") {
    auto procedure = begun(medical());
    CHECK(procedure.process().id == "centre-almaty-2015");
    CHECK(procedure.current().id == "1");
    CHECK_FALSE(procedure.outcome());
    for (const auto action : {Action::Authorise, Action::ChooseService, Action::LookupApplicant,
                              Action::ApplicantPresent, Action::FillScanSign, Action::Send,
                              Action::RegisterRequest, Action::CheckDocuments, Action::HandOver}) {
        CAPTURE(word_of(action));
        CHECK(procedure.open_actions() == std::vector{action});
        REQUIRE(procedure.succeed(action, next_deed(procedure)));
    }
    CHECK(procedure.ended());
    CHECK(procedure.open_actions().empty());
    CHECK(steps_of(procedure) == "1 2 3 c1 5 6 7 c2 9");
    REQUIRE(procedure.outcome());
    CHECK(procedure.outcome()->ending == Ending::Result);
}

TEST_CASE("what took longer than the act's limit is known, and stops nothing") {
    auto procedure = begun(medical());
    REQUIRE(procedure.succeed(Action::Authorise, {"operator-1", kNine + 16s, 16s}));
    REQUIRE(procedure.succeed(Action::ChooseService, {"operator-1", kNine + 26s, 10s}));
    const auto records = procedure.records();
    CHECK(records[0].limit == 15s);
    CHECK(records[0].over_limit());
    CHECK(records[1].limit == 10s);
    CHECK_FALSE(records[1].over_limit());
    CHECK(records[0].actor == Actor::Operator);
    CHECK(records[0].by == "operator-1");
}

TEST_CASE("limits in working days are held against the calendar") {
    const auto days =
        calendar::WorkingDays::load(testing::config_folder() / "calendars" / "kz.toml");
    REQUIRE(days);
    // Wednesday, 1 October 2014, at ten in Almaty.
    const calendar::TimePoint morning =
        std::chrono::sys_days(std::chrono::year_month_day(2014y / 10 / 1)) + 5h;
    auto procedure = Procedure::begin(catalogue(),
                                      {"east-kazakhstan-2014/cotton", Channel::Provider,
                                       Operation::Issue, ApplicantKind::Legal, false},
                                      morning);
    REQUIRE(procedure);
    REQUIRE(procedure->succeed(Action::AcceptDocuments, {"office", morning + 20min, 20min}));
    // The head has one working day from then on.
    REQUIRE(procedure->due(*days));
    CHECK(procedure->due(*days)->last_day == 2014y / 10 / 2);
    REQUIRE(procedure->succeed(Action::AppointDeputy, {"head", morning + 20h, 1h}));
    REQUIRE(procedure->succeed(Action::AppointUnitHead, {"deputy", morning + 80h, 1h}));
    const auto records = procedure->records(&*days);
    CHECK(records[0].limit == 30min);
    CHECK_FALSE(records[0].over_limit());
    CHECK_FALSE(records[1].over_limit());
    // Thursday evening in Almaty plus one working day is Friday; it became Saturday.
    CHECK(records[2].due->last_day == 2014y / 10 / 3);
    CHECK(records[2].over_limit());
    // Without a calendar nothing is said about days.
    CHECK_FALSE(procedure->records()[2].over_limit());
}

TEST_CASE("the term of the service runs from the application") {
    const auto days =
        calendar::WorkingDays::load(testing::config_folder() / "calendars" / "kz.toml");
    REQUIRE(days);
    auto procedure = begun(medical());
    go_to(procedure, "9");
    // Fifteen working days from Tuesday, 1 September 2015: 3, 5 and 5 of three weeks, and 2.
    REQUIRE(procedure.due(*days));
    CHECK(procedure.due(*days)->last_day == 2015y / 9 / 22);
}

TEST_CASE("an applicant who is absent ends the case before scanning, with the act's own words") {
    auto procedure = begun(medical());
    go_to(procedure, "c1");
    CHECK(procedure.open_refusals() == std::vector{RefusalType::NoData});
    REQUIRE(procedure.refuse(Action::ApplicantPresent, RefusalType::NoData, next_deed(procedure)));
    CHECK(procedure.current().id == "4");
    CHECK_FALSE(procedure.allows(Action::FillScanSign));
    CHECK_FALSE(procedure.succeed(Action::FillScanSign, next_deed(procedure)));
    REQUIRE(procedure.outcome());
    CHECK(procedure.outcome()->refusal == RefusalType::NoData);
    REQUIRE(procedure.outcome()->words != nullptr);
    CHECK(procedure.outcome()->words->text.text.kk.find("деректерді алу мүмкіндігінің жоқтығы") !=
          std::string::npos);
    CHECK_FALSE(procedure.ended());
    REQUIRE(procedure.succeed(Action::ReportRefusal, next_deed(procedure)));
    CHECK(procedure.ended());
    CHECK(procedure.outcome()->ending == Ending::Refusal);
    CHECK(steps_of(procedure) == "1 2 3 c1 4");
}

TEST_CASE("an operator who is not authorised stays at the first step") {
    auto procedure = begun(medical());
    REQUIRE(procedure.refuse(Action::Authorise, RefusalType::NotAuthorised, next_deed(procedure)));
    CHECK(procedure.current().id == "1");
    REQUIRE(procedure.stay() != nullptr);
    CHECK(procedure.stay()->type == RefusalType::NotAuthorised);
    CHECK_FALSE(procedure.outcome());
    CHECK_FALSE(procedure.done("1"));
    CHECK_FALSE(procedure.succeed(Action::ChooseService, next_deed(procedure)));
    REQUIRE(procedure.succeed(Action::Authorise, next_deed(procedure)));
    CHECK(procedure.stay() == nullptr);
    CHECK(procedure.current().id == "2");
}

TEST_CASE("a step refuses only for its own reasons") {
    auto procedure = begun(medical());
    go_to(procedure, "3");
    CHECK(procedure.open_refusals().empty());
    const auto refused =
        procedure.refuse(Action::LookupApplicant, RefusalType::NoData, next_deed(procedure));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "regulation.step_not_allowed");
    go_to(procedure, "c1");
    CHECK_FALSE(
        procedure.refuse(Action::ApplicantPresent, RefusalType::NoPayment, next_deed(procedure)));
    CHECK(procedure.current().id == "c1");
    CHECK(procedure.records().size() == 3);
}

TEST_CASE("nothing can be done after the end") {
    auto procedure = begun(medical());
    while (!procedure.ended())
        REQUIRE(procedure.succeed(procedure.current().action, next_deed(procedure)));
    CHECK_FALSE(procedure.allows(Action::HandOver));
    CHECK_FALSE(procedure.succeed(Action::HandOver, next_deed(procedure)));
    CHECK_FALSE(procedure.refuse(Action::HandOver, RefusalType::NoData, next_deed(procedure)));
    CHECK(procedure.records().size() == 9);
}

TEST_CASE("a case begins only where its regulation allows it") {
    const auto refusal = [](const Matter& matter, std::string_view start = {}) {
        const auto procedure = Procedure::begin(catalogue(), matter, kNine, start);
        return procedure ? "" : procedure.error().code;
    };
    auto matter = medical();
    matter.service_id = "almaty-2015/none";
    CHECK(refusal(matter) == "regulation.service_unknown");
    matter = medical();
    matter.applicant = ApplicantKind::Entrepreneur;
    CHECK(refusal(matter) == "regulation.applicant_not_allowed");
    matter.service_id = "almaty-2015/narcotics";
    matter.applicant = ApplicantKind::Natural;
    CHECK(refusal(matter) == "regulation.applicant_not_allowed");
    matter.applicant = ApplicantKind::Legal;
    CHECK(refusal(matter) == "");
    matter.service_id = "almaty-2015/cotton";
    CHECK(refusal(matter) == "regulation.way_not_described");
    matter.service_id = "almaty-2014/scrap-metal";
    CHECK(refusal(matter) == "regulation.way_not_described");
    CHECK(refusal(medical(), "5") == "regulation.step_not_allowed");
}

TEST_CASE("who has no account at the portal registers first") {
    auto matter = medical();
    matter.channel = Channel::SelfService;
    auto procedure = begun(matter, "0");
    CHECK(procedure.current().action == Action::RegisterAccount);
    REQUIRE(procedure.succeed(Action::RegisterAccount, next_deed(procedure)));
    CHECK(procedure.current().id == "1");
    CHECK(begun(matter).current().id == "1");
}

TEST_CASE(
    "at the portal the payment comes before the certificate and the certificate before signing") {
    auto matter = medical();
    matter.channel = Channel::SelfService;
    auto procedure = begun(matter);
    go_to(procedure, "c2");
    CHECK_FALSE(procedure.allows(Action::ChooseCertificate));
    CHECK_FALSE(procedure.allows(Action::Sign));
    REQUIRE(procedure.succeed(Action::CheckPayment, next_deed(procedure)));
    REQUIRE(procedure.succeed(Action::ChooseCertificate, next_deed(procedure)));
    CHECK_FALSE(procedure.allows(Action::Sign));
    REQUIRE(procedure.refuse(Action::CheckCertificate, RefusalType::EdsNotConfirmed,
                             next_deed(procedure)));
    CHECK_FALSE(procedure.allows(Action::Sign));
    CHECK(procedure.outcome()->refusal == RefusalType::EdsNotConfirmed);
}

TEST_CASE(
    "the notary is asked, and can refuse, only where a notarised power of attorney was shown") {
    Matter matter{"zhambyl-2013/grain", Channel::Centre, Operation::Issue, ApplicantKind::Natural,
                  false};
    auto alone = begun(matter);
    CHECK(alone.databases() == std::vector{Database::NaturalPersons});
    go_to(alone, "c1");
    CHECK(alone.open_refusals() == std::vector{RefusalType::NoData});
    CHECK_FALSE(
        alone.refuse(Action::ApplicantPresent, RefusalType::NoPowerOfAttorney, next_deed(alone)));
    matter.notarised_attorney = true;
    auto represented = begun(matter);
    CHECK(represented.databases() == std::vector{Database::NaturalPersons, Database::Notary});
    go_to(represented, "c1");
    REQUIRE(represented.refuse(Action::ApplicantPresent, RefusalType::NoPowerOfAttorney,
                               next_deed(represented)));
    CHECK(represented.outcome()->refusal == RefusalType::NoPowerOfAttorney);
}

TEST_CASE("which database is asked follows from the applicant") {
    auto matter = medical();
    CHECK(begun(matter).databases() == std::vector{Database::NaturalPersons});
    matter.applicant = ApplicantKind::Legal;
    CHECK(begun(matter).databases() == std::vector{Database::LegalEntities});
}

TEST_CASE("a clock that was set back neither stops a case nor turns its facts round") {
    auto procedure = begun(medical());
    REQUIRE(procedure.succeed(Action::Authorise, {"operator-1", kNine + 60s, 5s}));
    REQUIRE(procedure.succeed(Action::ChooseService, {"operator-1", kNine - 3600s, -5s}));
    const auto records = procedure.records();
    CHECK(records[1].ended_at == kNine + 60s);
    CHECK(records[1].took == 0s);
    CHECK(Procedure::replay(catalogue(), procedure.journal()));
}

TEST_CASE("a replayed journal stands where the case stood") {
    auto procedure = begun(medical());
    REQUIRE(procedure.refuse(Action::Authorise, RefusalType::NotAuthorised, next_deed(procedure)));
    go_to(procedure, "c2");
    REQUIRE(procedure.refuse(Action::CheckDocuments, RefusalType::DataViolations,
                             next_deed(procedure)));
    const auto read = Journal::parse(procedure.journal().to_json());
    REQUIRE(read);
    const auto again = Procedure::replay(catalogue(), *read);
    REQUIRE(again);
    CHECK(again->current().id == procedure.current().id);
    CHECK(again->journal() == procedure.journal());
    CHECK(again->outcome()->refusal == RefusalType::DataViolations);
    CHECK_FALSE(again->ended());
}

TEST_CASE("a journal that skips a step is refused, however well it is chained") {
    const auto whole = begun(medical());
    Journal forged(whole.matter(), whole.process().id, "1", kNine);
    forged.append({"1", Action::Authorise, "operator-1", kNine + 1s, 1s, {}});
    forged.append({"5", Action::FillScanSign, "operator-1", kNine + 2s, 1s, {}});
    REQUIRE(Journal::parse(forged.to_json()));
    const auto replayed = Procedure::replay(catalogue(), forged);
    REQUIRE_FALSE(replayed);
    CHECK(replayed.error().code == "casework.journal_invalid");
    CHECK(replayed.error().detail == "fact 2");
}

TEST_CASE("a journal of another process or out of time is refused") {
    Journal other(medical(), "centre-almaty-2014", "1", kNine);
    CHECK_FALSE(Procedure::replay(catalogue(), other));
    Journal turned(medical(), "centre-almaty-2015", "1", kNine);
    turned.append({"1", Action::Authorise, "operator-1", kNine + 10s, 1s, {}});
    turned.append({"2", Action::ChooseService, "operator-1", kNine + 5s, 1s, {}});
    CHECK_FALSE(Procedure::replay(catalogue(), turned));
}
