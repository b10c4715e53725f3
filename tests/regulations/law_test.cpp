// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Single sentences of the acts, each held over all regulations that it concerns; sentences.toml
// says which.
#include "core/calendar/terms.h"
#include "core/casework/procedure.h"
#include "tests/regulations/expected.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
using namespace std::chrono_literals;
using testing::catalogue;

namespace {

constexpr Channel kChannels[] = {Channel::SelfService, Channel::Centre, Channel::Provider};

const Service& service(std::string_view id) {
    const auto* found = catalogue().service(id);
    if (found == nullptr)
        throw std::runtime_error("no service " + std::string(id));
    return *found;
}

/// The steps of success, in their order.
std::vector<const Step*> road(const Process& process) {
    std::vector<const Step*> steps;
    for (const auto* step = process.step(process.start.front()); step != nullptr;
         step = process.step(step->next))
        steps.push_back(step);
    return steps;
}

/// The place of an action on the road, or -1.
int place_of(const std::vector<const Step*>& steps, Action action) {
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i]->action == action)
            return static_cast<int>(i);
    return -1;
}

/// Calls `check` with every process and its road of success.
template <class Check>
void each_road(Check check) {
    for (const auto& process : catalogue().processes()) {
        INFO(process.id);
        check(process, road(process));
    }
}

const calendar::WorkingDays& working_days() {
    static const auto kLoaded =
        calendar::WorkingDays::load(testing::config_folder() / "calendars" / "kz.toml");
    if (!kLoaded)
        throw std::runtime_error(kLoaded.error().detail);
    return *kLoaded;
}

/// The day on which the term of an operation ends.
calendar::Date due(std::string_view id, Operation operation, calendar::Date applied_on) {
    return calendar::term_end(working_days(), applied_on, service(id).term(operation)->working_days)
        .last_day;
}

}  // namespace

TEST_CASE("services for legal entities refuse a person before any database is asked") {
    for (const auto* id :
         {"almaty-2015/narcotics", "almaty-2015/scrap-metal", "almaty-2015/cotton",
          "almaty-2014/narcotics", "almaty-2014/scrap-metal", "almaty-2014/cotton"})
        for (const auto channel : kChannels) {
            INFO(id << " " << word_of(channel));
            const auto& one = service(id);
            if (!one.offers(channel))
                continue;
            const auto refused = Procedure::begin(
                catalogue(), {id, channel, Operation::Issue, ApplicantKind::Natural, false}, {});
            REQUIRE_FALSE(refused);
            CHECK(refused.error().code == "regulation.applicant_not_allowed");
            CHECK(one.applicant(ApplicantKind::Legal)->identifier == Identifier::Bin);
            const auto asked = one.databases_for(channel, ApplicantKind::Legal);
            if (channel != Channel::SelfService)
                CHECK(asked == std::vector{Database::LegalEntities});
        }
}

TEST_CASE("the form of each service is that of its clause 2") {
    for (const auto& each : catalogue().services()) {
        INFO(each.id);
        REQUIRE(each.form);
        const bool electronic_only =
            each.id == "almaty-2015/scrap-metal" || each.id == "almaty-2015/pesticides";
        const bool partially = each.act_id == "industry-2012" || each.act_id == "zhambyl-2013";
        CHECK(each.form->value == (electronic_only ? ServiceForm::Electronic
                                   : partially     ? ServiceForm::PartiallyAutomated
                                                   : ServiceForm::ElectronicOrPaper));
    }
}

TEST_CASE("the centre's request is signed before it is sent, and goes through the gateway") {
    std::size_t centres = 0;
    each_road([&](const Process& process, const auto& steps) {
        if (process.channel != Channel::Centre)
            return;
        const auto signing = place_of(steps, Action::FillScanSign);
        const auto sending = place_of(steps, Action::Send);
        REQUIRE(signing > 0);
        CHECK(sending == signing + 1);
        CHECK(steps[static_cast<std::size_t>(signing)]->actor == Actor::Operator);
        CHECK(steps[static_cast<std::size_t>(sending)]->system == System::Gateway);
        CHECK(place_of(steps, Action::RegisterRequest) == sending + 1);
        ++centres;
    });
    CHECK(centres == 3);
}

