// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The order of steps of a procedure, as data, and the walk through it.
#pragma once

#include "core/base/result.h"
#include "core/regulation/service.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// One step (үдеріс) or condition (шарт).
struct Step {
    std::string id;      ///< "3" (үдеріс 3) or "c1" (1 шарт)
    std::string actor;   ///< "operator", "system", "provider"
    std::string system;  ///< "e-licensing", "gateway"
    std::string action;  ///< the name of the code that does it: "lookup-applicant"
    text::Localized title;
    std::optional<std::chrono::milliseconds> limit;  ///< upper bound of the act's table
    Source limit_source;
    std::vector<std::string> next;  ///< first: on success; second: on refusal
    std::string message_id;         ///< what a refusal step tells people
    bool ends = false;
    Source source;
    std::map<std::string, int>
        elsewhere;  ///< service id -> line of the same step in its regulation

    /// A condition (шарт) has both branches and no time limit.
    bool is_condition() const { return id.starts_with('c'); }
};

struct Process {
    std::string id;
    std::string act_id;
    Channel channel = Channel::Centre;
    std::vector<Step> steps;  ///< the first is where a walk starts

    const Step* step(std::string_view id) const;
};

/// What happened in a step, with its time against the limit of the act.
struct StepRecord {
    std::string id;
    std::string actor;
    std::chrono::milliseconds took{0};
    std::optional<std::chrono::milliseconds> limit;
    bool refused = false;
};

/// A walk through a process. It refuses to enter a step that the process does not allow next, which
/// is what keeps every screen behind its predecessor. Not thread-safe.
class ProcessWalk {
  public:
    /// `process` must outlive the walk.
    explicit ProcessWalk(const Process& process);

    const Step& current() const { return *m_current; }
    bool ended() const { return m_ended; }
    /// Whether `action` is what the current step does.
    bool allows(std::string_view action) const;
    /// Ends the current step well and moves on. `action` must be the current step's.
    /// Errors: regulation.step_not_allowed.
    Result<> succeed(std::string_view action, std::chrono::milliseconds took);
    /// Ends the current step with a refusal: moves to its refusal step.
    /// Errors: regulation.step_not_allowed (also when the step knows no refusal).
    Result<> refuse(std::string_view action, std::chrono::milliseconds took);
    const std::vector<StepRecord>& records() const { return m_records; }

  private:
    Result<> leave(std::string_view action, std::chrono::milliseconds took, bool refused);
    const Process* m_process;
    const Step* m_current;
    bool m_ended = false;
    std::vector<StepRecord> m_records;
};

}  // namespace tereze::regulation
