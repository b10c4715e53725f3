// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tool/card/report.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tereze::tool {

using drivers::cards::lds::ChipReading;
using drivers::cards::lds::ImageFormat;

namespace {

std::string groups_of(const ChipReading& reading) {
    std::string text;
    for (const auto group : reading.groups)
        text += fmt::format("{}DG{}", text.empty() ? "" : " ", group);
    return text;
}

std::string iso(std::chrono::year_month_day date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string face_of(const ChipReading& reading) {
    if (!reading.face)
        return {};
    const bool jpeg = reading.face->format == ImageFormat::Jpeg;
    return fmt::format("{}, {} x {}, {} bytes", jpeg ? "JPEG" : "JPEG 2000", reading.face->width,
                       reading.face->height, reading.face->image.size());
}

/// Name and value, in the order of the text.
std::vector<std::pair<std::string, std::string>> lines_of(const Report& report) {
    const auto& reading = report.reading;
    const auto& document = reading.document;
    std::vector<std::pair<std::string, std::string>> lines{
        {"document", document.document_code + " " + document.issuing_state},
        {"opened by", reading.protocol},
        {"data groups", groups_of(reading)},
        {"data", to_string(reading.data)},
        {"chip", to_string(reading.chip)},
        {"face", face_of(reading)},
        {"commands", std::to_string(reading.commands)},
        {"time", fmt::format("{} ms", report.took.count())}};
    if (report.holder == Holder::Hidden)
        return lines;
    lines.insert(lines.end(), {{"number", document.document_number},
                               {"IIN", document.iin},
                               {"name", document.full_name()},
                               {"sex", document.sex},
                               {"born", iso(document.birth_date)},
                               {"expires", iso(document.expiry_date)}});
    if (reading.personal)
        lines.emplace_back("full name", reading.personal->full_name);
    if (reading.issue)
        lines.emplace_back("authority", reading.issue->issuing_authority);
    return lines;
}

}  // namespace

void print_text(const Report& report, std::ostream& out) {
    for (const auto& [name, value] : lines_of(report))
        if (!value.empty())
            out << fmt::format("{:<12} {}\n", name, value);
}

void print_json(const Report& report, std::ostream& out) {
    nlohmann::ordered_json json;
    for (const auto& [name, value] : lines_of(report))
        if (!value.empty())
            json[name] = value;
    json["commands"] = report.reading.commands;
    json["time"] = report.took.count();
    out << json.dump(2) << "\n";
}

}  // namespace tereze::tool
