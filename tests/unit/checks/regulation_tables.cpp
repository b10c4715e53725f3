// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Rows of Markdown.
#include "tests/unit/checks/regulation_tables.h"

#include <algorithm>

namespace tereze::checks {
namespace {

using namespace regulation;

/// A bar would end the cell, a line end the row.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '|')
            escaped += '\\';
        escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
}

std::string row(const std::vector<std::string>& cells) {
    std::string text = "|";
    for (const auto& each : cells)
        text += " " + cell(each) + " |";
    return text + "\n";
}

std::string head(const std::vector<std::string>& titles) {
    auto text = row(titles) + "|";
    for (std::size_t i = 0; i < titles.size(); ++i)
        text += "---|";
    return text + "\n";
}

std::string code(std::string_view text) {
    return "`" + std::string(text) + "`";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ", ") + part;
    return text;
}

template <class T>
std::size_t count_of_act(const std::vector<T>& all, const Act& act) {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const T& each) { return each.act_id == act.id; }));
}

std::string channels_of(const Service& service) {
    std::vector<std::string> channels;
    for (const auto& each : words<Channel>())
        if (service.names(each.value))
            channels.push_back(std::string(each.word) +
                               (service.offers(each.value) ? "" : " (no way described)"));
    return joined(channels);
}

std::string applicants_of(const Service& service) {
    std::vector<std::string> applicants;
    for (const auto& each : words<ApplicantKind>())
        if (service.applicant(each.value) != nullptr)
            applicants.emplace_back(each.word);
    return joined(applicants);
}

/// Where a value is not stated itself.
std::string left_or_absent(const Service& service, LeftMatter matter) {
    const auto* left = service.left(matter);
    if (left == nullptr)
        return "not stated";
    return left->standard_clause.empty() ? "standard" : "standard, clause " + left->standard_clause;
}

/// "15", or "issue 10, reissue 7" where the operations differ; `of` gives a value or nothing.
template <class Of>
std::string by_operation(const Service& service, LeftMatter matter, Of of) {
    std::vector<std::string> each;
    std::vector<std::string> values;
    for (const auto& operation : service.operations) {
        auto value = of(operation.value);
        each.push_back(std::string(word_of(operation.value)) + " " +
                       (value.empty() ? left_or_absent(service, matter) : value));
        values.push_back(std::move(value));
    }
    const bool alike = std::equal(values.begin() + 1, values.end(), values.begin());
    if (!alike)
        return joined(each);
    return values.front().empty() ? left_or_absent(service, matter) : values.front();
}

std::string terms_of(const Service& service) {
    return by_operation(service, LeftMatter::Term, [&](Operation operation) {
        const auto* term = service.term(operation);
        return term == nullptr ? std::string() : std::to_string(term->working_days);
    });
}

std::string fees_of(const Service& service) {
    return by_operation(service, LeftMatter::Fee, [&](Operation operation) {
        const auto* fee = service.fee(operation);
        return fee == nullptr ? std::string() : std::to_string(fee->mci) + " MCI";
    });
}

std::string stated_by(const Catalogue& catalogue, Rule rule) {
    std::vector<std::string> acts;
    for (const auto& act : catalogue.acts()) {
        const auto count = std::count_if(
            catalogue.services().begin(), catalogue.services().end(), [&](const Service& service) {
                return service.act_id == act.id &&
                       std::any_of(service.rules.begin(), service.rules.end(),
                                   [&](const StatedRule& each) { return each.value == rule; });
            });
        if (count > 0)
            acts.push_back(act.id + " (" + std::to_string(count) + ")");
    }
    return acts.empty() ? "-" : joined(acts);
}

}  // namespace

std::string acts_table(const Catalogue& catalogue) {
    auto table = head({"act", "number", "adopted", "region", "in force from", "repealed",
                       "regulations", "ways", "decisions"});
    for (const auto& act : catalogue.acts()) {
        const auto* region = catalogue.region(act.region);
        const bool repealed = act.repealed && act.repealed->value;
        table += row(
            {code(act.id), "№ " + act.number, calendar::iso_date(act.adopted),
             region == nullptr ? act.region : region->title.en, calendar::iso_date(act.first_day()),
             repealed ? calendar::iso_date(*act.repealed->value) : "-",
             std::to_string(count_of_act(catalogue.services(), act)),
             std::to_string(count_of_act(catalogue.processes(), act)),
             "[" + std::to_string(act.decisions.size()) + "](decisions.md#" + act.id + ")"});
    }
    return table;
}

std::string overview_table(const Catalogue& catalogue) {
    auto table = head({"regulation", "act", "channels", "applicants", "term, working days", "fee"});
    for (const auto& service : catalogue.services())
        table +=
            row({code(service.id.substr(service.act_id.size() + 1)) + " " + service.short_title.en,
                 code(service.act_id), channels_of(service), applicants_of(service),
                 terms_of(service), fees_of(service)});
    return table;
}

std::string rules_table(const Catalogue& catalogue, const Language& english) {
    auto table = head({"`rule`", "the act says", "regulations that state it"});
    for (const auto& each : words<Rule>()) {
        const auto message = english.messages.find("rule." + std::string(each.word));
        table += row({code(each.word),
                      message == english.messages.end() ? "-" : message->second.texts.front(),
                      stated_by(catalogue, each.value)});
    }
    return table;
}

std::string decisions_tables(const Catalogue& catalogue) {
    std::string text;
    for (const auto& act : catalogue.acts()) {
        text += (text.empty() ? "## " : "\n## ") + act.id + "\n" + act.title.text.en + " (№ " +
                act.number + " of " + calendar::long_date(act.adopted, text::Language::English) +
                "). Lines count in `" + act.source_text + "`.\n\n" +
                head({"decision", "the text has", "decided", "why"});
        for (const auto& each : act.decisions)
            text += row({code(each.id), each.text_has, each.decision, each.reason});
    }
    return text;
}

std::vector<GeneratedPage> regulations_pages(const Catalogue& catalogue, const Language& english) {
    return {{"docs/regulations.md",
             {{"acts", acts_table(catalogue)},
              {"overview", overview_table(catalogue)},
              {"rules", rules_table(catalogue, english)}}},
            {"docs/decisions.md", {{"decisions", decisions_tables(catalogue)}}}};
}

}  // namespace tereze::checks
