// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the readers of acts, services and processes share: words, texts, sources, scopes, rows.
#pragma once

#include "core/regulation/references.h"
#include "core/regulation/service.h"
#include "core/text/toml_reader.h"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::regulation {

struct Act;

/// What a file is read with. The lists outlive the reading of all files.
struct ReadContext {
    text::TomlFaults& faults;
    text::TomlFaults& warnings;
    References& references;
    /// Scope of bodies, grounds, buttons and decisions.
    std::string act_id;
    /// The act's own language; empty where it is not known (the act is missing, a fault of its
    /// own).
    std::optional<text::Language> language;
    /// Where a process finds the act that it names, and with it the two above.
    const std::vector<Act>* acts = nullptr;
};

/// A word of a vocabulary; nothing after a fault.
template <class E>
std::optional<E> read_word(text::TomlTable& table, std::string_view key) {
    const auto text = table.text(key);
    if (text.empty())
        return std::nullopt;
    auto value = from_word<E>(text);
    if (!value)
        table.fault(key, "is unknown: " + text);
    return value;
}

/// A list of words of a vocabulary; empty where the key is absent. An empty list is a fault, since
/// absence already means "all".
template <class E>
std::vector<E> read_word_list(text::TomlTable& table, std::string_view key) {
    std::vector<E> values;
    const auto texts = table.lined_texts(key);
    for (const auto& [text, line] : texts) {
        const auto value = from_word<E>(text);
        if (!value)
            table.faults().add(table.file(), line, key, "is unknown: " + text);
        else if (std::find(values.begin(), values.end(), *value) != values.end())
            table.faults().add(table.file(), line, key, "stands twice: " + text);
        else
            values.push_back(*value);
    }
    if (table.has(key) && texts.empty())
        table.fault(key, "is empty; leave it out where it holds for all");
    return values;
}

/// The keys `clause` and `line`, or `decision`, of a table.
Source read_source(text::TomlTable& table, ReadContext& context);
/// The keys kk, ru, en and `translated`. The act's own language has to be there and is never a
/// translation; every other one is. `complete`: all three languages have to be there.
ActText read_act_text(text::TomlTable& table, ReadContext& context, bool complete);
/// The same with the source of the table, and the end of the table.
ActText read_sourced_text(text::TomlTable& table, ReadContext& context, bool complete);
/// Texts of our own, which have to be in all three languages.
text::Localized read_own_text(text::TomlTable& parent, std::string_view key, ReadContext& context);
/// The keys `operations`, `channels` and `applicants`.
Scope read_scope(text::TomlTable& table);

/// Notes that the value of a key names a thing.
void use(Thing thing, std::string_view scope, std::string_view id, text::TomlTable& table,
         std::string_view key, ReadContext& context);
void define(Thing thing, std::string_view scope, std::string_view id, text::TomlTable& table,
            std::string_view key, ReadContext& context);
/// A text that names a thing of the act.
std::string read_use(text::TomlTable& table, std::string_view key, Thing thing,
                     std::string_view scope, ReadContext& context);

/// Every table of a list, read by `read(table)`, whose unknown keys are then reported.
template <std::invocable<text::TomlTable&> Reader>
auto read_rows(text::TomlTable& parent, std::string_view key, Reader read) {
    std::vector<decltype(read(std::declval<text::TomlTable&>()))> rows;
    for (auto& table : parent.tables(key)) {
        rows.push_back(read(table));
        table.finish();
    }
    return rows;
}

/// One table that may be absent.
template <std::invocable<text::TomlTable&> Reader>
auto read_row(text::TomlTable& parent, std::string_view key, Reader read) {
    std::optional<decltype(read(std::declval<text::TomlTable&>()))> row;
    if (auto table = parent.optional_table(key)) {
        row = read(*table);
        table->finish();
    }
    return row;
}

}  // namespace tereze::regulation
