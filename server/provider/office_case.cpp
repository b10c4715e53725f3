// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case as its licensor sees it.
#include "server/provider/office_case.h"

#include <algorithm>

namespace tereze::server::provider {
namespace {

using cases::CaseRecord;
using cases::CaseStatus;

regulation::Channel channel_of(const CaseRecord& record) {
    return regulation::from_word<regulation::Channel>(record.channel)
        .value_or(regulation::Channel::Centre);
}

regulation::Operation operation_of(const CaseRecord& record) {
    return regulation::from_word<regulation::Operation>(record.operation)
        .value_or(regulation::Operation::Issue);
}

/// Of every manifest so far.
constexpr auto kApplicant = regulation::ApplicantKind::Natural;

bool covers(const regulation::Scope& scope, const CaseRecord& record) {
    return scope.covers(operation_of(record), channel_of(record), kApplicant);
}

}  // namespace

Result<cases::OpenCase> open_own(store::Connection& connection, const Sources& sources,
                                 const accounts::Caller& caller, const std::string& id) {
    const auto record = cases::case_store::find(connection, id);
    if (!record || record->office != caller.terminal.hall)
        return fail("cases.not_found", ErrorClass::Software, Remedy::None);
    return cases::open_case(connection, sources.catalogues.current(), id);
}

const regulation::Service* service_of(const regulation::Catalogue& catalogue,
                                      const CaseRecord& record) {
    return catalogue.service(record.service_id);
}

Terms terms_of(const Sources& sources, const regulation::Service& service,
               const CaseRecord& record) {
    Terms terms;
    const auto registered_on = calendar::date_in_almaty(record.registered_at);
    if (const auto& check = service.completeness; check && covers(check->scope, record))
        terms.completeness =
            calendar::term_end(sources.working_days, registered_on, check->working_days);
    if (const auto last_day = calendar::parse_iso_date(record.expected_result))
        terms.result = calendar::TermEnd{*last_day, record.expected_provisional};
    const auto status = cases::case_status_from(record.state);
    const bool open = status && *status < CaseStatus::Finished;
    const auto today = calendar::date_in_almaty(sources.clock.now());
    terms.deemed_issued = open && terms.result && service.deemed_issued &&
                          covers(service.deemed_issued->scope, record) &&
                          calendar::is_deemed_issued(*terms.result, today);
    return terms;
}

std::vector<std::string> bodies_of(const regulation::Service& service, const CaseRecord& record) {
    std::vector<std::string> bodies;
    for (const auto& each : service.concurring)
        if (covers(each.scope, record) &&
            std::find(bodies.begin(), bodies.end(), each.body) == bodies.end())
            bodies.push_back(each.body);
    return bodies;
}

casework::CaseReference reference_of(const CaseRecord& record) {
    return {record.id, record.registration_number, record.incoming_number, record.service_id,
            record.operation};
}

Result<> need_status(const CaseRecord& record, std::initializer_list<CaseStatus> allowed) {
    const auto status = cases::case_status_from(record.state);
    if (!status || std::find(allowed.begin(), allowed.end(), *status) == allowed.end())
        return fail("office.case_state_wrong", ErrorClass::User, Remedy::None, record.state);
    return {};
}

Result<> need_executor(const CaseRecord& record, const accounts::Caller& caller) {
    TEREZE_TRY(need_status(record, {CaseStatus::Started}));
    if (record.executor != caller.person->login)
        return fail("office.not_executor", ErrorClass::User, Remedy::None);
    return {};
}

}  // namespace tereze::server::provider
