// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/catalogue: the services that the centre gives today, and what their regulations say;
// /v1/surveys: what people think of them.
#include "core/calendar/civil_time.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::Permission;
using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;
using regulation::Catalogue;
using regulation::Channel;
using regulation::Service;

constexpr std::size_t kLongestService = 100;
constexpr std::size_t kMostAnswers = 16;

json words_json(const text::Localized& words) {
    return {{"kk", words.kk}, {"ru", words.ru}, {"en", words.en}};
}

/// Terms and fees of an operation; null: not stated in the act.
json operation_json(const Service& service, regulation::Operation operation) {
    const auto* term = service.term(operation);
    const auto* fee = service.fee(operation);
    return {{"operation", regulation::word_of(operation)},
            {"working_days", term == nullptr ? json(nullptr) : json(term->working_days)},
            {"fee_mci", fee == nullptr ? json(nullptr) : json(fee->mci)}};
}

json service_json(const Catalogue& catalogue, const Service& service, calendar::Date today) {
    json operations = json::array();
    for (const auto& offered : service.operations)
        operations.push_back(operation_json(service, offered.value));
    json channels = json::array();
    for (const auto& channel : service.channels)
        if (service.offers(channel.value))
            channels.push_back(regulation::word_of(channel.value));
    json applicants = json::array();
    for (const auto& applicant : service.applicants)
        applicants.push_back(regulation::word_of(applicant.value));
    const auto repealed = regulation::repealed_before(catalogue, service, today);
    return {{"id", service.id},
            {"act", service.act_id},
            {"title", words_json(service.title.text)},
            {"short_title", words_json(service.short_title)},
            {"queue_prefix", service.queue_prefix},
            {"operations", std::move(operations)},
            {"channels", std::move(channels)},
            {"applicants", std::move(applicants)},
            {"repealed_on", repealed ? json(calendar::iso_date(*repealed)) : json(nullptr)},
            {"survey", service.survey.has_value()}};
}

Result<accounts::Caller> any_terminal(const Services& services, const Request& request) {
    return services.guard.terminal(request, {TerminalRole::SelfService, TerminalRole::Desk,
                                             TerminalRole::Board, TerminalRole::Office});
}

Result<Channel> read_channel(const Request& request) {
    const auto given = request.target.query.find("channel");
    if (given == request.target.query.end())
        return Channel::Centre;
    const auto channel = regulation::from_word<Channel>(given->second);
    if (!channel)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "channel");
    return *channel;
}

Result<Response> list(const Services& services, const Request& request) {
    TEREZE_TRY(any_terminal(services, request));
    TEREZE_ASSIGN(const auto channel, read_channel(request));
    const auto catalogue = services.catalogues.current();
    const auto today = calendar::date_in_almaty(services.clock.now());
    json listed = json::array();
    for (const auto* service : services.practice.services(*catalogue, channel, today))
        listed.push_back(service_json(*catalogue, *service, today));
    return http::json_response(200, {{"services", std::move(listed)}});
}

json documents_json(const Catalogue& catalogue, const Service& service) {
    json documents = json::array();
    for (const auto& rule : service.documents) {
        const auto* kind = catalogue.kinds().find(rule.document);
        json operations = json::array();
        for (const auto operation : rule.scope.operations)
            operations.push_back(regulation::word_of(operation));
        json channels = json::array();
        for (const auto channel : rule.scope.channels)
            channels.push_back(regulation::word_of(channel));
        json applicants = json::array();
        for (const auto applicant : rule.scope.applicants)
            applicants.push_back(regulation::word_of(applicant));
        documents.push_back(
            {{"kind", rule.document},
             {"title", words_json(kind == nullptr ? text::Localized{} : kind->title)},
             {"authenticity", regulation::word_of(rule.authenticity)},
             {"operations", std::move(operations)},
             {"channels", std::move(channels)},
             {"applicants", std::move(applicants)},
             {"clause", rule.source.clause}});
    }
    return documents;
}

json grounds_json(const regulation::Act& act, const Service& service) {
    json grounds = json::array();
    for (const auto& cited : service.grounds)
        if (const auto* ground = act.ground(cited.id))
            grounds.push_back({{"id", ground->id},
                               {"title", words_json(ground->title.text)},
                               {"clause", cited.source.clause}});
    return grounds;
}

json survey_json(const regulation::Act& act, const Service& service) {
    json questions = json::array();
    if (!service.survey || !act.survey)
        return questions;
    for (const auto& question : act.survey->questions) {
        json answers = json::array();
        for (const auto& answer : question.answers)
            answers.push_back({{"id", answer.id}, {"title", words_json(answer.text.text)}});
        questions.push_back(
            {{"title", words_json(question.text.text)}, {"answers", std::move(answers)}});
    }
    return questions;
}

/// One service with what its regulation asks for. Its id holds a slash, so it stands in the query.
Result<Response> show(const Services& services, const Request& request) {
    TEREZE_TRY(any_terminal(services, request));
    TEREZE_ASSIGN(const auto id, parameter_of_query(request, "id", kLongestService));
    const auto catalogue = services.catalogues.current();
    const auto* service = catalogue->service(id);
    if (service == nullptr)
        return fail("catalogue.service_unknown", ErrorClass::Software, Remedy::None);
    const auto& act = *catalogue->act(service->act_id);
    auto body = service_json(*catalogue, *service, calendar::date_in_almaty(services.clock.now()));
    json sub_kinds = json::array();
    for (const auto& kind : service->sub_kinds)
        sub_kinds.push_back({{"id", kind.id}, {"title", words_json(kind.title.text)}});
    body["sub_kinds"] = std::move(sub_kinds);
    body["documents"] = documents_json(*catalogue, *service);
    body["grounds"] = grounds_json(act, *service);
    body["survey_questions"] = survey_json(act, *service);
    return http::json_response(200, body);
}

Result<Response> answer_survey(const Services& services, Request& request) {
    TEREZE_TRY(services.guard.terminal(request, {TerminalRole::SelfService, TerminalRole::Desk}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto service, fields.text("service_id", kLongestService));
    TEREZE_ASSIGN(const auto answers,
                  fields.optional_texts("answers", kMostAnswers, kLongestService));
    TEREZE_TRY(fields.finish());
    TEREZE_TRY(services.surveys.answer(service, answers));
    return http::no_content();
}

Result<Response> count_survey(const Services& services, const Request& request) {
    TEREZE_TRY(services.guard.person_at_desk(request, Permission::ReadStatistics));
    TEREZE_ASSIGN(const auto service, parameter_of_query(request, "service", kLongestService));
    TEREZE_ASSIGN(const auto counts, services.surveys.counts(service));
    json listed = json::array();
    for (const auto& one : counts)
        listed.push_back({{"month", one.month},
                          {"question", one.question},
                          {"answer", one.answer},
                          {"count", one.count}});
    return http::json_response(200, {{"counts", std::move(listed)}});
}

}  // namespace

void add_catalogue_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/v1/catalogue", with(services, list)});
    router.add({"GET", "/v1/catalogue/service", with(services, show)});
    router.add({"POST", "/v1/surveys", with(services, answer_survey)});
    router.add({"GET", "/v1/surveys", with(services, count_survey)});
}

}  // namespace tereze::server::api
