// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Strict reading of the TOML files that people write: every fault with file, line and key.
#pragma once

#include "core/base/result.h"

#include <toml++/toml.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::text {

/// What is wrong with the files, collected so that a person sees all of it at once.
class TomlFaults {
  public:
    void add(std::string_view file, std::uint32_t line, std::string_view key,
             std::string_view what);
    /// The faults of another list, each with `before` in front of its file.
    void add_all(const TomlFaults& others, std::string_view before = {});
    bool empty() const { return m_faults.empty(); }
    const std::vector<std::string>& list() const { return m_faults; }
    /// One fault a line, "file:line: key: what"; what is beyond the first `shown` is counted.
    std::string joined(std::size_t shown = 50) const;

  private:
    std::vector<std::string> m_faults;
};

/// A text of a list, with the line where it stands.
struct LinedText {
    std::string text;
    std::uint32_t line = 0;
};

/// One table. Each read marks its key as known; `finish` reports the keys that nobody asked for,
/// which is how a misspelt key is found. The file and the faults must outlive it.
class TomlTable {
  public:
    TomlTable(const toml::table& table, const std::string& file, std::string path,
              TomlFaults& faults);

    bool has(std::string_view key) const { return m_table->contains(key); }
    std::uint32_t line() const;
    /// Line of a key's value, of the table where the key is absent.
    std::uint32_t line_of(std::string_view key) const;

    /// Required and not empty; "" after a fault.
    std::string text(std::string_view key);
    std::optional<std::string> optional_text(std::string_view key);
    std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
    std::optional<std::int64_t> optional_integer(std::string_view key, std::int64_t least,
                                                 std::int64_t most);
    std::optional<bool> optional_boolean(std::string_view key);
    std::optional<std::chrono::year_month_day> optional_date(std::string_view key);
    /// Required; an unset date after a fault.
    std::chrono::year_month_day date(std::string_view key);
    std::vector<std::chrono::year_month_day> dates(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    std::vector<LinedText> lined_texts(std::string_view key);
    std::vector<int> integers(std::string_view key, int least, int most);
    /// A local time without seconds, as minutes of the day.
    std::optional<std::chrono::minutes> optional_time(std::string_view key);
    /// Required; nothing after a fault.
    std::optional<TomlTable> table(std::string_view key);
    std::optional<TomlTable> optional_table(std::string_view key);
    /// An array of tables; empty where the key is absent.
    std::vector<TomlTable> tables(std::string_view key);
    /// The keys in the order of the alphabet, for tables whose keys are data.
    std::vector<std::string> keys() const;

    void fault(std::string_view key, std::string_view what) { report(*m_faults, key, what); }
    /// The same into another list, for what is worth a look but no fault.
    void report(TomlFaults& list, std::string_view key, std::string_view what) const;
    const std::string& file() const { return *m_file; }
    TomlFaults& faults() { return *m_faults; }
    void finish();

  private:
    const toml::node* find(std::string_view key);
    const toml::array* list(std::string_view key, std::string_view kind);
    std::string full(std::string_view key) const;
    template <class T>
    std::optional<T> value(std::string_view key, std::string_view kind);

    const toml::table* m_table;
    const std::string* m_file;
    std::string m_path;
    TomlFaults* m_faults;
    std::set<std::string, std::less<>> m_known;
};

/// Parses a text; syntax errors, more than kLargestToml bytes, invalid UTF-8 and nesting that
/// would overflow the stack are faults.
inline constexpr std::size_t kLargestToml = 1U << 20U;
std::optional<toml::table> parse_toml(std::string_view content, const std::string& file,
                                      TomlFaults& faults);
/// The text of a file for parse_toml; nothing after a fault.
std::optional<std::string> read_toml_file(const std::filesystem::path& path,
                                          const std::string& file, TomlFaults& faults);
std::optional<toml::table> parse_toml_file(const std::filesystem::path& path,
                                           const std::string& file, TomlFaults& faults);

}  // namespace tereze::text
