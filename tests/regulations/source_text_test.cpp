// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The data against the texts of the acts themselves: every cited line is there, and says it.
#include "tests/regulations/source_text.h"

#include "core/text/numbers.h"
#include "tests/regulations/expected.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>
#include <toml++/toml.h>

#include <algorithm>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;
using testing::catalogue;
using testing::folded_lines;
namespace fs = std::filesystem;

namespace {

/// Calls `check` with every act whose text is at hand.
template <class Check>
void each_act_at_hand(Check check) {
    for (const auto& act : catalogue().acts()) {
        const auto lines = testing::source_lines(act.source_text);
        if (lines.empty())
            continue;
        INFO(act.id);
        check(act, lines);
    }
}

template <class Check>
void each_service(const Act& act, Check check) {
    for (const auto& service : catalogue().services())
        if (service.act_id == act.id) {
            INFO(service.id);
            check(service);
        }
}

/// Every line number that a file cites, with the line of the file where it does.
void cited_lines(const toml::node& node, const std::string& key,
                 std::vector<std::pair<std::int64_t, std::uint32_t>>& cited) {
    if (const auto* table = node.as_table()) {
        for (const auto& [name, child] : *table)
            cited_lines(child, std::string(name.str()), cited);
    } else if (const auto* array = node.as_array()) {
        for (const auto& child : *array)
            cited_lines(child, key, cited);
    } else if (key == "line" || key == "lines" || key == "alias_line") {
        cited.emplace_back(node.value_or(std::int64_t{0}), node.source().begin.line);
    }
}

std::size_t check_cited_lines(const fs::path& file, const std::vector<std::string>& lines) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> cited;
    cited_lines(toml::parse_file(file.string()), "", cited);
    for (const auto& [line, at] : cited) {
        INFO(file << ":" << at << " cites line " << line);
        REQUIRE(line >= 1);
        REQUIRE(line < static_cast<std::int64_t>(lines.size()));
        CHECK_FALSE(folded_lines(lines, static_cast<int>(line), static_cast<int>(line)).empty());
    }
    return cited.size();
}

/// How the acts print a step's number: "3 үдеріс", "үдерісі 3", "3-процесс", "процесс 3",
/// "3-іс-қимыл", "1 шарт", "условие 1".
bool has_number_of(const Step& step, const std::string& text) {
    const auto number = step.is_condition() ? step.id.substr(1) : step.id;
    const std::vector<std::string> words =
        step.is_condition() ? std::vector<std::string>{"шарт", "условие"}
                            : std::vector<std::string>{"үдеріс", "үдерісі", "процесс", "іс-қимыл"};
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return text.find(expected::folded(number + word)) != text.npos ||
               text.find(expected::folded(word + number)) != text.npos;
    });
}

/// Whether a text that was folded has a number, in digits or in Kazakh words.
bool has_number(const std::string& text, int number) {
    return text.find(std::to_string(number)) != text.npos ||
           text.find(expected::folded(text::in_words(number, text::Language::Kazakh))) != text.npos;
}

/// The number that a table prints for a limit: 1.5 minutes are "1,5", which folds to 15.
int printed_number(const Limit& limit) {
    const auto seconds = static_cast<int>(limit.most.count());
    if (limit.term)
        return 15;
    if (limit.working_days > 0)
        return limit.working_days;
    if (seconds == 90)
        return 15;
    return seconds < 60 ? seconds : seconds < 3600 ? seconds / 60 : seconds / 3600;
}

}  // namespace

TEST_CASE("every line that the data cites exists and is not blank") {
    std::size_t cited = 0;
    each_act_at_hand([&](const Act& act, const std::vector<std::string>& lines) {
        for (const auto& entry :
             fs::directory_iterator(testing::config_folder() / "regulations" / act.id))
            cited += check_cited_lines(entry.path(), lines);
        for (const auto& process : catalogue().processes())
            if (process.act_id == act.id)
                cited += check_cited_lines(
                    testing::config_folder() / "processes" / (process.id + ".toml"), lines);
    });
    CHECK((cited == 0 || cited > 2000));
}

