// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a regulation states besides its ways: titles, channels, applicants, terms, fees, documents.
#include "core/regulation/find.h"
#include "tests/regulations/expected.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using testing::catalogue;
using Names = std::set<std::string>;

namespace {

Names names(const std::vector<std::string>& list) {
    return {list.begin(), list.end()};
}

template <class Rows, class Name>
Names names_of(const Rows& rows, Name name) {
    Names all;
    for (const auto& row : rows)
        all.insert(std::string(name(row)));
    return all;
}

/// Calls `check` with every regulation and what is expected of it.
template <class Check>
void each_regulation(Check check) {
    std::size_t seen = 0;
    for (const auto& act : expected::acts())
        for (const auto& wanted : act.regulations) {
            INFO(act.id << "/" << wanted.id);
            const auto* service = catalogue().service(act.id + "/" + wanted.id);
            REQUIRE(service != nullptr);
            check(*catalogue().act(act.id), *service, wanted);
            ++seen;
        }
    CHECK(seen == 26);
}

constexpr Operation kOperations[] = {Operation::Issue, Operation::Reissue, Operation::Duplicate};

std::string clock_text(std::chrono::minutes time) {
    char text[8];
    std::snprintf(text, sizeof text, "%02d:%02d", static_cast<int>(time.count() / 60),
                  static_cast<int>(time.count() % 60));
    return text;
}

std::string hours_text(const calendar::OpeningHours& hours) {
    const auto& plan = *hours.plan();
    auto text = clock_text(plan.opens) + "-" + clock_text(plan.closes);
    if (plan.lunch)
        text += " lunch " + clock_text(plan.lunch->from) + "-" + clock_text(plan.lunch->to);
    return text;
}

}  // namespace

TEST_CASE("acts have the numbers and dates of their headings") {
    CHECK(catalogue().acts().size() == 5);
    for (const auto& wanted : expected::acts()) {
        INFO(wanted.id);
        const auto* act = catalogue().act(wanted.id);
        REQUIRE(act != nullptr);
        CHECK(act->number == wanted.number);
        CHECK(act->adopted == wanted.adopted);
        CHECK(act->registered == wanted.registered);
        CHECK(act->registration_number == wanted.registration_number);
        REQUIRE(act->repealed);
        CHECK(act->repealed->value == wanted.repealed);
        CHECK(act->repealed_by == wanted.repealed_by);
    }
}

TEST_CASE("the catalogue has the 26 regulations with their official titles") {
    CHECK(catalogue().services().size() == 26);
    each_regulation([](const Act& act, const Service& service, const expected::Regulation& wanted) {
        CHECK(expected::folded(service.title.in(act.language)) == expected::folded(wanted.title));
        CHECK_FALSE(service.title.is_translation(act.language));
        CHECK(std::abs(service.title.source.line - wanted.title_line) <= 1);
        for (const auto language : text::kLanguages) {
            CHECK_FALSE(service.title.in(language).empty());
            CHECK(service.title.is_translation(language) == (language != act.language));
        }
    });
}

TEST_CASE("channels are those of clause 1, and offered where a way is described") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        const auto word = [](const auto& row) { return word_of(row.value); };
        CHECK(names_of(service.channels, word) == names(wanted.channels));
        Names offered;
        for (const auto& channel : service.channels)
            if (service.offers(channel.value))
                offered.insert(std::string(word_of(channel.value)));
        CHECK(offered == names(wanted.offered));
        const auto* portal = service.channel(Channel::SelfService);
        REQUIRE(portal != nullptr);
        CHECK(names(portal->sites) == names(wanted.sites));
    });
}

TEST_CASE("every regulation has its operations, and the annex where the act tells it apart") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        const auto word = [](const auto& row) { return word_of(row.value); };
        CHECK(names_of(service.operations, word) == names(wanted.operations));
        CHECK(service.operations.size() == 3);
        const bool annex =
            std::any_of(service.operations.begin(), service.operations.end(), [](const auto& row) {
                return std::find(row.objects.begin(), row.objects.end(), LicenceObject::Annex) !=
                       row.objects.end();
            });
        CHECK(annex == wanted.annex);
    });
}

TEST_CASE("applicants, their numbers and their state databases are the act's") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        std::map<std::string, std::string> applicants;
        for (const auto& row : service.applicants)
            applicants[std::string(word_of(row.value))] = word_of(row.identifier);
        CHECK(applicants == wanted.applicants);
        std::map<std::string, std::string> databases;
        for (const auto& row : service.applicants)
            for (const auto channel : {Channel::Provider, Channel::Centre})
                for (const auto database : service.databases_for(channel, row.value))
                    if (database != Database::Notary)
                        databases[std::string(word_of(row.value))] = word_of(database);
        CHECK(databases == wanted.databases);
    });
}

