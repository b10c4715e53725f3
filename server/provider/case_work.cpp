// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licensor's incoming journal and the department's work list.
#include "server/provider/case_work.h"

#include "server/cases/numbers.h"
#include "server/store/journal.h"

namespace tereze::server::provider {

using accounts::Caller;
using cases::CaseRecord;
using cases::CaseStatus;
using cases::OpenCase;
using store::Connection;

CaseWork::Item CaseWork::item_of(const regulation::Catalogue& catalogue, CaseRecord record) const {
    Item item{std::move(record), {}, {}};
    if (const auto* service = service_of(catalogue, item.record))
        item.terms = terms_of(m_sources, *service, item.record);
    if (item.terms.result)
        item.standing = calendar::standing(m_sources.working_days, *item.terms.result,
                                           calendar::date_in_almaty(m_sources.clock.now()));
    return item;
}

Result<CaseWork::List> CaseWork::list(const std::string& office, CaseStatus status,
                                      cases::PageWanted wanted) {
    ++wanted.limit;  // one more than is wanted tells whether there is a rest
    const std::string state(to_string(status));
    TEREZE_ASSIGN(auto records, m_sources.database.read([&](Connection& connection) {
        return Result<std::vector<CaseRecord>>(
            cases::case_store::of_office(connection, office, state, wanted));
    }));
    List list;
    const auto catalogue = m_sources.catalogues.current();
    if (static_cast<std::int64_t>(records.size()) == wanted.limit) {
        records.pop_back();
        list.next =
            cases::CasePlace{records.back().registered_at, records.back().registration_number};
    }
    for (auto& record : records)
        list.items.push_back(item_of(*catalogue, std::move(record)));
    return list;
}

Result<CaseWork::Item> CaseWork::show(const Caller& caller, const std::string& id) {
    TEREZE_ASSIGN(auto open, m_sources.database.read([&](Connection& connection) {
        return open_own(connection, m_sources, caller, id);
    }));
    return item_of(*open.way.catalogue, std::move(open.record));
}

Result<CaseWork::Item> CaseWork::change(const Caller& caller, const std::string& id,
                                        const std::string& event, const Change& body) {
    return m_sources.database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Item> {
            TEREZE_ASSIGN(auto open, open_own(connection, m_sources, caller, id));
            const auto before = open.record;
            TEREZE_TRY(body(connection, open));
            const bool changed = open.record.state != before.state ||
                                 open.record.executor != before.executor ||
                                 open.record.completeness != before.completeness;
            if (changed) {
                const auto now = m_sources.clock.now();
                cases::save_case(connection, now, caller, open);
                store::write_fact(connection, now,
                                  {caller.terminal.common_name, caller.account_id(), event, id,
                                   open.record.state + " " + open.record.completeness});
            }
            return item_of(*open.way.catalogue, std::move(open.record));
        });
}

Result<CaseWork::Item> CaseWork::accept(const Caller& caller, const std::string& id) {
    const auto* office = m_sources.offices.find(caller.terminal.hall);
    return change(
        caller, id, "case.launched", [&](Connection& connection, OpenCase& open) -> Result<> {
            auto& record = open.record;
            if (!record.incoming_number.empty())
                return {};
            TEREZE_TRY(need_status(record, {CaseStatus::Registered}));
            const auto now = m_sources.clock.now();
            record.incoming_number = cases::next_incoming_number(connection, office->number, now);
            record.incoming_at = now;
            record.state = to_string(CaseStatus::Launched);
            return {};
        });
}

Result<CaseWork::Item> CaseWork::take(const Caller& caller, const std::string& id, bool over) {
    return change(caller, id, "case.started", [&](Connection&, OpenCase& open) -> Result<> {
        auto& record = open.record;
        TEREZE_TRY(need_status(record, {CaseStatus::Launched, CaseStatus::Started}));
        const auto& login = caller.person->login;
        if (!record.executor.empty() && record.executor != login && !over)
            return fail("office.case_taken", ErrorClass::User, Remedy::None);
        record.executor = login;
        record.state = to_string(CaseStatus::Started);
        return {};
    });
}

Result<CaseWork::Item> CaseWork::judge_completeness(const Caller& caller, const std::string& id,
                                                    bool complete) {
    return change(caller, id, "case.completeness", [&](Connection&, OpenCase& open) -> Result<> {
        TEREZE_TRY(need_executor(open.record, caller));
        open.record.completeness = complete ? "complete" : "incomplete";
        return {};
    });
}

Result<> CaseWork::adopt() {
    TEREZE_ASSIGN(const bool any, m_sources.database.read([](Connection& connection) {
        return Result<bool>(cases::case_store::any_without_office(connection));
    }));
    if (!any)
        return {};
    const auto catalogue = m_sources.catalogues.current();
    for (const auto& service : catalogue->services())
        if (const auto* office = m_sources.offices.provider_of(service))
            TEREZE_TRY(m_sources.database.write(
                line_of(office->id), [&](Connection& connection) -> Result<> {
                    cases::case_store::give_to_office(connection, office->id, service.id);
                    return {};
                }));
    return {};
}

}  // namespace tereze::server::provider
