// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What came of a case, on its way to the applicant.
#include "server/provider/results.h"

#include "server/store/journal.h"

#include <algorithm>

namespace tereze::server::provider {

using accounts::Caller;
using cases::CaseRecord;
using cases::CaseStatus;
using regulation::Action;
using store::Connection;

namespace {

Result<DecisionPaper> signed_paper(Connection& connection, const std::string& case_id) {
    for (const auto& decision : decision_store::of_case(connection, case_id))
        if (decision.state == DecisionState::Signed)
            return *decision_store::paper(connection, decision.id);
    return fail("results.none", ErrorClass::User, Remedy::None);
}

/// For the journal, which holds no personal data: an applicant's login is the ИИН.
const std::string& who_acts(const Caller& caller) {
    return caller.terminal.role == accounts::TerminalRole::SelfService ? caller.person->account_id
                                                                       : caller.person->login;
}

/// How the walk ends where the applicant's hand is a step of its own.
Result<> end_walk(casework::Procedure& procedure, const std::string& login, Clock::TimePoint now) {
    for (const auto action : {Action::HandOver, Action::ReceiveResult, Action::ExecuteAndHandOver})
        if (procedure.allows(action))
            return procedure.succeed(action, {login, now, {}});
    return {};
}

}  // namespace

Result<DecisionPaper> Results::paper(const Caller& caller, const std::string& case_id) {
    return m_sources.database.read([&](Connection& connection) -> Result<DecisionPaper> {
        TEREZE_TRY(visible(connection, caller, case_id));
        return signed_paper(connection, case_id);
    });
}

Result<CaseRecord> Results::visible(Connection& connection, const Caller& caller,
                                    const std::string& case_id) const {
    auto record = cases::case_store::find(connection, case_id);
    const bool is_seen = record && (caller.terminal.role == accounts::TerminalRole::SelfService
                                        ? record->applicant_number == caller.person->login
                                        : record->hall == caller.terminal.hall);
    if (!is_seen)
        return fail("cases.not_found", ErrorClass::Software, Remedy::None);
    return std::move(*record);
}

Result<CaseRecord> Results::advance(const Caller& caller, const std::string& case_id,
                                    CaseStatus from, CaseStatus to) {
    TEREZE_ASSIGN(const auto seen, m_sources.database.read([&](Connection& connection) {
        return visible(connection, caller, case_id);
    }));
    return m_sources.database.write(
        line_of(seen.office), [&](Connection& connection) -> Result<CaseRecord> {
            TEREZE_ASSIGN(auto open,
                          cases::open_case(connection, m_sources.catalogues.current(), case_id));
            auto& record = open.record;
            if (record.state == to_string(to))
                return record;
            TEREZE_TRY(need_status(record, {from}));
            const auto now = m_sources.clock.now();
            if (to == CaseStatus::Handed)
                TEREZE_TRY(end_walk(open.way.procedure, who_acts(caller), now));
            record.state = to_string(to);
            cases::save_case(connection, now, caller, open);
            store::write_fact(connection, now,
                              {caller.terminal.common_name,
                               caller.account_id(),
                               "case." + record.state,
                               case_id,
                               {}});
            return record;
        });
}

Result<CaseRecord> Results::arrived(const Caller& caller, const std::string& case_id) {
    return advance(caller, case_id, CaseStatus::Finished, CaseStatus::Ready);
}

Result<CaseRecord> Results::hand_over(const Caller& caller, const std::string& case_id) {
    return advance(caller, case_id, CaseStatus::Ready, CaseStatus::Handed);
}

}  // namespace tereze::server::provider
