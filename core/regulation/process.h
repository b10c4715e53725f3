// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The order of steps of a procedure, as data. core/casework/procedure walks through it.
#pragma once

#include "core/regulation/source.h"
#include "core/regulation/words.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

/// How long a step may take. Exactly one of `most`, `working_days` and `term` is set.
struct Limit {
    std::chrono::seconds most{0};   ///< upper bound of the table ("10-15 секунд": 15)
    std::chrono::seconds least{0};  ///< lower bound, where the table gives one
    int working_days = 0;
    bool term = false;       ///< the term of the service itself
    std::string service_id;  ///< whose table it was read in
    Source source;
};

/// What a step tells people when it refuses, in the words of the act.
struct Refusal {
    RefusalType type = RefusalType::NoData;
    ActText text;
    std::vector<std::string> services;  ///< only for these; empty: for all
};

/// The cell of the tables' row "аяқталу нысаны" / «форма завершения».
struct Completion {
    ActText text;
    std::string service_id;
};

/// One step (үдеріс / процесс) or condition (шарт / условие).
struct Step {
    std::string id;  ///< "3" (үдеріс 3), "c1" (1 шарт), "0" (registration, without a number)
    Actor actor = Actor::System;
    System system = System::ELicensing;
    Action action = Action::Authorise;
    text::Localized title;   ///< ours, short
    std::vector<int> lines;  ///< in each service of the process; empty where a decision made it
    std::string next;        ///< after success; empty where the step ends the process
    std::string refused;     ///< after refusal; empty where the step cannot refuse
    std::optional<Ending> ends;
    std::optional<SignedObject> signs;
    std::optional<Limit> limit;
    std::optional<Completion> completion;
    std::vector<Refusal> refusals;
    std::string decision;

    bool is_condition() const { return is_question(action); }
};

/// A regulation whose text describes this way, with the clause of the description.
struct ProcessUse {
    std::string service_id;
    Source source;
};

struct Process {
    std::string id;
    std::string act_id;
    Channel channel = Channel::Centre;
    std::vector<Operation> operations;
    std::vector<std::string> start;    ///< steps where a walk may begin; the first is the usual one
    std::vector<ProcessUse> services;  ///< in the order of every step's lines
    std::vector<Step> steps;

    const Step* step(std::string_view id) const;
    /// Where a step stands in a service's regulation.
    Source source_of(const Step& step, std::string_view service_id) const;
    /// What a step tells when it refuses for a reason; nullptr where it knows no such reason.
    static const Refusal* refusal(const Step& step, RefusalType type, std::string_view service_id);
};

}  // namespace tereze::regulation
