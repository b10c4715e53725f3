// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Counting the answers of surveys.
#include "server/surveys/surveys.h"

#include "core/calendar/civil_time.h"

#include <algorithm>

namespace tereze::server::surveys {

using store::Connection;

namespace {

constexpr std::size_t kMonthLength = 7;  // of "2026-11-29"

bool knows(const regulation::SurveyQuestion& question, const std::string& answer) {
    return std::any_of(question.answers.begin(), question.answers.end(),
                       [&](const regulation::SurveyAnswer& each) { return each.id == answer; });
}

}  // namespace

Result<regulation::Survey> Surveys::survey_of(const std::string& service_id) const {
    const auto catalogue = m_catalogues.current();
    const auto* service = catalogue->service(service_id);
    const auto* act = service == nullptr ? nullptr : catalogue->act(service->act_id);
    if (act == nullptr || !service->survey || !act->survey)
        return fail("surveys.none", ErrorClass::Regulation, Remedy::None);
    return *act->survey;
}

Result<> Surveys::answer(const std::string& service_id, const std::vector<std::string>& answers) {
    TEREZE_ASSIGN(const auto survey, survey_of(service_id));
    bool fits = answers.size() == survey.questions.size();
    for (std::size_t i = 0; fits && i < answers.size(); ++i)
        fits = answers[i] == kSkipped || knows(survey.questions[i], answers[i]);
    if (!fits)
        return fail("surveys.answer_unknown", ErrorClass::Software, Remedy::None);
    const auto today = calendar::iso_date(calendar::date_in_almaty(m_clock.now()));
    return m_database.write("surveys", [&](Connection& connection) -> Result<> {
        for (std::size_t i = 0; i < answers.size(); ++i)
            if (answers[i] != kSkipped)
                connection.post(
                    "INSERT INTO survey_count (service_id, month, question, answer, count) "
                    "VALUES ($1, $2, $3, $4, 1) ON CONFLICT (service_id, month, question, answer) "
                    "DO UPDATE SET count = survey_count.count + 1",
                    {service_id, today.substr(0, kMonthLength), static_cast<std::int64_t>(i + 1),
                     answers[i]});
        return {};
    });
}

Result<std::vector<AnswerCount>> Surveys::counts(const std::string& service_id) {
    TEREZE_TRY(survey_of(service_id));
    return m_database.read([&](Connection& connection) -> Result<std::vector<AnswerCount>> {
        auto rows = connection.query(
            "SELECT month, question, answer, count FROM survey_count WHERE service_id = $1 "
            "ORDER BY month, question, answer",
            {service_id});
        std::vector<AnswerCount> all;
        while (rows.next())
            all.push_back({rows.text(0), rows.integer(1), rows.text(2), rows.integer(3)});
        return all;
    });
}

}  // namespace tereze::server::surveys
