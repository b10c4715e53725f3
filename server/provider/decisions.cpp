// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Decisions: drafts, and the head's signature that makes them real.
#include "server/provider/decisions.h"

#include "core/base/ids.h"
#include "server/provider/office_signature.h"
#include "server/register/licence_store.h"
#include "server/store/journal.h"

#include <spdlog/spdlog.h>

namespace tereze::server::provider {

using accounts::Caller;
using cases::CaseStatus;
using casework::DecisionDocument;
using casework::DecisionKind;
using regulation::Action;
using store::Connection;

namespace {

bool is_about_case(DecisionKind kind) {
    return kind == DecisionKind::Licence || kind == DecisionKind::Refusal;
}

void note(Connection& connection, Clock::TimePoint now, const Caller& caller, const char* event,
          const Decision& decision) {
    store::write_fact(connection, now,
                      {caller.terminal.common_name, caller.account_id(), event,
                       decision.case_id.empty() ? decision.licence : decision.case_id,
                       std::string(casework::to_string(decision.kind)) + " " + decision.id});
}

/// The check of the documents ends as the decision says, and what the system or the head does in
/// the same moment is done with it.
Result<> walk_to_end(casework::Procedure& procedure, DecisionKind kind, const std::string& executor,
                     const std::string& head, Clock::TimePoint now) {
    const auto check = procedure.current().action;
    const auto reasons = procedure.open_refusals();
    if (kind == DecisionKind::Licence) {
        TEREZE_TRY(procedure.succeed(check, {executor, now, {}}));
        if (procedure.allows(Action::FormResult))
            TEREZE_TRY(procedure.succeed(Action::FormResult, {head, now, {}}));
        return {};
    }
    if (reasons.empty())
        return fail("office.case_state_wrong", ErrorClass::Regulation, Remedy::None,
                    "step " + procedure.current().id + " refuses nothing");
    TEREZE_TRY(procedure.refuse(check, reasons.front(), {executor, now, {}}));
    if (procedure.allows(Action::ReportRefusal))
        TEREZE_TRY(procedure.succeed(Action::ReportRefusal, {{}, now, {}}));
    return {};
}

/// Electronic results wait for the applicant at once; one on paper has to come to the centre first.
CaseStatus status_after(const regulation::Service& service, const cases::CaseRecord& record) {
    const bool on_paper = service.paper_result &&
                          service.paper_result->when == regulation::PaperWhen::Always &&
                          record.channel == regulation::word_of(regulation::Channel::Centre);
    return on_paper ? CaseStatus::Finished : CaseStatus::Ready;
}

}  // namespace

Result<Decision> Decisions::own(Connection& connection, const Caller& caller,
                                const std::string& id) const {
    auto decision = decision_store::find(connection, id);
    if (!decision || decision->office != caller.terminal.hall)
        return fail("decisions.not_found", ErrorClass::Software, Remedy::None);
    return std::move(*decision);
}

Result<DecisionDocument> Decisions::document_of(Connection& connection, const Caller& caller,
                                                const DecisionWanted& wanted) const {
    const auto& home = *m_sources.offices.find(caller.terminal.hall);
    DecisionDocument document;
    document.prepared_at = m_sources.clock.now();
    document.id = make_uuid_v7(m_sources.clock.now());
    document.kind = wanted.kind;
    document.office_id = home.id;
    document.office = home.name;
    document.prepared_by = caller.person->name;
    if (!is_about_case(wanted.kind)) {
        TEREZE_ASSIGN(document.licence, draft_order(connection, home.id, wanted));
        document.order = casework::OrderData{wanted.reason, wanted.until};
        return document;
    }
    TEREZE_ASSIGN(const auto open, open_own(connection, m_sources, caller, wanted.case_id));
    TEREZE_TRY(need_executor(open.record, caller));
    document.about = reference_of(open.record);
    if (wanted.kind == DecisionKind::Refusal) {
        TEREZE_ASSIGN(document.refusal, draft_refusal(open, wanted));
        return document;
    }
    TEREZE_TRY(check_grounds_of_licence(connection, m_sources, open, wanted.deemed_issued));
    if (wanted.deemed_issued)
        document.deemed_issued_from = calendar::deemed_issued_from(
            *terms_of(m_sources, open.way.procedure.service(), open.record).result);
    TEREZE_ASSIGN(document.licence, draft_licence(connection, m_sources, open, wanted));
    return document;
}

Result<Decision> Decisions::draft(const Caller& caller, const DecisionWanted& wanted) {
    const auto& office = caller.terminal.hall;
    return m_sources.database.write(
        line_of(office), [&](Connection& connection) -> Result<Decision> {
            TEREZE_ASSIGN(const auto document, document_of(connection, caller, wanted));
            Decision decision;
            decision.id = document.id;
            decision.office = office;
            if (document.about)
                decision.case_id = document.about->case_id;
            if (document.licence)
                decision.licence = document.licence->unique_number;
            decision.kind = document.kind;
            decision.drafted_by = caller.person->login;
            decision.drafted_at = m_sources.clock.now();
            if (const auto before =
                    decision_store::draft_of(connection, decision.case_id, decision.licence))
                decision_store::withdraw(connection, before->id, {});
            decision_store::insert(connection, decision, document.canonical());
            note(connection, decision.drafted_at, caller, "decision.drafted", decision);
            return decision;
        });
}

Result<std::vector<Decision>> Decisions::drafted(const Caller& caller) {
    return m_sources.database.read([&](Connection& connection) {
        return Result<std::vector<Decision>>(
            decision_store::drafted(connection, caller.terminal.hall));
    });
}

Result<Decision> Decisions::show(const Caller& caller, const std::string& id) {
    return m_sources.database.read(
        [&](Connection& connection) { return own(connection, caller, id); });
}

Result<DecisionPaper> Decisions::paper(const Caller& caller, const std::string& id) {
    return m_sources.database.read([&](Connection& connection) -> Result<DecisionPaper> {
        TEREZE_TRY(own(connection, caller, id));
        return *decision_store::paper(connection, id);
    });
}

Result<Decision> Decisions::give_back(const Caller& caller, const std::string& id,
                                      const std::string& why) {
    return m_sources.database.write(
        line_of(caller.terminal.hall), [&](Connection& connection) -> Result<Decision> {
            TEREZE_ASSIGN(auto decision, own(connection, caller, id));
            if (decision.state != DecisionState::Drafted)
                return fail("decisions.state_wrong", ErrorClass::User, Remedy::None,
                            std::string(to_string(decision.state)));
            decision.state = DecisionState::Withdrawn;
            decision.note = why;
            decision_store::withdraw(connection, id, why);
            note(connection, m_sources.clock.now(), caller, "decision.given_back", decision);
            return decision;
        });
}

Result<> Decisions::conclude_case(Connection& connection, const Caller& caller,
                                  const Decision& decision, const DecisionDocument& document) {
    TEREZE_ASSIGN(auto open, open_own(connection, m_sources, caller, decision.case_id));
    TEREZE_TRY(need_status(open.record, {CaseStatus::Started}));
    // Papers may have been called incomplete, or a body have said no, since it was drafted.
    if (decision.kind == DecisionKind::Licence)
        TEREZE_TRY(check_grounds_of_licence(connection, m_sources, open,
                                            document.deemed_issued_from.ok()));
    const auto now = m_sources.clock.now();
    TEREZE_TRY(walk_to_end(open.way.procedure, decision.kind, open.record.executor,
                           caller.person->login, now));
    const auto status = status_after(open.way.procedure.service(), open.record);
    open.record.state = to_string(status);
    cases::save_case(connection, now, caller, open);
    for (const auto reached : {CaseStatus::Finished, CaseStatus::Ready})
        if (reached <= status)
            store::write_fact(connection, now,
                              {caller.terminal.common_name, caller.account_id(),
                               "case." + std::string(to_string(reached)), decision.case_id,
                               std::string(casework::to_string(decision.kind))});
    return {};
}

Result<Decision> Decisions::give(Connection& connection, const Caller& caller, Decision decision,
                                 const DecisionPaper& signed_paper) {
    TEREZE_ASSIGN(const auto document, DecisionDocument::parse(signed_paper.document));
    if (is_about_case(decision.kind))
        TEREZE_TRY(conclude_case(connection, caller, decision, document));
    namespace licence_store = licences::licence_store;
    if (decision.kind == DecisionKind::Licence)
        TEREZE_TRY(licence_store::give(connection, decision.office, document.licence.value()));
    else if (decision.kind != DecisionKind::Refusal)
        TEREZE_TRY(licence_store::change(connection, decision.licence, decision.kind));
    decision.state = DecisionState::Signed;
    decision.signed_by = caller.person->login;
    decision.signed_at = m_sources.clock.now();
    decision_store::set_signed(connection, decision, signed_paper.signature, signed_paper.chain);
    note(connection, *decision.signed_at, caller, "decision.signed", decision);
    return decision;
}

Result<Decision> Decisions::sign(const Caller& caller, const std::string& id, ByteView signature) {
    const auto& home = *m_sources.offices.find(caller.terminal.hall);
    auto outcome = [&]() -> Result<Decision> {
        TEREZE_ASSIGN(auto signed_paper, paper(caller, id));
        TEREZE_ASSIGN(signed_paper.chain,
                      check_signature(m_sources, home, *caller.person, SignerNeed::AuthorisedPerson,
                                      signed_paper.document, signature));
        signed_paper.signature.assign(signature.begin(), signature.end());
        return m_sources.database.write(
            line_of(home.id), [&](Connection& connection) -> Result<Decision> {
                TEREZE_ASSIGN(auto decision, own(connection, caller, id));
                const bool is_repeated = decision.state == DecisionState::Signed &&
                                         decision.signed_by == caller.person->login;
                if (is_repeated)
                    return decision;
                if (decision.state != DecisionState::Drafted)
                    return fail("decisions.state_wrong", ErrorClass::User, Remedy::None,
                                std::string(to_string(decision.state)));
                return give(connection, caller, std::move(decision), signed_paper);
            });
    }();
    if (!outcome)
        note_refusal(caller, id, outcome.error());
    return outcome;
}

void Decisions::note_refusal(const Caller& caller, const std::string& id, const Error& error) {
    const auto noted = store::write_lone_fact(
        m_sources.database, m_sources.clock.now(),
        {caller.terminal.common_name, caller.account_id(), "decision.refused", id, error.code});
    if (!noted)
        spdlog::error("decision.refused not journalled: {}", noted.error().detail);
}

}  // namespace tereze::server::provider
