// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/regulations/<act>/act.toml and the services beside it.
#include "core/regulation/readers.h"

#include <algorithm>
#include <functional>

namespace tereze::regulation {
namespace {

using text::TomlFaults;
using text::TomlTable;

constexpr std::int64_t kLongestText = 1'000'000;

/// A table that holds one value with its clause and line; `read` takes the value out of it.
template <class T>
Stated<T> read_stated(TomlTable& parent, std::string_view key,
                      const std::function<T(TomlTable&)>& read) {
    Stated<T> stated{};
    auto table = parent.table(key);
    if (!table)
        return stated;
    stated.value = read(*table);
    stated.source = read_source(*table);
    table->finish();
    return stated;
}

/// A list of tables, each with a word of a closed set, its clause and line.
template <class T>
std::vector<Stated<T>> read_words(TomlTable& parent, std::string_view key,
                                  std::optional<T> (*from)(std::string_view)) {
    std::vector<Stated<T>> all;
    for (auto& table : parent.tables(key)) {
        const auto word = table.text("value");
        const auto value = from(word);
        const auto source = read_source(table);
        table.finish();
        if (!value)
            table.fault("value", "is no word of this list: " + word);
        else if (std::any_of(all.begin(), all.end(),
                             [&](const auto& each) { return each.value == *value; }))
            table.fault("value", "stands twice: " + word);
        else
            all.push_back({*value, source});
    }
    if (all.empty())
        parent.fault(key, "is missing");
    return all;
}

std::string read_prefix(TomlTable& root) {
    auto prefix = root.text("queue_prefix");
    const bool letters =
        std::all_of(prefix.begin(), prefix.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!prefix.empty() && (!letters || prefix.size() > 2))
        root.fault("queue_prefix", "must be one or two of the letters A-Z");
    return prefix;
}

std::vector<std::pair<std::string, Stated<std::string>>> read_left(TomlTable& root) {
    std::vector<std::pair<std::string, Stated<std::string>>> all;
    for (auto& table : root.tables("left_to_standard")) {
        const auto what = table.text("of");
        const auto clause = table.text("standard_clause");
        if (std::any_of(all.begin(), all.end(),
                        [&](const auto& each) { return each.first == what; }))
            table.fault("of", "stands twice: " + what);
        all.emplace_back(what, Stated<std::string>{clause, read_source(table)});
        table.finish();
    }
    return all;
}

std::optional<calendar::Date> read_stated_date(TomlTable& root, std::string_view key) {
    auto table = root.optional_table(key);
    if (!table)
        return std::nullopt;
    const auto date = table->optional_date("value");
    if (!table->has("value"))
        table->fault("value", "is missing");
    read_source(*table);
    table->finish();
    return date;
}

std::string read_stated_text(TomlTable& root, std::string_view key) {
    return read_stated<std::string>(root, key, [](TomlTable& table) { return table.text("value"); })
        .value;
}

}  // namespace

Source read_source(TomlTable& table) {
    Source source;
    source.clause = table.text("clause");
    source.line = static_cast<int>(table.integer("line", 1, kLongestText));
    return source;
}

text::Localized read_localized(TomlTable& table) {
    text::Localized text{table.optional_text("kk").value_or(""),
                         table.optional_text("ru").value_or(""),
                         table.optional_text("en").value_or("")};
    if (text.kk.empty() && text.ru.empty())
        table.fault("", "has neither kk nor ru");
    return text;
}

text::Localized read_in_all_languages(TomlTable& table) {
    for (const char* language : {"kk", "ru", "en"})
        if (!table.has(language))
            table.fault(language, "is missing");
    return read_localized(table);
}

std::optional<Act> read_act(std::string_view content, const std::string& file, TomlFaults& faults) {
    const auto document = text::parse_toml(content, file, faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", faults);
    Act act;
    act.id = root.text("id");
    act.source_text = root.text("source_text");
    act.title = read_stated<text::Localized>(root, "title", read_localized).value;
    act.number = read_stated_text(root, "number");
    act.adopted = read_stated_date(root, "adopted");
    act.registered = read_stated_date(root, "registered");
    act.registration_number = read_stated_text(root, "registration_number");
    act.repealed = read_stated_date(root, "repealed");
    root.finish();
    return act;
}

std::optional<Service> read_service(std::string_view content, const std::string& file,
                                    TomlFaults& faults) {
    const auto document = text::parse_toml(content, file, faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", faults);
    Service service;
    service.id = root.text("id");
    service.act_id = root.text("act");
    if (!service.id.starts_with(service.act_id + "/"))
        root.fault("id", "must begin with the id of the act and a slash");
    service.queue_prefix = read_prefix(root);
    service.process_centre = root.optional_text("process_centre").value_or("");
    if (auto table = root.table("short_title")) {
        service.short_title = read_in_all_languages(*table);
        table->finish();
    }
    service.title = read_stated<text::Localized>(root, "title", read_localized);
    service.provider = read_stated<text::Localized>(root, "provider", read_localized);
    service.channels = read_words<Channel>(root, "channels", channel_from);
    service.applicants = read_words<ApplicantKind>(root, "applicants", applicant_kind_from);
    service.operations = read_words<Operation>(root, "operations", operation_from);
    if (root.has("term"))
        service.term_working_days = read_stated<int>(root, "term", [](TomlTable& table) {
            return static_cast<int>(table.integer("working_days", 1, 366));
        });
    service.left_to_standard = read_left(root);
    root.finish();
    return service;
}

}  // namespace tereze::regulation
