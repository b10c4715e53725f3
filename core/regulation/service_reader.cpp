// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/regulations/<act>/<service>.toml: what a regulation states once.
#include "core/regulation/readers.h"

#include <algorithm>

namespace tereze::regulation {
namespace {

using text::TomlTable;

std::string read_prefix(TomlTable& root, ReadContext& context) {
    auto prefix = root.text("queue_prefix");
    const bool letters =
        std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!prefix.empty() && (!letters || prefix.size() > 2))
        root.fault("queue_prefix", "must be one or two of the letters A-Z");
    define(Thing::QueuePrefix, "", prefix, root, "queue_prefix", context);
    return prefix;
}

ActText read_text_of(TomlTable& root, std::string_view key, ReadContext& context) {
    auto table = root.table(key);
    if (!table)
        return {};
    auto title = read_sourced_text(*table, context, true);
    table->finish();
    return title;
}

/// A table with one word `value` and its source.
template <class E>
std::optional<Stated<E>> read_stated_word(TomlTable& root, std::string_view key,
                                          ReadContext& context) {
    std::optional<Stated<E>> stated;
    if (auto table = root.optional_table(key)) {
        const auto value = read_word<E>(*table, "value");
        const auto source = read_source(*table, context);
        table->finish();
        if (value)
            stated = Stated<E>{*value, source};
    }
    return stated;
}

Standard read_standard(TomlTable& table, ReadContext& context) {
    Standard standard;
    standard.number = table.text("number");
    standard.date = table.date("date");
    if (auto title = table.optional_table("title")) {
        read_act_text(*title, context, false);
        title->finish();
    }
    standard.source = read_source(table, context);
    return standard;
}

PaperResult read_paper_result(TomlTable& table, ReadContext& context) {
    PaperResult result;
    result.when = read_word<PaperWhen>(table, "when").value_or(result.when);
    result.signer = read_word<ResultSigner>(table, "signer").value_or(result.signer);
    result.source = read_source(table, context);
    return result;
}

void read_id(TomlTable& root, Service& service, const std::string& file, ReadContext& context) {
    service.id = root.text("id");
    service.act_id = read_use(root, "act", Thing::Act, "", context);
    if (!service.id.starts_with(service.act_id + "/"))
        root.fault("id", "must begin with the id of the act and a slash");
    // The folders are the catalogue's table of contents, so they may not tell another story.
    if (!service.id.empty() && !file.ends_with("/" + service.id + ".toml"))
        root.fault("id", "must be the file's folder and name: " + service.id);
    define(Thing::Service, "", service.id, root, "id", context);
    service.subject = read_use(root, "subject", Thing::Subject, "", context);
}

}  // namespace

std::optional<Service> read_service(std::string_view content, const std::string& file,
                                    ReadContext& context) {
    const auto document = text::parse_toml(content, file, context.faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", context.faults);
    Service service;
    read_id(root, service, file, context);
    service.queue_prefix = read_prefix(root, context);
    service.short_title = read_own_text(root, "short_title", context);
    service.title = read_text_of(root, "title", context);
    if (auto alias = root.optional_text("alias")) {
        service.alias = std::move(*alias);
        root.integer("alias_line", 1, 1'000'000);
    }
    service.provider = read_text_of(root, "provider", context);
    service.standard =
        read_row(root, "standard", [&](TomlTable& table) { return read_standard(table, context); });
    service.form = read_stated_word<ServiceForm>(root, "form", context);
    service.result_form = read_stated_word<ResultForm>(root, "result_form", context);
    service.paper_result = read_row(
        root, "paper_result", [&](TomlTable& table) { return read_paper_result(table, context); });
    read_service_rows(root, service, context);
    root.finish();
    return service;
}

}  // namespace tereze::regulation
