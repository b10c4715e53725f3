// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The engine: small, so that it can be held against the acts by reading it.
#include "core/casework/procedure.h"

#include <algorithm>

namespace tereze::casework {

using regulation::Action;
using regulation::Catalogue;
using regulation::RefusalType;
using regulation::Step;

namespace {

tl::unexpected<Error> refused(std::string_view code, std::string detail) {
    return fail(code, ErrorClass::Regulation, Remedy::None, std::move(detail));
}

}  // namespace

Procedure::Procedure(const regulation::Service& service, const regulation::Process& process,
                     const Step& start, Journal journal)
    : m_service(&service), m_process(&process), m_current(&start), m_journal(std::move(journal)) {}

Result<Procedure> Procedure::begin(const Catalogue& catalogue, const Matter& matter,
                                   calendar::TimePoint at, std::string_view start) {
    const auto* service = catalogue.service(matter.service_id);
    if (service == nullptr)
        return refused("regulation.service_unknown", matter.service_id);
    if (!service->offers(matter.operation))
        return refused("regulation.operation_not_offered", matter.service_id);
    if (service->applicant(matter.applicant) == nullptr)
        return refused("regulation.applicant_not_allowed", matter.service_id);
    const auto* process = catalogue.way(*service, matter.channel, matter.operation);
    if (process == nullptr)
        return refused("regulation.way_not_described", matter.service_id);
    const std::string from = start.empty() ? process->start.front() : std::string(start);
    const auto* step = process->step(from);
    if (step == nullptr ||
        std::find(process->start.begin(), process->start.end(), from) == process->start.end())
        return refused("regulation.step_not_allowed", process->id + " begins at no step " + from);
    return Procedure(*service, *process, *step, Journal(matter, process->id, from, at));
}

Result<Procedure> Procedure::replay(const Catalogue& catalogue, const Journal& journal) {
    TEREZE_ASSIGN(auto procedure,
                  begin(catalogue, journal.matter(), journal.begun_at(), journal.start()));
    const auto invalid = [&](const std::string& where) {
        return fail("casework.journal_invalid", ErrorClass::Fraud, Remedy::Service, where);
    };
    if (procedure.m_process->id != journal.process_id())
        return invalid("process");
    for (const auto& fact : journal.facts()) {
        if (procedure.m_ended || procedure.m_current->id != fact.step ||
            !procedure.leave(fact.action, fact.refused, {fact.by, fact.at, fact.took}))
            return invalid("fact " + std::to_string(procedure.m_journal.facts().size() + 1));
    }
    if (procedure.m_journal.digest() != journal.digest())
        return invalid("order of the facts");
    return procedure;
}

std::vector<Action> Procedure::open_actions() const {
    if (m_ended)
        return {};
    return {m_current->action};
}

std::vector<RefusalType> Procedure::open_refusals() const {
    std::vector<RefusalType> open;
    const auto* target = m_ended ? nullptr : m_process->step(m_current->refused);
    if (target == nullptr)
        return open;
    for (const auto& each : target->refusals) {
        // Nobody asked the notary, so the notary cannot have said no.
        const bool asked =
            each.type != RefusalType::NoPowerOfAttorney || matter().notarised_attorney;
        const bool known = regulation::Process::refusal(*target, each.type, m_service->id);
        if (asked && known && std::find(open.begin(), open.end(), each.type) == open.end())
            open.push_back(each.type);
    }
    return open;
}

std::vector<regulation::Database> Procedure::databases() const {
    auto asked = m_service->databases_for(matter().channel, matter().applicant);
    if (!matter().notarised_attorney)
        std::erase(asked, regulation::Database::Notary);
    return asked;
}

Result<> Procedure::succeed(Action action, const Deed& deed) {
    return leave(action, std::nullopt, deed);
}

Result<> Procedure::refuse(Action action, RefusalType why, const Deed& deed) {
    return leave(action, why, deed);
}

Result<> Procedure::leave(Action action, std::optional<RefusalType> why, const Deed& deed) {
    const auto not_allowed = [&](std::string_view reason) {
        return refused("regulation.step_not_allowed", m_process->id + " step " + m_current->id +
                                                          ": " + std::string(word_of(action)) +
                                                          " " + std::string(reason));
    };
    if (m_ended)
        return not_allowed("after the end");
    if (m_current->action != action)
        return not_allowed("is not what this step does");
    if (why) {
        const auto open = open_refusals();
        if (std::find(open.begin(), open.end(), *why) == open.end())
            return not_allowed("cannot be refused for this reason");
    }
    // A clock that was set back must neither stop a case nor put its facts out of order.
    const auto at = std::max(deed.at, m_journal.last_at());
    const auto took = std::max(deed.took, std::chrono::milliseconds(0));
    m_journal.append({m_current->id, action, deed.by, at, took, why});
    const auto* following = m_process->step(why ? m_current->refused : m_current->next);
    if (following == nullptr)
        m_ended = true;
    else
        m_current = following;
    return {};
}

std::optional<Outcome> Procedure::outcome() const {
    if (m_current->ends == regulation::Ending::Refusal) {
        // Only a refusal leads here, so it is the last fact but the telling of it.
        const auto& facts = m_journal.facts();
        const auto last = std::find_if(facts.rbegin(), facts.rend(),
                                       [](const Fact& fact) { return fact.refused.has_value(); });
        const auto why = last->refused;
        return Outcome{regulation::Ending::Refusal, why,
                       regulation::Process::refusal(*m_current, *why, m_service->id)};
    }
    if (m_ended)
        return Outcome{};
    return std::nullopt;
}

const regulation::Refusal* Procedure::stay() const {
    const auto& facts = m_journal.facts();
    if (m_ended || facts.empty() || !facts.back().refused || facts.back().step != m_current->id)
        return nullptr;
    return regulation::Process::refusal(*m_current, *facts.back().refused, m_service->id);
}

std::optional<calendar::TermEnd> Procedure::due_of(const Step& step, calendar::TimePoint from,
                                                   const calendar::WorkingDays& calendar) const {
    if (!step.limit)
        return std::nullopt;
    int days = step.limit->working_days;
    if (step.limit->term) {
        // The service's own term runs from the application, not from the step before.
        const auto* term = m_service->term(matter().operation);
        days = term == nullptr ? 0 : term->working_days;
        from = m_journal.begun_at();
    }
    if (days == 0)
        return std::nullopt;
    return calendar::term_end(calendar, calendar::date_in_almaty(from), days);
}

std::vector<StepRecord> Procedure::records(const calendar::WorkingDays* calendar) const {
    std::vector<StepRecord> records;
    auto from = m_journal.begun_at();
    for (const auto& fact : m_journal.facts()) {
        const auto& step = *m_process->step(fact.step);
        StepRecord record{fact.step, step.actor, fact.by, fact.at, fact.took, {}, {}, fact.refused};
        if (step.limit && step.limit->most.count() > 0)
            record.limit = step.limit->most;
        if (calendar != nullptr)
            record.due = due_of(step, from, *calendar);
        records.push_back(std::move(record));
        from = fact.at;
    }
    return records;
}

std::optional<calendar::TermEnd> Procedure::due(const calendar::WorkingDays& calendar) const {
    if (m_ended)
        return std::nullopt;
    return due_of(*m_current, m_journal.last_at(), calendar);
}

bool Procedure::done(std::string_view step) const {
    return std::any_of(m_journal.facts().begin(), m_journal.facts().end(),
                       [&](const Fact& fact) { return fact.step == step && !fact.refused; });
}

}  // namespace tereze::casework
