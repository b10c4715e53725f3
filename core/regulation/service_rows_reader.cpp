// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// config/regulations/<act>/<service>.toml: the lists of a regulation, one row a stated thing.
#include "core/regulation/readers.h"

#include <algorithm>
#include <set>

namespace tereze::regulation {
namespace {

using text::TomlTable;

constexpr int kLongestTerm = 366;

/// Rows with a word `value`, each word once.
template <class T, class Reader>
std::vector<T> read_valued(TomlTable& root, std::string_view key, ReadContext& context,
                           Reader read_rest) {
    using E = decltype(T::value);
    std::vector<T> rows;
    for (auto& table : root.tables(key)) {
        T row{};
        const auto value = read_word<E>(table, "value");
        row.source = read_source(table, context);
        read_rest(table, row);
        table.finish();
        if (!value)
            continue;
        row.value = *value;
        if (std::any_of(rows.begin(), rows.end(),
                        [&](const T& each) { return each.value == *value; }))
            table.fault("value", "stands twice: " + std::string(word_of(*value)));
        rows.push_back(std::move(row));
    }
    return rows;
}

constexpr auto kNothingElse = [](auto&, auto&) {};

void need(TomlTable& root, std::string_view key, bool there) {
    if (!there)
        root.fault(key, "is missing");
}

void read_who_and_how(TomlTable& root, Service& service, ReadContext& context) {
    service.operations = read_valued<OfferedOperation>(
        root, "operations", context, [](TomlTable& table, OfferedOperation& row) {
            row.objects = read_word_list<LicenceObject>(table, "objects");
        });
    service.channels = read_valued<OfferedChannel>(
        root, "channels", context, [&](TomlTable& table, OfferedChannel& row) {
            row.sites = table.texts("sites");
            context.references.remember(
                scoped(service.id, table.optional_text("value").value_or("")),
                {table.file(), table.line(), "channels"});
            for (auto& [id, line] : table.lined_texts("processes")) {
                context.references.use(Thing::Process, id, {table.file(), line, "processes"});
                row.processes.push_back(std::move(id));
            }
        });
    service.applicants =
        read_valued<Applicant>(root, "applicants", context, [](TomlTable& table, Applicant& row) {
            row.identifier = read_word<Identifier>(table, "identifier").value_or(Identifier::Iin);
        });
    need(root, "operations", !service.operations.empty());
    need(root, "channels", !service.channels.empty());
    need(root, "applicants", !service.applicants.empty());
}

void read_bodies(TomlTable& root, Service& service, ReadContext& context) {
    service.databases = read_rows(root, "databases", [&](TomlTable& table) {
        DatabaseUse row;
        row.value = read_word<Database>(table, "value").value_or(Database::NaturalPersons);
        row.scope = read_scope(table);
        row.source = read_source(table, context);
        return row;
    });
    service.concurring = read_rows(root, "concurring", [&](TomlTable& table) {
        Concurrence row;
        row.body = read_use(table, "body", Thing::Body, context.act_id, context);
        row.scope = read_scope(table);
        row.by_location = table.optional_boolean("by_location").value_or(false);
        row.source = read_source(table, context);
        return row;
    });
    service.units = read_rows(root, "units", [&](TomlTable& table) {
        return Stated<Unit>{read_word<Unit>(table, "unit").value_or(Unit::Office),
                            read_source(table, context)};
    });
}

Term read_term(TomlTable& table, ReadContext& context) {
    Term term;
    term.working_days = static_cast<int>(table.integer("working_days", 1, kLongestTerm));
    term.scope = read_scope(table);
    term.source = read_source(table, context);
    return term;
}

void read_terms_and_fees(TomlTable& root, Service& service, ReadContext& context) {
    service.terms =
        read_rows(root, "terms", [&](TomlTable& table) { return read_term(table, context); });
    service.completeness =
        read_row(root, "completeness", [&](TomlTable& table) { return read_term(table, context); });
    service.fees = read_rows(root, "fees", [&](TomlTable& table) {
        constexpr int kHighestFee = 100'000;
        Fee fee;
        fee.mci = static_cast<int>(table.integer("mci", 1, kHighestFee));
        fee.scope = read_scope(table);
        fee.source = read_source(table, context);
        return fee;
    });
    service.left_to_standard = read_rows(root, "left_to_standard", [&](TomlTable& table) {
        return LeftToStandard{read_word<LeftMatter>(table, "of").value_or(LeftMatter::Term),
                              table.optional_text("standard_clause").value_or(""),
                              read_source(table, context)};
    });
    service.deemed_issued = read_row(root, "deemed_issued", [&](TomlTable& table) {
        StatedRule rule;
        rule.scope = read_scope(table);
        rule.source = read_source(table, context);
        return rule;
    });
    // Two rows for one operation would leave open which of them holds.
    for (const auto operation : {Operation::Issue, Operation::Reissue, Operation::Duplicate}) {
        const auto more_than_one = [&](const auto& rows) {
            return std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
                       return row.scope.operations.empty() ||
                              std::find(row.scope.operations.begin(), row.scope.operations.end(),
                                        operation) != row.scope.operations.end();
                   }) > 1;
        };
        if (more_than_one(service.terms))
            root.fault("terms", "has two terms for " + std::string(word_of(operation)));
        if (more_than_one(service.fees))
            root.fault("fees", "has two fees for " + std::string(word_of(operation)));
    }
}

void use_documents(TomlTable& table, std::string_view key, std::vector<std::string>& documents,
                   ReadContext& context) {
    for (auto& [id, line] : table.lined_texts(key)) {
        context.references.use(Thing::Document, id, {table.file(), line, std::string(key)});
        documents.push_back(std::move(id));
    }
}

