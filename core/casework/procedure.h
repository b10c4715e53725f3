// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The way of one case through its regulation. The only place that decides which step may follow
// which: kiosk, desk, office and server all walk through it, and none of them can skip a step.
#pragma once

#include "core/base/result.h"
#include "core/calendar/terms.h"
#include "core/casework/journal.h"
#include "core/regulation/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::casework {

/// Who ended a step, when, and how long it took.
struct Deed {
    std::string by;  ///< login; empty where the system acted
    calendar::TimePoint at{};
    std::chrono::milliseconds took{0};
};

/// A step that is over, with its time against the limit of the act.
struct StepRecord {
    std::string id;
    regulation::Actor actor = regulation::Actor::System;
    std::string by;
    calendar::TimePoint ended_at{};
    std::chrono::milliseconds took{0};
    /// The limit that is counted in seconds; empty for working days and where none is stated.
    std::optional<std::chrono::milliseconds> limit;
    /// The last day of a limit in working days, where a calendar was given.
    std::optional<calendar::TermEnd> due;
    std::optional<regulation::RefusalType> refused;

    bool over_limit() const {
        return (limit && took > *limit) ||
               (due && calendar::date_in_almaty(ended_at) > due->last_day);
    }
};

/// How a case ended, or what it has to tell before it ends.
struct Outcome {
    regulation::Ending ending = regulation::Ending::Result;
    std::optional<regulation::RefusalType> refusal;  ///< where it is a refusal
    const regulation::Refusal* words = nullptr;      ///< of the act; lives in the catalogue
};

/// A case on its way. State follows from the journal alone. Not thread-safe; the catalogue must
/// outlive it.
class Procedure {
  public:
    /// Errors: regulation.service_unknown, regulation.operation_not_offered,
    /// regulation.applicant_not_allowed, regulation.way_not_described (the regulation has no such
    /// channel or describes no way through it), regulation.step_not_allowed (no such start).
    static Result<Procedure> begin(const regulation::Catalogue& catalogue, const Matter& matter,
                                   calendar::TimePoint at, std::string_view start = {});
    /// The same state again. Errors: those of begin, and casework.journal_invalid where a fact does
    /// not follow from the ones before it.
    static Result<Procedure> replay(const regulation::Catalogue& catalogue, const Journal& journal);

    const Matter& matter() const { return m_journal.matter(); }
    const regulation::Service& service() const { return *m_service; }
    const regulation::Process& process() const { return *m_process; }
    /// Where the case stands; after the end, the step that ended it.
    const regulation::Step& current() const { return *m_current; }
    bool ended() const { return m_ended; }
    /// What may be done now: one action, none after the end.
    std::vector<regulation::Action> open_actions() const;
    bool allows(regulation::Action action) const { return !m_ended && m_current->action == action; }
    /// The reasons for which the current step may refuse; empty where it cannot.
    std::vector<regulation::RefusalType> open_refusals() const;
    /// State databases that the lookup of this case asks.
    std::vector<regulation::Database> databases() const;

    /// Ends the current step well and moves on. A time before the last fact counts as that fact's.
    /// Errors: regulation.step_not_allowed (another action, or after the end).
    Result<> succeed(regulation::Action action, const Deed& deed);
    /// Ends the current step with a refusal and moves to the step that tells it. Errors:
    /// regulation.step_not_allowed (also where the step knows no such refusal).
    Result<> refuse(regulation::Action action, regulation::RefusalType why, const Deed& deed);

    /// The end, and from the refusal on what has to be told; nothing while the case is open.
    std::optional<Outcome> outcome() const;
    /// The last refusal that kept the case at its step (a login that failed); nothing otherwise.
    const regulation::Refusal* stay() const;
    const Journal& journal() const { return m_journal; }
    /// What was done, with its time against the act. Limits in working days (and the term of the
    /// service itself) count from the end of the step before, and only with a calendar.
    std::vector<StepRecord> records(const calendar::WorkingDays* calendar = nullptr) const;
    /// When the step that the case stands in has to be over, where its limit is in working days;
    /// nothing after the end.
    std::optional<calendar::TermEnd> due(const calendar::WorkingDays& calendar) const;
    /// Whether a step is over without a refusal.
    bool done(std::string_view step) const;

  private:
    Procedure(const regulation::Service& service, const regulation::Process& process,
              const regulation::Step& start, Journal journal);
    std::optional<calendar::TermEnd> due_of(const regulation::Step& step, calendar::TimePoint from,
                                            const calendar::WorkingDays& calendar) const;
    Result<> leave(regulation::Action action, std::optional<regulation::RefusalType> refused,
                   const Deed& deed);

    const regulation::Service* m_service;
    const regulation::Process* m_process;
    const regulation::Step* m_current;
    Journal m_journal;
    bool m_ended = false;
};

}  // namespace tereze::casework
