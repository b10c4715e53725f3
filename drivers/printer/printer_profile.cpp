// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/printer_profile.h"

#include "core/text/toml_reader.h"

namespace tereze::drivers::printer {
namespace {

Cutter cutter_of(text::TomlTable& table) {
    const std::string word = table.text("cutter");
    if (word == "none")
        return Cutter::None;
    if (word == "full")
        return Cutter::Full;
    if (word != "partial")
        table.fault("cutter", "must be none, partial or full");
    return Cutter::Partial;
}

PrinterProfile read_profile(text::TomlTable& table) {
    const auto number = [&table](std::string_view key, int least, int most) {
        return static_cast<int>(table.integer(key, least, most));
    };
    PrinterProfile profile;
    profile.model = table.text("model");
    profile.width_px = number("width_px", 64, 2048);
    profile.dpi = number("dpi", 100, 600);
    profile.band_rows = number("band_rows", 8, kMostBandRows);
    profile.feed_before_cut = number("feed_before_cut", 0, 1000);
    profile.cutter = cutter_of(table);
    profile.reply_limit = std::chrono::milliseconds(number("reply_limit_ms", 50, 60000));
    profile.confirm_limit = std::chrono::milliseconds(number("confirm_limit_ms", 50, 300000));
    table.finish();
    return profile;
}

}  // namespace

Result<PrinterProfile> load_printer_profile(const std::filesystem::path& file) {
    text::TomlFaults faults;
    const std::string name = file.filename().string();
    const auto parsed = text::parse_toml_file(file, name, faults);
    PrinterProfile profile;
    if (parsed) {
        text::TomlTable table(*parsed, name, "", faults);
        profile = read_profile(table);
    }
    if (!faults.empty())
        return fail("printer.profile_invalid", ErrorClass::Software, Remedy::Configure,
                    faults.joined());
    return profile;
}

}  // namespace tereze::drivers::printer
