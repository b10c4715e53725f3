// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/processes/*.toml, row by row; process_checks.cpp holds the graph together.
#include "core/regulation/find.h"
#include "core/regulation/readers.h"

#include <algorithm>

namespace tereze::regulation {
namespace {

using text::TomlTable;

constexpr int kLastLine = 1'000'000;

/// A service id; the usual one where the key is absent.
std::string read_table_of(TomlTable& table, const Process& process, ReadContext& context) {
    if (table.has("regulation"))
        return read_use(table, "regulation", Thing::Service, "", context);
    return process.services.empty() ? "" : process.services.front().service_id;
}

Limit read_limit(TomlTable& table, const Process& process, ReadContext& context) {
    constexpr std::int64_t kDay = 24 * 60 * 60;
    Limit limit;
    int stated = 0;
    const auto take = [&](const char* key, std::int64_t most) -> std::int64_t {
        if (!table.has(key))
            return 0;
        ++stated;
        return table.integer(key, 1, most);
    };
    limit.most = std::chrono::seconds(take("seconds", kDay)) +
                 std::chrono::minutes(take("minutes", kDay / 60)) +
                 std::chrono::hours(take("hours", 24));
    limit.working_days = static_cast<int>(take("working_days", 366));
    limit.term = table.optional_boolean("term").value_or(false);
    stated += limit.term ? 1 : 0;
    if (stated != 1)
        table.fault("", "must have exactly one of seconds, minutes, hours, working_days, term");
    limit.least =
        std::chrono::seconds(table.optional_integer("least_seconds", 1, kDay).value_or(0));
    if (limit.least > limit.most)
        table.fault("least_seconds", "is more than the limit");
    limit.service_id = read_table_of(table, process, context);
    limit.source = read_source(table, context);
    return limit;
}

Completion read_completion(TomlTable& table, const Process& process, ReadContext& context) {
    Completion completion;
    completion.text = read_act_text(table, context, false);
    completion.service_id = read_table_of(table, process, context);
    completion.text.source = read_source(table, context);
    return completion;
}

Refusal read_refusal(TomlTable& table, ReadContext& context) {
    Refusal refusal;
    refusal.type = read_word<RefusalType>(table, "type").value_or(RefusalType::NoData);
    refusal.text = read_act_text(table, context, true);
    if (table.has("decision"))
        refusal.text.source.decision =
            read_use(table, "decision", Thing::Decision, context.act_id, context);
    if (refusal.text.source.decision.empty() || table.has("line"))
        refusal.text.source.line = static_cast<int>(table.integer("line", 1, kLastLine));
    for (auto& [id, line] : table.lined_texts("regulations")) {
        context.references.use(Thing::Service, id, {table.file(), line, "regulations"});
        refusal.services.push_back(std::move(id));
    }
    return refusal;
}

Step read_step(TomlTable& table, const Process& process, ReadContext& context) {
    Step step;
    step.id = table.text("id");
    step.actor = read_word<Actor>(table, "actor").value_or(step.actor);
    step.system = read_word<System>(table, "system").value_or(step.system);
    step.action = read_word<Action>(table, "action").value_or(step.action);
    step.title = read_own_text(table, "title", context);
    step.lines = table.integers("lines", 1, kLastLine);
    step.next = table.optional_text("next").value_or("");
    step.refused = table.optional_text("refused").value_or("");
    if (table.has("ends"))
        step.ends = read_word<Ending>(table, "ends");
    if (table.has("signs"))
        step.signs = read_word<SignedObject>(table, "signs");
    step.limit = read_row(table, "limit",
                          [&](TomlTable& limit) { return read_limit(limit, process, context); });
    step.completion = read_row(table, "completion", [&](TomlTable& cell) {
        return read_completion(cell, process, context);
    });
    step.refusals = read_rows(table, "refusals",
                              [&](TomlTable& refusal) { return read_refusal(refusal, context); });
    if (table.has("decision"))
        step.decision = read_use(table, "decision", Thing::Decision, context.act_id, context);
    return step;
}

void read_head(TomlTable& root, Process& process, const std::string& file, ReadContext& context) {
    process.id = root.text("id");
    define(Thing::Process, "", process.id, root, "id", context);
    if (!process.id.empty() && !file.ends_with("/" + process.id + ".toml"))
        root.fault("id", "must be the file's name: " + process.id);
    process.act_id = read_use(root, "act", Thing::Act, "", context);
    const auto* act = context.acts == nullptr ? nullptr : find_by_id(*context.acts, process.act_id);
    if (act != nullptr) {
        context.act_id = act->id;
        context.language = act->language;
    }
    process.channel = read_word<Channel>(root, "channel").value_or(process.channel);
    process.operations = read_word_list<Operation>(root, "operations");
    if (process.operations.empty())
        root.fault("operations", "is missing");
    process.services = read_rows(root, "regulations", [&](TomlTable& table) {
        ProcessUse used{read_use(table, "id", Thing::Service, "", context),
                        read_source(table, context)};
        context.references.remember(scoped(process.id, used.service_id),
                                    {table.file(), table.line(), "regulations"});
        return used;
    });
    if (process.services.empty())
        root.fault("regulations", "is missing");
}

void read_start(TomlTable& root, Process& process) {
    for (auto& [id, line] : root.lined_texts("start")) {
        const auto* step = process.step(id);
        if (step == nullptr || step->ends == Ending::Refusal)
            root.faults().add(root.file(), line, "start", "is no step to begin with: " + id);
        process.start.push_back(std::move(id));
    }
    if (process.start.empty())
        root.fault("start", "is missing");
}

}  // namespace

std::optional<Process> read_process(std::string_view content, const std::string& file,
                                    ReadContext& context) {
    const auto document = text::parse_toml(content, file, context.faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", context.faults);
    Process process;
    read_head(root, process, file, context);
    auto tables = root.tables("steps");
    for (auto& table : tables) {
        process.steps.push_back(read_step(table, process, context));
        table.finish();
    }
    read_start(root, process);
    if (tables.empty())
        root.fault("steps", "is missing");
    else
        check_steps(process, tables);
    root.finish();
    return process;
}

}  // namespace tereze::regulation