Qualification read_qualification(TomlTable& table, const Service& service, ReadContext& context) {
    Qualification row;
    row.id = table.text("id");
    if (auto title = table.table("title")) {
        row.title = read_act_text(*title, context, true);
        title->finish();
    }
    row.title.source = read_source(table, context);
    use_documents(table, "documents", row.documents, context);
    row.scope = read_scope(table);
    if (table.has("sub_kind"))
        row.sub_kind = read_use(table, "sub_kind", Thing::SubKind, service.id, context);
    if (table.has("authenticity"))
        row.authenticity = read_word<Authenticity>(table, "authenticity");
    else if (!row.documents.empty())
        table.fault("authenticity", "is missing: documents need a rule of authenticity");
    return row;
}

void read_papers(TomlTable& root, Service& service, ReadContext& context) {
    service.documents = read_rows(root, "documents", [&](TomlTable& table) {
        DocumentRule row;
        row.document = read_use(table, "document", Thing::Document, "", context);
        if (!table.has("authenticity"))
            table.fault("authenticity", "is missing: a document needs a rule of authenticity");
        else
            row.authenticity =
                read_word<Authenticity>(table, "authenticity").value_or(Authenticity::Original);
        row.scope = read_scope(table);
        row.source = read_source(table, context);
        return row;
    });
    service.sub_kinds = read_rows(root, "sub_kinds", [&](TomlTable& table) {
        SubKind row;
        row.id = table.text("id");
        define(Thing::SubKind, service.id, row.id, table, "id", context);
        if (auto title = table.table("title")) {
            row.title = read_act_text(*title, context, true);
            title->finish();
        }
        row.title.source = read_source(table, context);
        return row;
    });
    service.qualification = read_rows(root, "qualification", [&](TomlTable& table) {
        return read_qualification(table, service, context);
    });
    service.receipt = read_rows(root, "receipt", [&](TomlTable& table) {
        return Stated<ReceiptPart>{
            read_word<ReceiptPart>(table, "part").value_or(ReceiptPart::NumberAndDate),
            read_source(table, context)};
    });
}

std::optional<Stated<calendar::OpeningHours>> read_hours(TomlTable& root, ReadContext& context) {
    auto table = root.optional_table("hours");
    if (!table)
        return std::nullopt;
    const auto of = table->text("of");
    if (!of.empty() && of != "provider")
        table->fault("of", "must be provider");
    calendar::OpeningPlan plan;
    for (const auto& [key, minutes] :
         {std::pair("opens", &plan.opens), std::pair("closes", &plan.closes)}) {
        if (!table->has(key))
            table->fault(key, "is missing");
        *minutes = table->optional_time(key).value_or(*minutes);
    }
    const auto lunch_from = table->optional_time("lunch_from");
    const auto lunch_to = table->optional_time("lunch_to");
    if (lunch_from.has_value() != lunch_to.has_value())
        table->fault("lunch_from", "and lunch_to go together");
    else if (lunch_from)
        plan.lunch = calendar::LunchBreak{*lunch_from, *lunch_to};
    const auto days = table->integers("days", 1, 7);
    plan.weekdays = {days.begin(), days.end()};
    const auto source = read_source(*table, context);
    table->finish();
    auto hours = calendar::OpeningHours::make(std::move(plan));
    if (!hours) {
        table->fault("", hours.error().detail);
        return std::nullopt;
    }
    return Stated<calendar::OpeningHours>{std::move(*hours), source};
}

/// A table that only says that something is there, and where.
std::optional<Source> read_citation(TomlTable& root, std::string_view key, ReadContext& context) {
    return read_row(root, key, [&](TomlTable& table) { return read_source(table, context); });
}

void read_front_office(TomlTable& root, Service& service, ReadContext& context) {
    service.queue_limits = read_valued<QueueLimit>(
        root, "queue_limits", context, [](TomlTable& table, QueueLimit& row) {
            row.most = std::chrono::minutes(table.integer("minutes", 1, 24 * 60));
        });
    service.hours = read_hours(root, context);
    service.portal_always = read_row(root, "portal_hours", [&](TomlTable& table) {
        if (!table.optional_boolean("round_the_clock").value_or(false))
            table.fault("round_the_clock", "must be true; nothing else is stated anywhere");
        return read_source(table, context);
    });
    service.call_centre = read_row(root, "call_centre", [&](TomlTable& table) {
        return Stated<std::string>{table.text("number"), read_source(table, context)};
    });
    service.survey = read_citation(root, "survey", context);
    service.contacts = read_citation(root, "contacts", context);
}

void read_citations(TomlTable& root, Service& service, ReadContext& context) {
    const auto cited = [&](std::string_view list, std::string_view key, Thing thing) {
        return read_rows(root, list, [&](TomlTable& table) {
            return Citation{read_use(table, key, thing, context.act_id, context),
                            read_source(table, context)};
        });
    };
    service.grounds = cited("grounds", "ground", Thing::Ground);
    service.buttons = cited("buttons", "button", Thing::Button);
    service.preconditions =
        read_valued<Stated<Precondition>>(root, "preconditions", context, kNothingElse);
    service.rules = read_rows(root, "rules", [&](TomlTable& table) {
        StatedRule row;
        row.value = read_word<Rule>(table, "rule").value_or(Rule::Inventory);
        row.scope = read_scope(table);
        row.source = read_source(table, context);
        return row;
    });
}

}  // namespace

void read_service_rows(TomlTable& root, Service& service, ReadContext& context) {
    read_who_and_how(root, service, context);
    read_bodies(root, service, context);
    read_terms_and_fees(root, service, context);
    read_papers(root, service, context);
    read_front_office(root, service, context);
    read_citations(root, service, context);
}

}  // namespace tereze::regulation
