// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The only place that calls toml++.
#include "core/text/toml_reader.h"

#include "core/base/files.h"
#include "core/text/toml_depth.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace tereze::text {
namespace {

std::optional<std::chrono::year_month_day> to_date(const toml::date& date) {
    const std::chrono::year_month_day day{
        std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
    if (!day.ok())
        return std::nullopt;
    return day;
}

}  // namespace

void TomlFaults::add(std::string_view file, std::uint32_t line, std::string_view key,
                     std::string_view what) {
    std::ostringstream text;
    text << file << ':' << line << ": ";
    if (!key.empty())
        text << key << ": ";
    text << what;
    m_faults.push_back(text.str());
}

void TomlFaults::add_all(const TomlFaults& others, std::string_view before) {
    for (const auto& each : others.m_faults)
        m_faults.push_back(std::string(before) + each);
}

std::string TomlFaults::joined(std::size_t shown) const {
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, m_faults.size()); ++i)
        text += (i == 0 ? "" : "\n") + m_faults[i];
    if (m_faults.size() > shown)
        text += "\nand " + std::to_string(m_faults.size() - shown) + " more";
    return text;
}

TomlTable::TomlTable(const toml::table& table, const std::string& file, std::string path,
                     TomlFaults& faults)
    : m_table(&table), m_file(&file), m_path(std::move(path)), m_faults(&faults) {}

std::uint32_t TomlTable::line() const {
    return m_table->source().begin.line;
}

std::uint32_t TomlTable::line_of(std::string_view key) const {
    const auto* node = m_table->get(key);
    return node == nullptr ? line() : node->source().begin.line;
}

std::string TomlTable::full(std::string_view key) const {
    if (m_path.empty())
        return std::string(key);
    if (key.empty())
        return m_path;
    return m_path + "." + std::string(key);
}

void TomlTable::report(TomlFaults& list, std::string_view key, std::string_view what) const {
    list.add(*m_file, line_of(key), full(key), what);
}

const toml::node* TomlTable::find(std::string_view key) {
    m_known.emplace(key);
    return m_table->get(key);
}

template <class T>
std::optional<T> TomlTable::value(std::string_view key, std::string_view kind) {
    const auto* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    auto exact = node->value_exact<T>();
    if (!exact)
        fault(key, "must be " + std::string(kind));
    return exact;
}

std::string TomlTable::text(std::string_view key) {
    if (!has(key)) {
        find(key);
        fault(key, "is missing");
        return {};
    }
    return optional_text(key).value_or("");
}

std::optional<std::string> TomlTable::optional_text(std::string_view key) {
    auto found = value<std::string>(key, "a text");
    if (found && found->empty()) {
        fault(key, "is empty; leave out what the act does not state");
        return std::nullopt;
    }
    return found;
}

std::optional<std::int64_t> TomlTable::optional_integer(std::string_view key, std::int64_t least,
                                                        std::int64_t most) {
    const auto found = value<std::int64_t>(key, "a whole number");
    if (found && (*found < least || *found > most)) {
        fault(key, "must lie between " + std::to_string(least) + " and " + std::to_string(most));
        return std::nullopt;
    }
    return found;
}

std::int64_t TomlTable::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    if (!has(key)) {
        find(key);
        fault(key, "is missing");
        return least;
    }
    return optional_integer(key, least, most).value_or(least);
}

std::optional<bool> TomlTable::optional_boolean(std::string_view key) {
    return value<bool>(key, "true or false");
}

std::optional<std::chrono::year_month_day> TomlTable::optional_date(std::string_view key) {
    const auto found = value<toml::date>(key, "a date");
    if (!found)
        return std::nullopt;
    auto day = to_date(*found);
    if (!day)
        fault(key, "is no day of the calendar");
    return day;
}

std::chrono::year_month_day TomlTable::date(std::string_view key) {
    if (!has(key)) {
        find(key);
        fault(key, "is missing");
        return {};
    }
    return optional_date(key).value_or(std::chrono::year_month_day{});
}

const toml::array* TomlTable::list(std::string_view key, std::string_view kind) {
    const auto* node = find(key);
    if (node == nullptr)
        return nullptr;
    const auto* array = node->as_array();
    if (array == nullptr)
        fault(key, "must be a list of " + std::string(kind));
    return array;
}

std::vector<std::chrono::year_month_day> TomlTable::dates(std::string_view key) {
    std::vector<std::chrono::year_month_day> days;
    const auto* array = list(key, "dates");
    if (array == nullptr)
        return days;
    for (const auto& element : *array) {
        const auto date = element.value_exact<toml::date>();
        const auto day = date ? to_date(*date) : std::nullopt;
        if (day)
            days.push_back(*day);
        else
            m_faults->add(*m_file, element.source().begin.line, full(key), "must hold dates only");
    }
    return days;
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
    std::vector<std::string> found;
    for (auto& each : lined_texts(key))
        found.push_back(std::move(each.text));
    return found;
}

