// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reads config/fees/mci.toml and multiplies.
#include "core/fees/mci.h"

#include "core/text/toml_reader.h"

#include <algorithm>
#include <utility>

namespace tereze::fees {
namespace {

/// No index was ever near it; it keeps products far from the end of 64 bits.
constexpr std::int64_t kLargestMci = 1'000'000;
constexpr std::int64_t kThousandths = 1000;

Error invalid(const text::TomlFaults& faults) {
    return Error{"fees.invalid", ErrorClass::Software, Remedy::Configure, faults.joined()};
}

}  // namespace

Result<MciTable> MciTable::load(const std::filesystem::path& file) {
    text::TomlFaults faults;
    const auto name = file.filename().string();
    const auto content = text::read_toml_file(file, name, faults);
    if (!content)
        return fail(invalid(faults));
    return parse(*content, name);
}

Result<MciTable> MciTable::parse(std::string_view content, const std::string& name) {
    text::TomlFaults faults;
    std::vector<Entry> entries;
    calendar::Date known_until{};
    if (const auto document = text::parse_toml(content, name, faults)) {
        text::TomlTable root(*document, name, "", faults);
        known_until = root.date("known_until");
        auto tables = root.tables("mci");
        if (tables.empty())
            root.fault("mci", "is missing");
        for (auto& table : tables) {
            Entry entry{table.date("from"), Tenge(table.integer("tenge", 1, kLargestMci)),
                        table.text("source")};
            if (!entries.empty() && entry.from <= entries.back().from)
                table.fault("from", "is not later than the one before");
            if (known_until.ok() && known_until < entry.from)
                table.fault("from", "is later than known_until");
            table.finish();
            entries.push_back(std::move(entry));
        }
        root.finish();
    }
    if (!faults.empty())
        return fail(invalid(faults));
    return MciTable(std::move(entries), known_until);
}

MciTable::MciTable(std::vector<Entry> entries, calendar::Date known_until)
    : m_entries(std::move(entries)), m_known_until(known_until) {}

Result<const MciTable::Entry*> MciTable::entry_on(calendar::Date date) const {
    if (!date.ok() || date < m_entries.front().from || date > m_known_until)
        return fail("fees.unknown_date", ErrorClass::Software, Remedy::Configure,
                    date.ok() ? calendar::iso_date(date) : "no day of the calendar");
    const auto next =
        std::upper_bound(m_entries.begin(), m_entries.end(), date,
                         [](calendar::Date day, const Entry& entry) { return day < entry.from; });
    return &*std::prev(next);
}

Result<Tenge> MciTable::mci_on(calendar::Date date) const {
    TEREZE_ASSIGN(const auto* entry, entry_on(date));
    return entry->tenge;
}

Result<Tenge> MciTable::amount(MciMultiple multiple, calendar::Date paid_on) const {
    TEREZE_ASSIGN(const auto mci, mci_on(paid_on));
    return Tenge((mci.whole() * multiple.thousandths + kThousandths / 2) / kThousandths);
}

Result<std::string> MciTable::source_on(calendar::Date date) const {
    TEREZE_ASSIGN(const auto* entry, entry_on(date));
    return entry->source;
}

}  // namespace tereze::fees
