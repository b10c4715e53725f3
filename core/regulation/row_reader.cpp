// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Sources, texts and scopes, as every file of the catalogue has them.
#include "core/regulation/row_reader.h"

#include "core/text/scripts.h"

#include <algorithm>

namespace tereze::regulation {
namespace {

using text::Language;
using text::TomlTable;

constexpr int kLastLine = 1'000'000;

/// The word as written and the code of each wrong-looking letter would say no more than the word.
void warn_of_mixed_words(TomlTable& table, std::string_view key, std::string_view text,
                         ReadContext& context) {
    for (const auto& word : text::mixed_script_words(text))
        table.report(context.warnings, key, "mixes Latin and Cyrillic letters: " + word);
}

std::string& member(text::Localized& text, Language language) {
    switch (language) {
        case Language::Kazakh:
            return text.kk;
        case Language::Russian:
            return text.ru;
        case Language::English:
            return text.en;
    }
    return text.kk;
}

text::Localized read_languages(TomlTable& table, ReadContext& context) {
    text::Localized text;
    for (const auto language : text::kLanguages) {
        const auto key = code(language);
        member(text, language) = table.optional_text(key).value_or("");
        if (language != Language::English)
            warn_of_mixed_words(table, key, member(text, language), context);
    }
    return text;
}

std::vector<Language> read_translated(TomlTable& table) {
    std::vector<Language> translated;
    for (const auto& [word, line] : table.lined_texts("translated")) {
        const auto found = std::find_if(text::kLanguages.begin(), text::kLanguages.end(),
                                        [&](Language each) { return code(each) == word; });
        if (found == text::kLanguages.end())
            table.faults().add(table.file(), line, "translated", "is no language: " + word);
        else
            translated.push_back(*found);
    }
    return translated;
}

void check_languages(TomlTable& table, ActText& text, ReadContext& context, bool complete) {
    for (const auto language : text::kLanguages) {
        const std::string key(code(language));
        const bool there = !member(text.text, language).empty();
        const bool own = context.language == language;
        if (!there && (own || complete))
            table.fault(key, "is missing");
        if (own && text.is_translation(language))
            table.fault("translated", key + " is the act's own language");
        if (context.language && !own && there && !text.is_translation(language))
            table.fault(key, "must stand in `translated`: the act does not speak this language");
        if (!there && text.is_translation(language))
            table.fault("translated", key + " is not there");
    }
}

}  // namespace

Source read_source(TomlTable& table, ReadContext& context) {
    Source source;
    if (table.has("decision"))
        source.decision = read_use(table, "decision", Thing::Decision, context.act_id, context);
    // A value that a decision made need not stand anywhere; if it does, both keys are there.
    if (source.decision.empty() || table.has("clause") || table.has("line")) {
        source.clause = table.text("clause");
        source.line = static_cast<int>(table.integer("line", 1, kLastLine));
    }
    return source;
}

ActText read_act_text(TomlTable& table, ReadContext& context, bool complete) {
    ActText text;
    text.text = read_languages(table, context);
    text.translated = read_translated(table);
    check_languages(table, text, context, complete);
    return text;
}

ActText read_sourced_text(TomlTable& table, ReadContext& context, bool complete) {
    auto text = read_act_text(table, context, complete);
    text.source = read_source(table, context);
    return text;
}

text::Localized read_own_text(TomlTable& parent, std::string_view key, ReadContext& context) {
    auto table = parent.table(key);
    if (!table)
        return {};
    for (const auto language : text::kLanguages)
        if (!table->has(code(language)))
            table->fault(code(language), "is missing");
    auto text = read_languages(*table, context);
    table->finish();
    return text;
}

Scope read_scope(TomlTable& table) {
    return {read_word_list<Operation>(table, "operations"),
            read_word_list<Channel>(table, "channels"),
            read_word_list<ApplicantKind>(table, "applicants")};
}

void use(Thing thing, std::string_view scope, std::string_view id, TomlTable& table,
         std::string_view key, ReadContext& context) {
    context.references.use(thing, scope.empty() ? std::string(id) : scoped(scope, id),
                           {table.file(), table.line_of(key), std::string(key)});
}

void define(Thing thing, std::string_view scope, std::string_view id, TomlTable& table,
            std::string_view key, ReadContext& context) {
    context.references.define(thing, scope.empty() ? std::string(id) : scoped(scope, id),
                              {table.file(), table.line_of(key), std::string(key)});
}

std::string read_use(TomlTable& table, std::string_view key, Thing thing, std::string_view scope,
                     ReadContext& context) {
    auto id = table.text(key);
    if (!id.empty())
        use(thing, scope, id, table, key, context);
    return id;
}

}  // namespace tereze::regulation