TEST_CASE(
    "at the portal nothing is signed before the certificate is confirmed, nor before payment") {
    std::size_t portals = 0;
    std::size_t paid = 0;
    each_road([&](const Process& process, const auto& steps) {
        if (process.channel != Channel::SelfService)
            return;
        ++portals;
        const auto sign =
            std::max(place_of(steps, Action::Sign), place_of(steps, Action::SignAndSend));
        const auto check = place_of(steps, Action::CheckCertificate);
        CHECK(place_of(steps, Action::CheckCredentials) > place_of(steps, Action::Authorise));
        CHECK(check > place_of(steps, Action::CheckCredentials));
        CHECK(sign == check + 1);
        CHECK(place_of(steps, Action::RegisterRequest) > sign);
        const auto payment = place_of(steps, Action::CheckPayment);
        if (payment < 0)
            return;
        ++paid;
        CHECK(payment == place_of(steps, Action::Pay) + 1);
        CHECK(place_of(steps, Action::ChooseCertificate) == payment + 1);
    });
    CHECK(portals == 5);
    CHECK(paid == 4);  // Zhambyl's portal has no step of payment
}

TEST_CASE("no service can be chosen before somebody is authorised") {
    each_road([](const Process&, const auto& steps) {
        for (const auto action : {Action::ChooseService, Action::FillRequest,
                                  Action::FillRequestAndChooseCertificate}) {
            const auto chosen = place_of(steps, action);
            if (chosen < 0)
                continue;
            CHECK(place_of(steps, Action::Authorise) >= 0);
            CHECK(place_of(steps, Action::Authorise) < chosen);
        }
    });
}

TEST_CASE("the applicant's data is asked for before any paper is scanned") {
    each_road([](const Process& process, const auto& steps) {
        const auto scan =
            std::max(place_of(steps, Action::ScanAndAttach), place_of(steps, Action::FillScanSign));
        if (scan < 0)
            return;
        CHECK(process.channel != Channel::SelfService);
        CHECK(place_of(steps, Action::ApplicantPresent) ==
              place_of(steps, Action::LookupApplicant) + 1);
        CHECK(place_of(steps, Action::ApplicantPresent) < scan);
    });
}

TEST_CASE("whether the papers comply is decided by the provider, never by a terminal") {
    each_road([](const Process& process, const auto& steps) {
        const auto check = place_of(steps, Action::CheckDocuments);
        // East Kazakhstan's office checks completeness and inspects instead.
        if (process.id.starts_with("provider-east-kazakhstan")) {
            CHECK(check < 0);
            return;
        }
        REQUIRE(check > 0);
        CHECK(steps[static_cast<std::size_t>(check)]->actor == Actor::Provider);
    });
}

TEST_CASE("no way of the provider or the centre takes a payment") {
    each_road([](const Process& process, const auto& steps) {
        if (process.channel != Channel::SelfService)
            CHECK(place_of(steps, Action::Pay) < 0);
    });
}

TEST_CASE("the six industry services walk one list of steps") {
    for (const auto channel : {Channel::SelfService, Channel::Provider}) {
        std::set<const Process*> ways;
        std::size_t services = 0;
        for (const auto& each : catalogue().services()) {
            if (each.act_id != "industry-2012")
                continue;
            ++services;
            for (const auto& operation : each.operations)
                ways.insert(catalogue().way(each, channel, operation.value));
        }
        CHECK(services == 6);
        CHECK(ways.size() == 1);
    }
}

TEST_CASE("every refusal of a way is a type of its own") {
    each_road([](const Process& process, const auto&) {
        std::map<RefusalType, std::set<std::string>> told_at;
        for (const auto& step : process.steps)
            for (const auto& refusal : step.refusals)
                told_at[refusal.type].insert(step.id);
        for (const auto& [type, steps] : told_at) {
            INFO(word_of(type));
            CHECK(steps.size() == 1);
        }
    });
}

