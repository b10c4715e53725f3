// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/processes/*.toml: a graph of steps, refused where a walk could go wrong in it.
#include "core/regulation/readers.h"

#include <algorithm>
#include <array>
#include <set>

namespace tereze::regulation {
namespace {

using text::TomlFaults;
using text::TomlTable;

constexpr std::array<std::string_view, 3> kActors{"operator", "system", "provider"};
constexpr std::array<std::string_view, 2> kSystems{"e-licensing", "gateway"};
/// The actions that code supplies by name; a process can only put these in an order.
constexpr std::array<std::string_view, 11> kActions{
    "authorise",      "choose-service", "lookup-applicant", "applicant-present", "report-absent",
    "fill-scan-sign", "send",           "register",         "check-documents",   "report-refusal",
    "hand-over"};

template <std::size_t kCount>
std::string read_word(TomlTable& table, std::string_view key,
                      const std::array<std::string_view, kCount>& words) {
    auto word = table.text(key);
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end())
        table.fault(key, "is unknown: " + word);
    return word;
}

void read_limit(TomlTable& table, Step& step) {
    auto limit = table.optional_table("limit");
    if (!limit)
        return;
    constexpr std::int64_t kDay = 24 * 60 * 60;
    step.limit = std::chrono::seconds(limit->integer("seconds", 1, kDay));
    limit->text("service");
    step.limit_source = read_source(*limit);
    limit->finish();
}

Step read_step(TomlTable& table) {
    Step step;
    step.id = table.text("id");
    step.actor = read_word(table, "actor", kActors);
    step.system = read_word(table, "system", kSystems);
    step.action = read_word(table, "action", kActions);
    if (auto title = table.table("title")) {
        step.title = read_in_all_languages(*title);
        title->finish();
    }
    read_limit(table, step);
    step.next = table.texts("next");
    step.message_id = table.optional_text("message_id").value_or("");
    step.ends = table.optional_boolean("ends").value_or(false);
    step.source = read_source(table);
    if (auto elsewhere = table.optional_table("elsewhere"))
        for (const auto& service : elsewhere->keys())
            step.elsewhere[service] = static_cast<int>(elsewhere->integer(service, 1, 1'000'000));
    table.finish();
    return step;
}

/// What must hold inside one step and between it and the steps it leads to.
void check_step(const Process& process, const Step& step, TomlTable& table) {
    if (step.ends != step.next.empty())
        table.fault("next", "must be there, unless the step ends the process");
    if (step.next.size() > 2)
        table.fault("next", "has more than success and refusal");
    if (step.is_condition() && step.next.size() != 2)
        table.fault("next", "a condition needs both branches");
    for (const auto& target : step.next)
        if (process.step(target) == nullptr)
            table.fault("next", "leads to a step that is not there: " + target);
    if (step.next.size() < 2)
        return;
    const auto* refusal = process.step(step.next[1]);
    if (refusal != nullptr && refusal->message_id.empty())
        table.fault("next", "the step of refusal says nothing (message_id): " + refusal->id);
}

void check_reachable(const Process& process, std::vector<TomlTable>& tables) {
    std::set<std::string, std::less<>> reached;
    std::vector<std::string> waiting{process.steps.front().id};
    while (!waiting.empty()) {
        const auto id = waiting.back();
        waiting.pop_back();
        if (!reached.insert(id).second)
            continue;
        if (const auto* step = process.step(id))
            waiting.insert(waiting.end(), step->next.begin(), step->next.end());
    }
    for (std::size_t i = 0; i < process.steps.size(); ++i)
        if (!reached.contains(process.steps[i].id))
            tables[i].fault("id", "no step leads here: " + process.steps[i].id);
}

}  // namespace

std::optional<Process> read_process(std::string_view content, const std::string& file,
                                    TomlFaults& faults) {
    const auto document = text::parse_toml(content, file, faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", faults);
    Process process;
    process.id = root.text("id");
    process.act_id = root.text("act");
    const auto channel = channel_from(root.text("channel"));
    if (channel)
        process.channel = *channel;
    else
        root.fault("channel", "is unknown");
    auto tables = root.tables("steps");
    std::set<std::string, std::less<>> ids;
    for (auto& table : tables) {
        process.steps.push_back(read_step(table));
        if (!ids.insert(process.steps.back().id).second)
            table.fault("id", "stands twice: " + process.steps.back().id);
    }
    for (std::size_t i = 0; i < tables.size(); ++i)
        check_step(process, process.steps[i], tables[i]);
    if (tables.empty())
        root.fault("steps", "is missing");
    else
        check_reachable(process, tables);
    root.finish();
    return process;
}

}  // namespace tereze::regulation
