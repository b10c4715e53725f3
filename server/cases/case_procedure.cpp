// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "server/cases/case_procedure.h"

#include <algorithm>

namespace tereze::server::cases {

using casework::Deed;
using casework::Procedure;
using regulation::Action;

namespace {

/// Far more than any way has, repeated logins included; a manifest may be long, a journal is not.
constexpr std::size_t kMostSteps = 100;

tl::unexpected<Error> not_allowed(std::string detail) {
    return fail("cases.step_not_allowed", ErrorClass::Regulation, Remedy::None, std::move(detail));
}

/// Ids come from outside and may be anything; only those of the process stand in a detail.
std::string named(const Procedure& procedure, const std::string& step) {
    return procedure.process().step(step) == nullptr ? "a foreign step" : "step " + step;
}

/// Ends the current step so that the case stands at `wanted` next; false where it cannot.
bool move_on(Procedure& procedure, const std::string& wanted, const Deed& deed) {
    const auto& step = procedure.current();
    const auto refusals = procedure.open_refusals();
    if (step.next == wanted)
        return procedure.succeed(step.action, deed).has_value();
    // Such as a login that failed and left the case where it was. Where a step may refuse for
    // several reasons, its id alone does not say which.
    if (step.refused == wanted && refusals.size() == 1)
        return procedure.refuse(step.action, refusals.front(), deed).has_value();
    return false;
}

/// With which of them a case comes to the server: signed, or scanned at the provider's office.
bool hands_in(Action action) {
    return action == Action::FillScanSign || action == Action::Sign ||
           action == Action::SignAndSend || action == Action::ScanAndAttach;
}

}  // namespace

Result<Procedure> walk_steps(const regulation::Catalogue& catalogue,
                             const casework::Manifest& manifest, calendar::TimePoint now) {
    const auto channel = regulation::from_word<regulation::Channel>(manifest.channel);
    const auto operation = regulation::from_word<regulation::Operation>(manifest.operation);
    if (!channel || !operation || manifest.steps.empty() || manifest.steps.size() > kMostSteps)
        return not_allowed(std::to_string(manifest.steps.size()) + " steps");
    // A terminal's clock may be wrong, and a journal knows no time before 1970.
    const auto at = std::clamp(manifest.prepared_at, calendar::TimePoint{}, now);
    const casework::Matter matter{manifest.service_id, *channel, *operation,
                                  regulation::ApplicantKind::Natural, false};
    auto begun = Procedure::begin(catalogue, matter, at, manifest.steps.front());
    if (!begun && begun.error().code == "regulation.applicant_not_allowed")
        return fail("cases.applicant_not_allowed", ErrorClass::Regulation, Remedy::None,
                    manifest.service_id);
    // An empty id would mean the usual start.
    if (!begun || begun->current().id != manifest.steps.front())
        return not_allowed(begun ? "begins with no step" : begun.error().code);
    auto& procedure = *begun;
    const Deed deed{manifest.operator_login, at, {}};
    for (auto step = manifest.steps.begin() + 1; step != manifest.steps.end(); ++step)
        if (!move_on(procedure, *step, deed))
            return not_allowed(named(procedure, *step) + " does not follow step " +
                               procedure.current().id);
    // The last one is over too, or signing could not come.
    if (procedure.ended() || !procedure.succeed(procedure.current().action, deed) ||
        procedure.ended() || !hands_in(procedure.current().action))
        return not_allowed("step " + manifest.steps.back() + " is not the last before signing");
    return begun;
}

Result<> register_request(Procedure& procedure, const std::string& login, calendar::TimePoint now) {
    const auto not_next = [&](Action action) {
        return not_allowed("step " + procedure.current().id + " is not " +
                           std::string(regulation::word_of(action)));
    };
    const auto signed_at = procedure.journal().last_at();
    const auto handed_in = procedure.current().action;
    if (procedure.ended() || !hands_in(handed_in) ||
        !procedure.succeed(handed_in, {login, signed_at, {}}))
        return not_next(Action::FillScanSign);
    // Where signing and sending are one step, or nothing is sent, there is none of its own.
    if (procedure.allows(Action::Send))
        TEREZE_TRY(procedure.succeed(Action::Send, {login, now, {}}));
    if (!procedure.succeed(Action::RegisterRequest, {login, now, {}}))
        return not_next(Action::RegisterRequest);
    return {};
}

Result<CaseProcedure> replay(std::shared_ptr<const regulation::Catalogue> catalogue,
                             const CaseRecord& record, const StoredJournal& stored) {
    TEREZE_ASSIGN(const auto journal, casework::Journal::parse(stored.json));
    const auto& matter = journal.matter();
    const bool is_its_own = journal.digest() == stored.digest &&
                            matter.service_id == record.service_id &&
                            regulation::word_of(matter.operation) == record.operation &&
                            regulation::word_of(matter.channel) == record.channel;
    if (!is_its_own)
        return fail("casework.journal_invalid", ErrorClass::Fraud, Remedy::Service,
                    "is not the journal of this case");
    TEREZE_ASSIGN(auto procedure, Procedure::replay(*catalogue, journal));
    return CaseProcedure{std::move(catalogue), std::move(procedure)};
}

}  // namespace tereze::server::cases
