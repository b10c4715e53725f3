// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/regulations/<act>/act.toml.
#include "core/regulation/readers.h"

#include <algorithm>

namespace tereze::regulation {
namespace {

using text::TomlTable;

ActDate read_act_date(TomlTable& table, ReadContext& context) {
    ActDate date;
    date.value = table.optional_date("value");
    date.rule = table.optional_text("rule").value_or("");
    if (!table.has("value") && !table.has("rule"))
        table.fault("", "has neither a date nor a rule");
    date.source = read_source(table, context);
    return date;
}

/// A table with one text `value` and its source.
std::string read_stated_text(TomlTable& root, std::string_view key, ReadContext& context) {
    auto table = root.table(key);
    if (!table)
        return {};
    auto value = table->text("value");
    read_source(*table, context);
    table->finish();
    return value;
}

Contacts read_contacts(TomlTable& table, ReadContext& context) {
    Contacts contacts;
    contacts.address = read_row(table, "address", [&](TomlTable& address) {
        return read_act_text(address, context, true);
    });
    contacts.phones = table.texts("phones");
    contacts.faxes = table.texts("faxes");
    contacts.email = table.optional_text("email").value_or("");
    contacts.site = table.optional_text("site").value_or("");
    contacts.source = read_source(table, context);
    return contacts;
}

SurveyQuestion read_question(TomlTable& table, ReadContext& context) {
    SurveyQuestion question;
    if (auto text = table.table("text")) {
        question.text = read_sourced_text(*text, context, true);
        text->finish();
    }
    question.answers = read_rows(table, "answers", [&](TomlTable& answer) {
        return SurveyAnswer{answer.text("id"), read_act_text(answer, context, true)};
    });
    if (question.answers.size() < 2)
        table.fault("answers", "leaves no choice");
    return question;
}

Survey read_survey(TomlTable& table, ReadContext& context) {
    Survey survey;
    if (auto title = table.table("title")) {
        survey.title = read_act_text(*title, context, true);
        title->finish();
    }
    survey.questions = read_rows(
        table, "questions", [&](TomlTable& question) { return read_question(question, context); });
    if (survey.questions.empty())
        table.fault("questions", "is missing");
    survey.source = read_source(table, context);
    return survey;
}

/// `id` and `title` of a thing that the act defines for its regulations.
template <class T>
void read_defined(TomlTable& table, T& thing, Thing kind, ReadContext& context) {
    thing.id = table.text("id");
    define(kind, context.act_id, thing.id, table, "id", context);
    if (auto title = table.table("title")) {
        thing.title = read_act_text(*title, context, true);
        title->finish();
    }
    thing.title.source = read_source(table, context);
}

void read_definitions(TomlTable& root, Act& act, ReadContext& context) {
    act.bodies = read_rows(root, "bodies", [&](TomlTable& table) {
        Body body;
        read_defined(table, body, Thing::Body, context);
        body.abbreviation = table.optional_text("abbreviation").value_or("");
        return body;
    });
    act.grounds = read_rows(root, "grounds", [&](TomlTable& table) {
        Ground ground;
        read_defined(table, ground, Thing::Ground, context);
        ground.operations = read_word_list<Operation>(table, "operations");
        return ground;
    });
    act.buttons = read_rows(root, "buttons", [&](TomlTable& table) {
        Button button;
        read_defined(table, button, Thing::Button, context);
        return button;
    });
}

void read_dates(TomlTable& root, Act& act, ReadContext& context) {
    if (auto table = root.table("adopted")) {
        act.adopted = table->date("value");
        read_source(*table, context);
        table->finish();
    }
    if (const auto registered = read_row(
            root, "registered", [&](TomlTable& table) { return read_act_date(table, context); }))
        act.registered = registered->value;
    act.in_force = read_row(root, "in_force", [&](TomlTable& table) {
                       return read_act_date(table, context);
                   }).value_or(ActDate{});
    act.repealed = read_row(root, "repealed", [&](TomlTable& table) {
        act.repealed_by = table.optional_text("by").value_or("");
        return read_act_date(table, context);
    });
    act.amendments = read_rows(root, "amendments", [&](TomlTable& table) {
        return Amendment{table.text("number"), table.date("date"), read_source(table, context)};
    });
}

/// The act's own language, as its code.
std::optional<text::Language> read_language(TomlTable& root) {
    const auto word = root.text("language");
    for (const auto language : {text::Language::Kazakh, text::Language::Russian})
        if (code(language) == word)
            return language;
    if (!word.empty())
        root.fault("language", "must be kk or ru");
    return std::nullopt;
}

}  // namespace

std::vector<Decision> read_decisions(std::string_view content, const std::string& file,
                                     ReadContext& context) {
    const auto document = text::parse_toml(content, file, context.faults);
    if (!document)
        return {};
    TomlTable root(*document, file, "", context.faults);
    auto decisions = read_rows(root, "decisions", [&](TomlTable& table) {
        Decision decision{table.text("id"), table.text("text_has"), table.text("decision"),
                          table.text("reason")};
        define(Thing::Decision, context.act_id, decision.id, table, "id", context);
        return decision;
    });
    root.finish();
    return decisions;
}

std::optional<Act> read_act(std::string_view content, const std::string& file,
                            ReadContext& context) {
    const auto document = text::parse_toml(content, file, context.faults);
    if (!document)
        return std::nullopt;
    TomlTable root(*document, file, "", context.faults);
    Act act;
    act.id = root.text("id");
    define(Thing::Act, "", act.id, root, "id", context);
    if (!act.id.empty() && !file.ends_with(act.id + "/act.toml"))
        root.fault("id", "must be the folder's name: " + act.id);
    context.act_id = act.id;
    context.language = read_language(root);
    act.language = context.language.value_or(text::Language::Kazakh);
    act.region = read_use(root, "region", Thing::Region, "", context);
    act.source_text = root.text("source_text");
    if (auto title = root.table("title")) {
        act.title = read_sourced_text(*title, context, true);
        title->finish();
    }
    act.number = read_stated_text(root, "number", context);
    act.registration_number = read_stated_text(root, "registration_number", context);
    read_dates(root, act, context);
    act.contacts =
        read_row(root, "contacts", [&](TomlTable& table) { return read_contacts(table, context); });
    act.survey =
        read_row(root, "survey", [&](TomlTable& table) { return read_survey(table, context); });
    read_definitions(root, act, context);
    root.finish();
    return act;
}

}  // namespace tereze::regulation