TEST_CASE("a receipt for cotton or grain is not the receipt for accepted papers") {
    for (const auto* id :
         {"almaty-2014/cotton", "almaty-2015/cotton", "east-kazakhstan-2014/cotton"}) {
        INFO(id);
        CHECK(service(id).receipt.empty());
        for (const auto channel : kChannels)
            CHECK_FALSE(service(id).has(Rule::Receipt, channel));
    }
    // Grain has one because its paragraph 14 prescribes it, not because of its title.
    CHECK(service("zhambyl-2013/grain").receipt.size() == 6);
    CHECK(service("zhambyl-2013/grain").has(Rule::Receipt, Channel::Provider));
}

TEST_CASE("papers are taken by inventory where Almaty's acts say so") {
    for (const auto& each : catalogue().services()) {
        INFO(each.id);
        const bool almaty = each.act_id.starts_with("almaty-");
        const bool somewhere =
            std::any_of(std::begin(kChannels), std::end(kChannels),
                        [&](Channel channel) { return each.has(Rule::Inventory, channel); });
        CHECK(somewhere == almaty);
    }
}

TEST_CASE("the veterinary service has two sub-kinds, each with documents of its own") {
    const auto& veterinary = service("zhambyl-2013/veterinary");
    REQUIRE(veterinary.sub_kinds.size() == 2);
    for (const auto& kind : veterinary.sub_kinds) {
        INFO(kind.id);
        CHECK(std::any_of(veterinary.qualification.begin(), veterinary.qualification.end(),
                          [&](const auto& row) { return row.sub_kind == kind.id; }));
    }
    CHECK(std::any_of(veterinary.qualification.begin(), veterinary.qualification.end(),
                      [](const auto& row) { return row.sub_kind.empty(); }));
    for (const auto& each : catalogue().services())
        if (each.id != veterinary.id)
            CHECK(each.sub_kinds.empty());
}

TEST_CASE("a duplicate in Zhambyl states loss or damage, and a re-issue the present licence") {
    for (const auto& each : catalogue().services()) {
        if (each.act_id != "zhambyl-2013")
            continue;
        INFO(each.id);
        CHECK(each.has(Rule::ReasonOfDuplicate, Channel::Provider));
        CHECK(each.has(Rule::ExistingLicence, Channel::SelfService));
        const auto asks = [&](Operation operation, Channel channel, std::string_view document) {
            const auto asked = each.documents_for(operation, channel, ApplicantKind::Legal);
            return std::any_of(asked.begin(), asked.end(),
                               [&](const auto* row) { return row->document == document; });
        };
        CHECK(asks(Operation::Duplicate, Channel::Centre, "loss-application"));
        CHECK_FALSE(asks(Operation::Issue, Channel::Centre, "loss-application"));
        CHECK(asks(Operation::Reissue, Channel::Centre, "licence-copy"));
        CHECK(asks(Operation::Reissue, Channel::SelfService, "licence-data"));
        // The proof of the fee is asked for in every operation.
        for (const auto operation : {Operation::Issue, Operation::Reissue, Operation::Duplicate}) {
            CHECK(asks(operation, Channel::Centre, "licence-fee"));
            CHECK(each.fee(operation)->mci == 10);
        }
    }
}

TEST_CASE("terms of Zhambyl end on the working day that the calendar of 2013 gives") {
    // Monday, 1 July 2013: 6 July was a Saturday, so Monday the 8th was a day off.
    constexpr calendar::Date kApplied = 2013y / 7 / 1;
    CHECK(due("zhambyl-2013/grain", Operation::Issue, kApplied) == 2013y / 7 / 23);
    CHECK(due("zhambyl-2013/grain", Operation::Reissue, kApplied) == 2013y / 7 / 16);
    CHECK(due("zhambyl-2013/grain", Operation::Duplicate, kApplied) == 2013y / 7 / 3);
    const auto& check = service("zhambyl-2013/grain").completeness;
    REQUIRE(check);
    CHECK(check->scope.operations == std::vector{Operation::Issue});
    CHECK(calendar::term_end(working_days(), kApplied, check->working_days).last_day ==
          2013y / 7 / 3);
}

