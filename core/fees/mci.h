// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The monthly calculation index (АЕК, МРП) by date, and amounts that are multiples of it.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/fees/tenge.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::fees {

/// How many indices, in thousandths: rates go down to a fifth and to shares of a tenth.
struct MciMultiple {
    std::uint32_t thousandths = 0;
    static constexpr MciMultiple of(std::uint16_t whole) { return {whole * 1000U}; }
    bool operator==(const MciMultiple&) const = default;
};

/// config/fees/mci.toml. Immutable once loaded.
class MciTable {
  public:
    /// Errors: fees.invalid (names the file's line).
    static Result<MciTable> load(const std::filesystem::path& file);
    /// The same from a text; `name` stands in the errors.
    static Result<MciTable> parse(std::string_view content, const std::string& name);

    /// The index in force on a day. Errors: fees.unknown_date.
    Result<Tenge> mci_on(calendar::Date date) const;
    /// A multiple of the index in force on the day of payment, rounded to whole tenge, halves up.
    /// Errors: fees.unknown_date.
    Result<Tenge> amount(MciMultiple multiple, calendar::Date paid_on) const;
    /// The law of a day's value and where it was found. Errors: fees.unknown_date.
    Result<std::string> source_on(calendar::Date date) const;

  private:
    struct Entry {
        calendar::Date from;
        Tenge tenge;
        std::string source;
    };
    MciTable(std::vector<Entry> entries, calendar::Date known_until);
    Result<const Entry*> entry_on(calendar::Date date) const;

    std::vector<Entry> m_entries;  ///< by date, never empty
    calendar::Date m_known_until;
};

}  // namespace tereze::fees
