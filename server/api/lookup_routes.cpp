// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/lookups: people and organisations in the state databases.
#include "core/base/ids.h"
#include "core/identity/person_number.h"
#include "server/api/routes.h"
#include "server/http/fields.h"
#include "server/store/journal.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using http::Request;
using http::Response;
using nlohmann::json;

json bilingual(const text::Localized& words) {
    return {{"kk", words.kk}, {"ru", words.ru}};
}

json person_json(const gateways::NaturalPerson& person) {
    json document = nullptr;
    if (person.document)
        document = {{"number", person.document->number},
                    {"begin_date", person.document->begin_date},
                    {"end_date", person.document->end_date},
                    {"issuer", bilingual(person.document->issuer)}};
    return {{"iin", person.iin},
            {"surname", person.surname},
            {"name", person.name},
            {"patronymic", person.patronymic},
            {"birth_date", person.birth_date},
            {"gender", person.gender},
            {"citizenship", bilingual(person.citizenship)},
            {"address", bilingual(person.address)},
            {"document", std::move(document)}};
}

json entity_json(const gateways::LegalEntity& entity) {
    json head = nullptr;
    if (entity.head)
        head = {{"iin", entity.head->iin},
                {"surname", entity.head->surname},
                {"name", entity.head->name},
                {"patronymic", entity.head->patronymic},
                {"position", bilingual(entity.head->position)}};
    return {{"bin", entity.bin},
            {"name", bilingual(entity.name)},
            {"short_name", bilingual(entity.short_name)},
            {"status", {{"code", entity.status_code}, {"name", bilingual(entity.status)}}},
            {"registration_date", entity.registration_date},
            {"liquidation_date", entity.liquidation_date},
            {"form", bilingual(entity.form)},
            {"activity", bilingual(entity.activity)},
            {"address", bilingual(entity.address)},
            {"head", std::move(head)}};
}

json power_json(const gateways::PowerOfAttorney& power) {
    return {{"number", power.number},           {"issued_on", power.issued_on},
            {"valid_until", power.valid_until}, {"principal", power.principal},
            {"trustee_iin", power.trustee_iin}, {"trustee_name", power.trustee_name},
            {"notary_name", power.notary_name}, {"notary_licence", power.notary_licence},
            {"revoked", power.revoked}};
}

json licences_json(const std::vector<gateways::FoundLicence>& licences) {
    json all = json::array();
    for (const auto& licence : licences)
        all.push_back(
            {{"series", licence.series},
             {"number", licence.number},
             {"unique_number", licence.unique_number},
             {"issued_on", licence.issued_on},
             {"valid_until", licence.valid_until},
             {"activity", bilingual(licence.activity)},
             {"licensor", bilingual(licence.licensor)},
             {"status", {{"code", licence.status_code}, {"name", bilingual(licence.status)}}}});
    return all;
}

/// What is asked for, for one case.
struct Question {
    std::string kind;
    std::string number;  ///< ИИН or БИН: of the person, the organisation, the holder, the trustee
    std::string power;  ///< number of a power of attorney
    std::string case_id;
};

constexpr std::size_t kLongestPower = 64;

Result<Question> read_question(http::Fields& fields) {
    Question question;
    TEREZE_ASSIGN(question.kind,
                  fields.word("kind", {"natural", "legal", "licences", "power-of-attorney"}));
    const bool is_holder = question.kind == "licences";
    const char* const member = is_holder ? "holder" : question.kind == "legal" ? "bin" : "iin";
    TEREZE_ASSIGN(question.number, fields.text(member, 12));
    if (question.kind == "power-of-attorney") {
        TEREZE_ASSIGN(question.power, fields.text("number", kLongestPower));
    }
    TEREZE_ASSIGN(question.case_id, fields.text("reason_case_id", 36));
    TEREZE_TRY(fields.finish());
    const bool is_bin = identity::Bin::parse(question.number).has_value();
    const bool is_iin = identity::Iin::parse(question.number).has_value();
    if (is_holder ? !is_bin && !is_iin : question.kind == "legal" ? !is_bin : !is_iin)
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, member);
    if (!is_uuid(question.case_id))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "reason_case_id");
    return question;
}

/// Every look into a state database is accounted for, found or not: who asked, and for which case.
Result<> note(const Services& services, const accounts::Caller& caller, const Question& question,
              const std::string& outcome) {
    return store::write_lone_fact(services.database, services.clock.now(),
                                  {caller.terminal.common_name, caller.account_id(),
                                   "lookup." + question.kind, question.case_id, outcome});
}

template <class Subject, class ToJson>
Result<Response> answer(const Services& services, const accounts::Caller& caller,
                        const Question& question, const Result<gateways::Found<Subject>>& found,
                        const char* member, const ToJson& to_json) {
    const std::string outcome = !found               ? found.error().code
                                : found->from_memory ? "found, remembered"
                                                     : "found";
    TEREZE_TRY(note(services, caller, question, outcome));
    if (!found)
        return fail(found.error());
    return http::json_response(
        200, {{member, to_json(found->subject)}, {"message_id", found->message_id}});
}

/// Desks ask about the people in front of them, departments about their cases.
Result<Response> look_up(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller,
                  services.guard.office_or_operator(request, {accounts::Permission::ExamineCases}));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto question, read_question(fields));
    auto& gateway = services.gateway;
    if (question.kind == "licences")
        return answer(services, caller, question, gateway.find_licences(question.number),
                      "licences", licences_json);
    if (question.kind == "power-of-attorney")
        return answer(services, caller, question,
                      gateway.find_power_of_attorney(question.power, question.number), "power",
                      power_json);
    if (question.kind == "legal")
        return answer(services, caller, question,
                      gateway.find_legal_entity(question.number, question.case_id), "organisation",
                      entity_json);
    return answer(services, caller, question,
                  gateway.find_natural_person(question.number, question.case_id), "person",
                  person_json);
}

}  // namespace

void add_lookup_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/lookups", with(services, look_up), http::Pace::Slow});
}

}  // namespace tereze::server::api
