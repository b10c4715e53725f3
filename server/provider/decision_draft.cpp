// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a decision says, and whether the act allows it.
#include "server/provider/decision_draft.h"

#include "core/identity/licence_number.h"
#include "server/provider/decision_store.h"
#include "server/register/licence_store.h"

#include <algorithm>
#include <charconv>

namespace tereze::server::provider {

using cases::OpenCase;
using casework::LicenceData;
using licences::Licence;
using licences::LicenceState;
using regulation::Operation;
using store::Connection;
namespace licence_store = licences::licence_store;

namespace {

constexpr std::size_t kDigitsOfNumber = 8;

Result<> check_sub_kinds(const regulation::Service& service,
                         const std::vector<std::string>& wanted) {
    for (const auto& id : wanted)
        if (std::none_of(service.sub_kinds.begin(), service.sub_kinds.end(),
                         [&](const regulation::SubKind& each) { return each.id == id; }))
            return fail("decisions.sub_kind_unknown", ErrorClass::Regulation, Remedy::None, id);
    return {};
}

/// What there is of that number: of the case's applicant and in force, or nothing.
Result<std::optional<Licence>> find_own(Connection& connection, const cases::CaseRecord& record,
                                        const std::string& unique_number) {
    auto licence = licence_store::find(connection, unique_number);
    if (!licence)
        return std::optional<Licence>();
    if (licence->holder_number != record.applicant_number || licence->office != record.office)
        return fail("licences.not_found", ErrorClass::Regulation, Remedy::None);
    if (licence->state != LicenceState::Issued)
        return fail("licences.state_wrong", ErrorClass::Regulation, Remedy::None,
                    std::string(to_string(licence->state)));
    return licence;
}

/// An earlier draft's number that no licence got.
std::string reserved_number(Connection& connection, const std::string& case_id) {
    for (const auto& draft : decision_store::of_case(connection, case_id))
        if (!draft.licence.empty() && identity::is_licence_number(draft.licence) &&
            !licence_store::find(connection, draft.licence))
            return draft.licence;
    return {};
}

void give_number(Connection& connection, const cases::Office& office, const std::string& case_id,
                 LicenceData& data) {
    data.series = office.series;
    data.unique_number = reserved_number(connection, case_id);
    if (data.unique_number.empty()) {
        data.number = licence_store::next_number(connection, office.series);
        data.unique_number = identity::licence_number(office.series, data.number);
        return;
    }
    const auto digits = data.unique_number.substr(data.unique_number.size() - kDigitsOfNumber);
    std::from_chars(digits.data(), digits.data() + digits.size(), data.number);
}

/// The same licence, once more or with an annex.
void take_over(const Licence& licence, LicenceData& data) {
    data.unique_number = licence.unique_number;
    data.series = licence.series;
    data.number = licence.number;
    data.replaces = licence.replaces;
    if (data.sub_kinds.empty())
        data.sub_kinds = licence.sub_kinds;
    if (data.duplicate)
        data.valid_until = calendar::parse_iso_date(licence.valid_until).value_or(data.valid_until);
}

}  // namespace

Result<> check_grounds_of_licence(Connection& connection, const Sources& sources,
                                  const OpenCase& open, bool deemed_issued) {
    const auto& service = open.way.procedure.service();
    const auto& record = open.record;
    if (deemed_issued) {
        if (!terms_of(sources, service, record).deemed_issued)
            return fail("decisions.not_deemed_issued", ErrorClass::Regulation, Remedy::None);
        return {};
    }
    if (record.completeness != "complete")
        return fail("decisions.completeness_missing", ErrorClass::Regulation, Remedy::None);
    const auto given = conclusion_store::of_case(connection, record.id);
    for (const auto& body : bodies_of(service, record)) {
        const auto one = std::find_if(given.begin(), given.end(),
                                      [&](const Conclusion& each) { return each.body == body; });
        if (one == given.end() || !one->is_given())
            return fail("decisions.conclusion_missing", ErrorClass::Regulation, Remedy::None, body);
        if (one->verdict != "positive")
            return fail("decisions.conclusion_negative", ErrorClass::Regulation, Remedy::None,
                        body);
    }
    return {};
}

Result<LicenceData> draft_licence(Connection& connection, const Sources& sources,
                                  const OpenCase& open, const DecisionWanted& wanted) {
    const auto& record = open.record;
    const auto operation = open.way.procedure.matter().operation;
    TEREZE_TRY(check_sub_kinds(open.way.procedure.service(), wanted.sub_kinds));
    const bool needs_one = operation != Operation::Issue || wanted.annex;
    if (needs_one && wanted.licence.empty())
        return fail("decisions.licence_missing", ErrorClass::Regulation, Remedy::None);
    if (!needs_one && !wanted.licence.empty())
        return fail("decisions.licence_not_wanted", ErrorClass::Regulation, Remedy::None);
    LicenceData data;
    data.duplicate = operation == Operation::Duplicate;
    data.holder_number = record.applicant_number;
    data.holder_name = record.applicant_name;
    data.service_id = record.service_id;
    data.sub_kinds = wanted.sub_kinds;
    data.issued_on = calendar::date_in_almaty(sources.clock.now());
    data.valid_until = wanted.valid_until;
    TEREZE_ASSIGN(const auto before, find_own(connection, record, wanted.licence));
    if (wanted.annex) {
        if (!before)
            return fail("licences.not_found", ErrorClass::Regulation, Remedy::None);
        data.annex = static_cast<std::int64_t>(before->annexes.size()) + 1;
    }
    if (before && (data.annex > 0 || data.duplicate)) {
        take_over(*before, data);
        return data;
    }
    data.replaces = wanted.licence;
    give_number(connection, *sources.offices.find(record.office), record.id, data);
    return data;
}

Result<casework::RefusalData> draft_refusal(const OpenCase& open, const DecisionWanted& wanted) {
    const auto& procedure = open.way.procedure;
    const auto& service = procedure.service();
    if (wanted.reason.empty())
        return fail("decisions.reason_missing", ErrorClass::Regulation, Remedy::None);
    if (service.grounds.empty()) {
        // Left to the standard, whose words the act does not reprint: the reason has to say it.
        if (!wanted.ground.empty())
            return fail("decisions.ground_unknown", ErrorClass::Regulation, Remedy::None,
                        "the act lists none");
        const auto* left = service.left(regulation::LeftMatter::RefusalGrounds);
        return casework::RefusalData{
            {}, left == nullptr ? std::string() : left->standard_clause, {}, wanted.reason};
    }
    const auto cited =
        std::find_if(service.grounds.begin(), service.grounds.end(),
                     [&](const regulation::Citation& each) { return each.id == wanted.ground; });
    const auto* act = open.way.catalogue->act(service.act_id);
    const auto* ground = act == nullptr ? nullptr : act->ground(wanted.ground);
    if (cited == service.grounds.end() || ground == nullptr)
        return fail("decisions.ground_unknown", ErrorClass::Regulation, Remedy::None,
                    "not on the act's list");
    const auto& operations = ground->operations;
    if (!operations.empty() && std::find(operations.begin(), operations.end(),
                                         procedure.matter().operation) == operations.end())
        return fail("decisions.ground_unknown", ErrorClass::Regulation, Remedy::None,
                    "not for this operation");
    return casework::RefusalData{ground->id, cited->source.clause, ground->title.text,
                                 wanted.reason};
}

Result<LicenceData> draft_order(Connection& connection, const std::string& office,
                                const DecisionWanted& wanted) {
    const auto licence = licence_store::find(connection, wanted.licence);
    if (!licence || licence->office != office)
        return fail("licences.not_found", ErrorClass::Regulation, Remedy::None);
    if (!licences::after_order(licence->state, wanted.kind))
        return fail("licences.state_wrong", ErrorClass::Regulation, Remedy::None,
                    std::string(to_string(licence->state)));
    if (wanted.reason.empty())
        return fail("decisions.reason_missing", ErrorClass::Regulation, Remedy::None);
    LicenceData data;
    data.holder_number = licence->holder_number;
    data.holder_name = licence->holder_name;
    data.service_id = licence->service_id;
    data.issued_on = calendar::parse_iso_date(licence->issued_on).value_or(calendar::Date{});
    data.valid_until = calendar::parse_iso_date(licence->valid_until).value_or(calendar::Date{});
    take_over(*licence, data);
    return data;
}

}  // namespace tereze::server::provider
