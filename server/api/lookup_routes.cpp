// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/lookups: people in the state database.
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

/// Every look into a state database is accounted for, found or not: who asked, and for which case.
Result<> note(const Services& services, const accounts::Caller& caller, const std::string& case_id,
              const std::string& outcome) {
    return services.database.write(
        store::kJournalLine, [&](store::Connection& connection) -> Result<> {
            store::write_fact(connection, services.clock.now(),
                              {caller.terminal.common_name, caller.account_id(), "lookup.natural",
                               case_id, outcome});
            return {};
        });
}

Result<Response> look_up(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.operator_at_desk(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_TRY(fields.word("kind", {"natural"}));
    TEREZE_ASSIGN(const auto iin, fields.text("iin", 12));
    TEREZE_ASSIGN(const auto case_id, fields.text("reason_case_id", 36));
    TEREZE_TRY(fields.finish());
    if (!identity::Iin::parse(iin))
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, "iin");
    if (!is_uuid(case_id))
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "reason_case_id");
    const auto found = services.gateway.find_natural_person(iin);
    TEREZE_TRY(note(services, caller, case_id, found ? "found" : found.error().code));
    if (!found)
        return fail(found.error());
    return http::json_response(
        200, {{"person", person_json(found->person)}, {"message_id", found->message_id}});
}

}  // namespace

void add_lookup_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/lookups", with(services, look_up), http::Pace::Slow});
}

}  // namespace tereze::server::api
