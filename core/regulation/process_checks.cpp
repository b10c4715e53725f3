// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What must hold in a graph of steps, so that no walk through it can go wrong.
#include "core/regulation/readers.h"

#include <algorithm>
#include <set>

namespace tereze::regulation {
namespace {

using text::TomlTable;
using Ids = std::set<std::string, std::less<>>;

void check_target(const Process& process, const std::string& target, TomlTable& table,
                  std::string_view key) {
    if (!target.empty() && process.step(target) == nullptr)
        table.fault(key, "leads to a step that is not there: " + target);
}

/// Where a refusal leads has to tell people something.
void check_refusal(const Process& process, const Step& step, TomlTable& table) {
    const auto* target = process.step(step.refused);
    if (target == nullptr)
        return;
    if (target->refusals.empty())
        table.fault("refused", "the step of refusal says nothing (refusals): " + target->id);
    if (target->id != step.id && target->ends != Ending::Refusal)
        table.fault("refused", "the step of refusal does not end in one: " + target->id);
}

void check_step(const Process& process, const Step& step, TomlTable& table) {
    check_target(process, step.next, table, "next");
    check_target(process, step.refused, table, "refused");
    if (step.ends.has_value() == !step.next.empty())
        table.fault("next", "must be there, unless the step ends the process");
    if (step.is_condition() && (step.next.empty() || step.refused.empty()))
        table.fault("next", "a condition needs both branches (next and refused)");
    if (step.is_condition() && step.limit)
        table.fault("limit", "a condition takes no time");
    if (step.id.starts_with('c') != step.is_condition())
        table.fault("action", step.is_condition() ? "belongs to a condition (id c…)"
                                                  : "is not what a condition does");
    if ((step.action == Action::ReportRefusal) != (step.ends == Ending::Refusal))
        table.fault("ends", "report-refusal and ends = \"refusal\" go together");
    if (step.ends == Ending::Refusal && step.refusals.empty())
        table.fault("refusals", "is missing: what does the step tell people?");
    if (step.lines.size() != process.services.size() &&
        !(step.lines.empty() && !step.decision.empty()))
        table.fault("lines",
                    "must have one line a regulation: " + std::to_string(process.services.size()));
    check_refusal(process, step, table);
}

void check_reachable(const Process& process, std::vector<TomlTable>& tables) {
    Ids reached;
    std::vector<std::string> waiting = process.start;
    while (!waiting.empty()) {
        const auto id = waiting.back();
        waiting.pop_back();
        if (!reached.insert(id).second)
            continue;
        if (const auto* step = process.step(id))
            waiting.insert(waiting.end(), {step->next, step->refused});
    }
    for (std::size_t i = 0; i < process.steps.size(); ++i)
        if (!reached.contains(process.steps[i].id))
            tables[i].fault("id", "no step leads here: " + process.steps[i].id);
}

/// Success alone has to lead to an end from everywhere; a ring would keep a case for ever.
void check_ends(const Process& process, std::vector<TomlTable>& tables) {
    for (std::size_t i = 0; i < process.steps.size(); ++i) {
        const auto* step = &process.steps[i];
        for (std::size_t walked = 0; step != nullptr && !step->ends; ++walked) {
            if (walked > process.steps.size()) {
                tables[i].fault("next", "goes round in a ring");
                break;
            }
            step = process.step(step->next);
        }
    }
}

}  // namespace

void check_steps(const Process& process, std::vector<TomlTable>& tables) {
    Ids ids;
    for (std::size_t i = 0; i < tables.size(); ++i) {
        if (!ids.insert(process.steps[i].id).second)
            tables[i].fault("id", "stands twice: " + process.steps[i].id);
        check_step(process, process.steps[i], tables[i]);
    }
    check_reachable(process, tables);
    check_ends(process, tables);
}

}  // namespace tereze::regulation