TEST_CASE("titles stand in the lines that they cite") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        each_service(act, [&](const Service& service) {
            const auto first = service.title.source.line;
            CHECK_THAT(folded_lines(lines, first, first + 14),
                       Contains(expected::folded(service.title.in(act.language))));
        });
    });
}

TEST_CASE("providers and channels stand near the lines that they cite") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        each_service(act, [&](const Service& service) {
            const auto near = [&](int line) { return folded_lines(lines, line - 1, line + 3); };
            // The first word of the provider's name is enough: the rest may stand in another case.
            const auto provider = service.provider.in(act.language);
            CHECK_THAT(near(service.provider.source.line),
                       Contains(expected::folded(provider.substr(0, provider.find(' ')))));
            for (const auto& channel : service.channels)
                for (const auto& site : channel.sites)
                    CHECK_THAT(near(channel.source.line), Contains(expected::folded(site)));
        });
    });
}

TEST_CASE("every step stands in the line that it cites, with its number") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        for (const auto& process : catalogue().processes())
            for (const auto& step : process.steps) {
                if (process.act_id != act.id || step.id == "0")
                    continue;
                for (const auto line : step.lines) {
                    INFO(process.id << " step " << step.id << " line " << line);
                    CHECK(has_number_of(step, folded_lines(lines, line, line + 1)));
                }
            }
    });
}

TEST_CASE("limits stand in the tables that they cite") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        for (const auto& process : catalogue().processes())
            for (const auto& step : process.steps) {
                if (process.act_id != act.id || !step.limit || step.limit->source.line == 0)
                    continue;
                const auto line = step.limit->source.line;
                INFO(process.id << " step " << step.id << " line " << line);
                CHECK(has_number(folded_lines(lines, line - 2, line + 3),
                                 printed_number(*step.limit)));
            }
    });
}

TEST_CASE("refusals stand in the lines that they cite") {
    for (const auto& wanted : expected::acts()) {
        const auto& act = *catalogue().act(wanted.id);
        const auto lines = testing::source_lines(act.source_text);
        if (lines.empty())
            continue;
        for (const auto& way : wanted.ways)
            for (const auto& [type, places] : way.message_lines)
                for (const auto& [regulation, line] : places) {
                    INFO(act.id << "/" << regulation << " " << way.channel << " " << type);
                    CHECK_THAT(folded_lines(lines, line - 1, line + 8),
                               Contains(expected::folded(way.messages.at(type))));
                }
    }
}

TEST_CASE("terms, fees and queue limits stand in the lines that they cite") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        each_service(act, [&](const Service& service) {
            const auto near = [&](const Source& source) {
                return folded_lines(lines, source.line - 1, source.line + 2);
            };
            for (const auto& term : service.terms)
                CHECK(has_number(near(term.source), term.working_days));
            for (const auto& fee : service.fees)
                CHECK(has_number(folded_lines(lines, fee.source.line - 1, fee.source.line + 6),
                                 fee.mci));
            for (const auto& limit : service.queue_limits)
                CHECK(has_number(near(limit.source), static_cast<int>(limit.most.count())));
            if (service.call_centre)
                CHECK_THAT(near(service.call_centre->source), Contains("1414"));
        });
    });
}

TEST_CASE("prescribed buttons stand in the lines that they cite") {
    each_act_at_hand([](const Act& act, const std::vector<std::string>& lines) {
        each_service(act, [&](const Service& service) {
            for (const auto& row : service.buttons) {
                INFO(row.id);
                CHECK_THAT(folded_lines(lines, row.source.line - 1, row.source.line + 6),
                           Contains(expected::folded(act.button(row.id)->title.in(act.language))));
            }
        });
    });
}

TEST_CASE("every kind of document stands near the line it cites") {
    const auto& kinds = catalogue().kinds();
    const auto lines = testing::source_lines(kinds.source_text());
    if (lines.empty())
        return;
    for (const auto& kind : kinds.all()) {
        CAPTURE(kind.id);
        CHECK(kind.source.line < static_cast<int>(lines.size()));
        CHECK_FALSE(folded_lines(lines, kind.source.line, kind.source.line).empty());
    }
}