TEST_CASE("terms of East Kazakhstan are 10, 7 and 2 working days from the hand-in") {
    // Wednesday, 1 October 2014; Kurban ait fell on Saturday the 4th and moved nothing.
    constexpr calendar::Date kApplied = 2014y / 10 / 1;
    const std::string cotton = "east-kazakhstan-2014/cotton";
    CHECK(service(cotton).term(Operation::Issue)->working_days == 10);
    CHECK(due(cotton, Operation::Issue, kApplied) == 2014y / 10 / 15);
    CHECK(due(cotton, Operation::Reissue, kApplied) == 2014y / 10 / 10);
    CHECK(due(cotton, Operation::Duplicate, kApplied) == 2014y / 10 / 3);
}

TEST_CASE("a licence of Zhambyl is deemed issued once its term is over, and nothing else is") {
    const auto& rule = service("zhambyl-2013/grain").deemed_issued;
    REQUIRE(rule);
    CHECK(rule->scope.operations == std::vector{Operation::Issue});
    const auto end =
        calendar::term_end(working_days(), 2013y / 7 / 1,
                           service("zhambyl-2013/grain").term(Operation::Issue)->working_days);
    CHECK_FALSE(calendar::is_deemed_issued(end, 2013y / 7 / 23));
    CHECK(calendar::is_deemed_issued(end, 2013y / 7 / 24));
    CHECK(calendar::deemed_issued_from(end) == 2013y / 7 / 23);
    for (const auto& each : catalogue().services())
        CHECK(each.deemed_issued.has_value() == (each.act_id == "zhambyl-2013"));
}

TEST_CASE("Zhambyl's provider receives from nine to one and from three to seven") {
    const auto& hours = service("zhambyl-2013/grain").hours;
    REQUIRE(hours);
    const auto open = [&](calendar::Date day, std::chrono::minutes time) {
        return hours->value.open_at(calendar::LocalTime(std::chrono::local_days(day)) + time,
                                    working_days());
    };
    constexpr calendar::Date kMonday = 2013y / 7 / 1;
    CHECK_FALSE(open(kMonday, 8h + 59min));
    CHECK(open(kMonday, 9h));
    CHECK_FALSE(open(kMonday, 13h));
    CHECK(open(kMonday, 15h));
    CHECK_FALSE(open(kMonday, 19h));
    CHECK_FALSE(open(2013y / 7 / 6, 10h));  // Saturday and Capital Day
    CHECK_FALSE(open(2013y / 7 / 8, 10h));  // the day off moved from it
    CHECK(service("zhambyl-2013/grain").portal_always);
}

TEST_CASE("East Kazakhstan hands over within 30 minutes at the office, the portal by itself") {
    const auto& cotton = service("east-kazakhstan-2014/cotton");
    for (const auto operation : {Operation::Issue, Operation::Reissue, Operation::Duplicate}) {
        const auto office = road(*catalogue().way(cotton, Channel::Provider, operation));
        CHECK(office.back()->action == Action::ExecuteAndHandOver);
        CHECK(office.back()->limit->most == 30min);
        CHECK((place_of(office, Action::Inspect) >= 0) == (operation == Operation::Issue));
        // Nobody checks completeness before an executor is named.
        CHECK(place_of(office, Action::CheckCompleteness) ==
              place_of(office, Action::AppointExecutor) + 1);
        const auto portal = road(*catalogue().way(cotton, Channel::SelfService, operation));
        CHECK(portal.back()->action == Action::ReceiveResult);
    }
}

TEST_CASE("a service that the centre does not give names the channels that do") {
    for (const auto& each : catalogue().services()) {
        INFO(each.id);
        if (each.offers(Channel::Centre))
            continue;
        CHECK((each.offers(Channel::SelfService) || each.offers(Channel::Provider)));
        const auto refused = Procedure::begin(
            catalogue(),
            {each.id, Channel::Centre, Operation::Issue, each.applicants.front().value, false}, {});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "regulation.way_not_described");
    }
}
