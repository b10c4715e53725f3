// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Questions to concurring bodies and their answers.
#include "server/gateways/conclusion_messages.h"

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace = "urn:tereze:conclusions:v1";
constexpr std::size_t kLongestText = 16 * 1024;
constexpr std::size_t kLongestWord = 200;

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

}  // namespace

XmlElement build_conclusion_question(const ConclusionQuestion& question) {
    XmlElement data;
    data.name = "data";
    data.attributes = {{"xmlns:con", kNamespace}, {"xsi:type", "con:ConclusionRequest"}};
    data.add("conclusionId", question.id);
    data.add("registrationNumber", question.registration_number);
    data.add("serviceId", question.service_id);
    data.add("operation", question.operation);
    data.add("body", question.body);
    data.add("dueDate", question.due);
    data.add("applicantIdn", question.applicant_number);
    data.add("applicantName", question.applicant_name);
    data.add("officeKz", question.office.kk);
    data.add("officeRu", question.office.ru);
    auto& papers = data.add("documents");
    for (const auto& paper : question.papers) {
        auto& document = papers.add("document");
        document.add("titleKz", paper.title.kk);
        document.add("titleRu", paper.title.ru);
        document.add("pages", std::to_string(paper.pages));
        document.add("sha256", paper.sha256);
    }
    return data;
}

Result<ConclusionAnswer> parse_conclusion_answer(const XmlElement& data) {
    ConclusionAnswer answer;
    answer.id = data.child_text("conclusionId");
    const auto verdict = data.child_text("verdict");
    answer.positive = verdict == "POSITIVE";
    answer.text = data.child_text("text");
    answer.number = data.child_text("number");
    answer.given_by = data.child_text("givenBy");
    if (answer.id.empty() || (!answer.positive && verdict != "NEGATIVE"))
        return invalid("conclusionId or verdict");
    if (!answer.positive && answer.text.empty())
        return invalid("a negative one without reasons");
    if (answer.text.size() > kLongestText || answer.number.size() > kLongestWord ||
        answer.given_by.size() > kLongestWord)
        return invalid("too long");
    return answer;
}

}  // namespace tereze::server::gateways