std::vector<LinedText> TomlTable::lined_texts(std::string_view key) {
    std::vector<LinedText> found;
    const auto* array = list(key, "texts");
    if (array == nullptr)
        return found;
    for (const auto& element : *array) {
        const auto line = element.source().begin.line;
        auto text = element.value_exact<std::string>();
        if (text && !text->empty())
            found.push_back({std::move(*text), line});
        else
            m_faults->add(*m_file, line, full(key), "must hold texts only");
    }
    return found;
}

std::vector<int> TomlTable::integers(std::string_view key, int least, int most) {
    std::vector<int> found;
    const auto* array = list(key, "whole numbers");
    if (array == nullptr)
        return found;
    for (const auto& element : *array) {
        const auto number = element.value_exact<std::int64_t>();
        if (number && *number >= least && *number <= most)
            found.push_back(static_cast<int>(*number));
        else
            m_faults->add(*m_file, element.source().begin.line, full(key),
                          "must hold whole numbers between " + std::to_string(least) + " and " +
                              std::to_string(most));
    }
    return found;
}

std::optional<std::chrono::minutes> TomlTable::optional_time(std::string_view key) {
    const auto found = value<toml::time>(key, "a time of the day");
    if (!found)
        return std::nullopt;
    if (found->second != 0 || found->nanosecond != 0) {
        fault(key, "must be a whole minute");
        return std::nullopt;
    }
    return std::chrono::hours(found->hour) + std::chrono::minutes(found->minute);
}

std::optional<TomlTable> TomlTable::optional_table(std::string_view key) {
    const auto* node = find(key);
    if (node == nullptr)
        return std::nullopt;
    const auto* inner = node->as_table();
    if (inner == nullptr) {
        fault(key, "must be a table");
        return std::nullopt;
    }
    return TomlTable(*inner, *m_file, full(key), *m_faults);
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
    if (!has(key)) {
        find(key);
        fault(key, "is missing");
        return std::nullopt;
    }
    return optional_table(key);
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
    std::vector<TomlTable> found;
    const auto* node = find(key);
    if (node == nullptr)
        return found;
    const auto* array = node->as_array();
    if (array == nullptr || !std::all_of(array->begin(), array->end(),
                                         [](const toml::node& each) { return each.is_table(); })) {
        fault(key, "must be a list of tables");
        return found;
    }
    for (std::size_t i = 0; i < array->size(); ++i)
        found.emplace_back(*array->get(i)->as_table(), *m_file,
                           full(key) + "[" + std::to_string(i) + "]", *m_faults);
    return found;
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> all;
    for (const auto& [key, node] : *m_table)
        all.emplace_back(key.str());
    return all;
}

void TomlTable::finish() {
    for (const auto& [key, node] : *m_table)
        if (!m_known.contains(key.str()))
            fault(key.str(), "is unknown here");
}

std::optional<toml::table> parse_toml(std::string_view content, const std::string& file,
                                      TomlFaults& faults) {
    if (content.size() > kLargestToml) {
        faults.add(file, 0, "", "is larger than a regulation can be");
        return std::nullopt;
    }
    if (const auto line = line_of_deep_key(content)) {
        faults.add(file, *line, "", "has a key that is nested too deeply");
        return std::nullopt;
    }
    try {
        return toml::parse(content, file);
    } catch (const toml::parse_error& error) {
        faults.add(file, error.source().begin.line, "", error.description());
    } catch (const std::exception& error) {
        faults.add(file, 0, "", error.what());
    }
    return std::nullopt;
}

std::optional<std::string> read_toml_file(const std::filesystem::path& path,
                                          const std::string& file, TomlFaults& faults) {
    // Asked before reading, so that a huge file costs nothing.
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > kLargestToml) {
        faults.add(file, 0, "", "is larger than a regulation can be");
        return std::nullopt;
    }
    auto content = read_text(path);
    if (!content) {
        faults.add(file, 0, "", "cannot be read");
        return std::nullopt;
    }
    return std::move(*content);
}

std::optional<toml::table> parse_toml_file(const std::filesystem::path& path,
                                           const std::string& file, TomlFaults& faults) {
    const auto content = read_toml_file(path, file, faults);
    if (!content)
        return std::nullopt;
    return parse_toml(*content, file, faults);
}

}  // namespace tereze::text