TEST_CASE("concurring bodies are those of each channel") {
    each_regulation([](const Act& act, const Service& service, const expected::Regulation& wanted) {
        for (const auto channel : {Channel::SelfService, Channel::Centre, Channel::Provider}) {
            INFO(word_of(channel));
            Names bodies;
            for (const auto* row : service.concurring_in(channel))
                bodies.insert(act.body(row->body)->abbreviation);
            const auto found = wanted.concurring.find(std::string(word_of(channel)));
            CHECK(bodies == (found == wanted.concurring.end() ? Names{} : names(found->second)));
        }
    });
}

TEST_CASE("terms and fees are stated only where the act states them") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        std::map<std::string, int> terms;
        std::map<std::string, int> fees;
        for (const auto operation : kOperations) {
            if (const auto* term = service.term(operation))
                terms[std::string(word_of(operation))] = term->working_days;
            if (const auto* fee = service.fee(operation))
                fees[std::string(word_of(operation))] = fee->mci;
        }
        CHECK(terms == wanted.terms);
        CHECK(fees == wanted.fees);
        CHECK((service.completeness ? service.completeness->working_days : 0) ==
              wanted.completeness_days);
        CHECK((service.deemed_issued ? names_of(service.deemed_issued->scope.operations,
                                                [](Operation each) { return word_of(each); })
                                     : Names{}) == names(wanted.deemed_issued));
    });
}

TEST_CASE("what is left to the standard is named with the clause of the standard") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        CHECK((service.standard ? service.standard->number : "") == wanted.standard);
        for (const auto& [what, clause] : wanted.left_to_standard) {
            INFO(what);
            const auto* left = service.left(*from_word<LeftMatter>(what));
            REQUIRE(left != nullptr);
            CHECK(left->standard_clause == clause);
        }
    });
}

TEST_CASE("the signer of a result on paper is the act's") {
    each_regulation([](const Act&, const Service& service, const expected::Regulation& wanted) {
        CHECK((service.paper_result ? word_of(service.paper_result->signer) : "") == wanted.signer);
    });
}

TEST_CASE("prescribed buttons and the number of the contact centre are the act's") {
    each_regulation([](const Act& act, const Service& service, const expected::Regulation& wanted) {
        CHECK((service.call_centre ? service.call_centre->value : "") == wanted.call_centre);
        Names buttons;
        for (const auto& row : service.buttons)
            buttons.insert(act.button(row.id)->title.in(act.language));
        CHECK(buttons == names(wanted.buttons));
    });
}

TEST_CASE("documents are asked for by channel, operation and applicant as the act lists them") {
    std::size_t lists = 0;
    each_regulation([&](const Act&, const Service& service, const expected::Regulation& wanted) {
        CHECK(service.documents.empty() == wanted.documents.empty());
        for (const auto& [key, documents] : wanted.documents) {
            INFO(key);
            const auto slash = key.find('/');
            const auto second = key.find('/', slash + 1);
            const auto channel = from_word<Channel>(key.substr(0, slash));
            const auto operation = from_word<Operation>(key.substr(slash + 1, second - slash - 1));
            const auto kind = from_word<ApplicantKind>(key.substr(second + 1));
            REQUIRE((channel && operation && kind));
            const auto asked = service.documents_for(*operation, *channel, *kind);
            CHECK(names_of(asked, [](const auto* row) { return row->document; }) ==
                  names(documents));
            // The Centre has no list of its own; its desk asks for the provider's papers.
            if (channel == Channel::Provider) {
                CHECK(asked.size() ==
                      service.documents_for(*operation, Channel::Centre, *kind).size());
            }
            ++lists;
        }
    });
    CHECK(lists == 5 * 2 * 3 * 3);
}

TEST_CASE("grounds, receipt, queue limits, hours and survey stand where the act states them") {
    each_regulation([](const Act& act, const Service& service, const expected::Regulation& wanted) {
        CHECK(static_cast<int>(service.grounds.size()) == wanted.grounds);
        CHECK(static_cast<int>(service.receipt.size()) == wanted.receipt_parts);
        std::map<std::string, int> queue;
        for (const auto& row : service.queue_limits)
            queue[std::string(word_of(row.value))] = static_cast<int>(row.most.count());
        CHECK(queue == wanted.queue_minutes);
        CHECK((service.hours ? hours_text(service.hours->value) : "") == wanted.hours);
        CHECK(service.survey.has_value() == (wanted.survey_questions > 0));
        if (!service.survey)
            return;
        REQUIRE(act.survey);
        CHECK(static_cast<int>(act.survey->questions.size()) == wanted.survey_questions);
        for (const auto& question : act.survey->questions)
            CHECK(static_cast<int>(question.answers.size()) == wanted.survey_answers);
    });
}

TEST_CASE("lack of the fee is a ground of refusal only for issue") {
    const auto* ground = catalogue().act("zhambyl-2013")->ground("fee-not-paid");
    REQUIRE(ground != nullptr);
    CHECK(ground->operations == std::vector{Operation::Issue});
}
