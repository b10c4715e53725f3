// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Asking for conclusions, and giving them.
#include "server/provider/conclusions.h"

#include "core/base/ids.h"
#include "server/provider/office_signature.h"
#include "server/store/journal.h"

#include <algorithm>

namespace tereze::server::provider {

using accounts::Caller;
using cases::CaseStatus;
using store::Connection;

namespace {

auto not_found() {
    return fail("conclusions.not_found", ErrorClass::Software, Remedy::None);
}

/// What a body without an office here wrote on paper, the licensor enters and signs for.
const std::string& answering_office(const Conclusion& conclusion, const cases::CaseRecord& record) {
    return conclusion.office.empty() ? record.office : conclusion.office;
}

void note(Connection& connection, Clock::TimePoint now, const Caller& caller, const char* event,
          const Conclusion& conclusion) {
    store::write_fact(connection, now,
                      {caller.terminal.common_name, caller.account_id(), event, conclusion.case_id,
                       conclusion.body + " " + conclusion.verdict});
}

}  // namespace

Result<std::vector<Conclusion>> Conclusions::ask(const Caller& caller, const std::string& case_id) {
    using All = std::vector<Conclusion>;
    const auto& home = *m_sources.offices.find(caller.terminal.hall);
    return m_sources.database.write(line_of(home.id), [&](Connection& connection) -> Result<All> {
        TEREZE_ASSIGN(const auto open, open_own(connection, m_sources, caller, case_id));
        TEREZE_TRY(need_executor(open.record, caller));
        const auto& service = open.way.procedure.service();
        const auto bodies = bodies_of(service, open.record);
        if (bodies.empty())
            return fail("conclusions.none_needed", ErrorClass::Regulation, Remedy::None);
        const auto asked = conclusion_store::of_case(connection, case_id);
        const auto now = m_sources.clock.now();
        const auto due =
            m_sources.working_days.add(calendar::date_in_almaty(now), home.conclusion_days);
        for (const auto& body : bodies) {
            if (std::any_of(asked.begin(), asked.end(),
                            [&](const Conclusion& one) { return one.body == body; }))
                continue;
            const auto* office = m_sources.offices.concurring(service.act_id, body);
            Conclusion wanted;
            wanted.id = make_uuid_v7(now);
            wanted.case_id = case_id;
            wanted.body = body;
            wanted.office = office == nullptr ? std::string() : office->id;
            wanted.asked_by = caller.person->login;
            wanted.asked_at = now;
            wanted.due = calendar::iso_date(due);
            conclusion_store::insert(connection, wanted);
            note(connection, now, caller, "conclusion.asked", wanted);
        }
        return conclusion_store::of_case(connection, case_id);
    });
}

Result<std::vector<Conclusion>> Conclusions::of_case(const Caller& caller,
                                                     const std::string& case_id) {
    using All = std::vector<Conclusion>;
    return m_sources.database.read([&](Connection& connection) -> Result<All> {
        TEREZE_TRY(open_own(connection, m_sources, caller, case_id));
        return conclusion_store::of_case(connection, case_id);
    });
}

Result<std::vector<Conclusion>> Conclusions::open(const Caller& caller) {
    return m_sources.database.read([&](Connection& connection) {
        return Result<std::vector<Conclusion>>(
            conclusion_store::open_of_office(connection, caller.terminal.hall));
    });
}

Result<Conclusion> Conclusions::open_one(Connection& connection, const Caller& caller,
                                         const std::string& id) const {
    auto conclusion = conclusion_store::find(connection, id);
    if (!conclusion)
        return not_found();
    const auto record = cases::case_store::find(connection, conclusion->case_id);
    if (!record || answering_office(*conclusion, *record) != caller.terminal.hall)
        return not_found();
    if (conclusion->is_given())
        return fail("conclusions.given", ErrorClass::User, Remedy::None);
    if (!need_status(*record, {CaseStatus::Started}))
        return fail("conclusions.case_decided", ErrorClass::User, Remedy::None);
    return std::move(*conclusion);
}

Result<Bytes> Conclusions::draft(const Caller& caller, const std::string& id,
                                 const Answer& answer) {
    if (!answer.positive && answer.text.empty())
        return fail("conclusions.reason_missing", ErrorClass::User, Remedy::Retry);
    const auto& home = *m_sources.offices.find(caller.terminal.hall);
    return m_sources.database.write(line_of(home.id), [&](Connection& connection) -> Result<Bytes> {
        TEREZE_ASSIGN(auto conclusion, open_one(connection, caller, id));
        const auto record = cases::case_store::find(connection, conclusion.case_id);
        casework::ConclusionDocument document;
        document.id = id;
        document.about = reference_of(*record);
        document.body = conclusion.body;
        document.office = home.name;
        document.positive = answer.positive;
        document.text = answer.text;
        document.given_by = caller.person->name;
        document.given_at = m_sources.clock.now();
        auto octets = document.canonical();
        conclusion.verdict = answer.positive ? "positive" : "negative";
        conclusion.given_by = caller.person->login;
        conclusion_store::set_draft(connection, conclusion, octets);
        return octets;
    });
}

Result<Conclusion> Conclusions::sign(const Caller& caller, const std::string& id,
                                     ByteView signature) {
    const auto& home = *m_sources.offices.find(caller.terminal.hall);
    TEREZE_ASSIGN(const auto drafted, document(caller, id));
    if (drafted.document.empty())
        return fail("conclusions.no_draft", ErrorClass::User, Remedy::Retry);
    TEREZE_ASSIGN(const auto chain,
                  check_signature(m_sources, home, *caller.person, SignerNeed::Employee,
                                  drafted.document, signature));
    return m_sources.database.write(
        line_of(home.id), [&](Connection& connection) -> Result<Conclusion> {
            const auto known = conclusion_store::find(connection, id);
            if (known && known->is_given() && known->given_by == caller.person->login)
                return *known;
            TEREZE_ASSIGN(auto conclusion, open_one(connection, caller, id));
            if (conclusion.given_by != caller.person->login)
                return fail("conclusions.no_draft", ErrorClass::User, Remedy::Retry);
            // Another text may have been drafted meanwhile: it is not the one that was signed.
            if (conclusion_store::signed_parts(connection, id)->document != drafted.document)
                return fail("office.signature_wrong", ErrorClass::User, Remedy::Retry);
            const auto now = m_sources.clock.now();
            conclusion.given_at = now;
            conclusion_store::set_given(connection, conclusion,
                                        Bytes(signature.begin(), signature.end()), chain);
            note(connection, now, caller, "conclusion.given", conclusion);
            return conclusion;
        });
}

Result<conclusion_store::Signed> Conclusions::document(const Caller& caller,
                                                       const std::string& id) {
    using conclusion_store::Signed;
    return m_sources.database.read([&](Connection& connection) -> Result<Signed> {
        const auto conclusion = conclusion_store::find(connection, id);
        if (!conclusion)
            return not_found();
        const auto record = cases::case_store::find(connection, conclusion->case_id);
        const auto& office = caller.terminal.hall;
        const bool is_licensor = record && record->office == office;
        // The licensor reads no drafts of another office.
        if (!record || (answering_office(*conclusion, *record) != office &&
                        !(is_licensor && conclusion->is_given())))
            return not_found();
        return *conclusion_store::signed_parts(connection, id);
    });
}

Result<cases::CaseRecord> Conclusions::about(const Caller& caller, const std::string& id) {
    return m_sources.database.read([&](Connection& connection) -> Result<cases::CaseRecord> {
        const auto conclusion = conclusion_store::find(connection, id);
        if (!conclusion)
            return not_found();
        auto record = cases::case_store::find(connection, conclusion->case_id);
        const auto& office = caller.terminal.hall;
        if (!record || (record->office != office && conclusion->office != office))
            return not_found();
        return std::move(*record);
    });
}

}  // namespace tereze::server::provider
