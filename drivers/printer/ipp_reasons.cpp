// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/printer/ipp_reasons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tereze::drivers::printer::ipp {
namespace {

struct Meaning {
    std::string_view reason;
    std::string_view code;
    Remedy remedy;
    DeviceEventKind event;
};

constexpr std::array<Meaning, 8> kMeanings{{
    {"media-empty", "printer.paper_out", Remedy::Replenish, DeviceEventKind::PaperOut},
    {"media-needed", "printer.paper_out", Remedy::Replenish, DeviceEventKind::PaperOut},
    {"media-jam", "printer.jam", Remedy::Clear, DeviceEventKind::MediaJammed},
    {"cover-open", "printer.cover_open", Remedy::Clear, DeviceEventKind::CoverOpen},
    {"door-open", "printer.cover_open", Remedy::Clear, DeviceEventKind::CoverOpen},
    {"interlock-open", "printer.cover_open", Remedy::Clear, DeviceEventKind::CoverOpen},
    {"input-tray-missing", "printer.paper_out", Remedy::Replenish, DeviceEventKind::PaperOut},
    {"fuser-over-temp", "printer.broken", Remedy::Service, DeviceEventKind::StatusChanged},
}};

}  // namespace

std::string without_severity(std::string_view reason) {
    for (const std::string_view suffix : {"-error", "-warning", "-report"})
        if (reason.ends_with(suffix))
            return std::string(reason.substr(0, reason.size() - suffix.size()));
    return std::string(reason);
}

std::optional<Error> error_from(const std::vector<std::string>& reasons) {
    for (const auto& reason : reasons)
        for (const auto& meaning : kMeanings)
            if (without_severity(reason) == meaning.reason)
                return Error{std::string(meaning.code), ErrorClass::Hardware, meaning.remedy,
                             reason};
    return std::nullopt;
}

DeviceEventKind event_for(const Error& error) {
    const auto found =
        std::find_if(kMeanings.begin(), kMeanings.end(),
                     [&error](const Meaning& meaning) { return meaning.code == error.code; });
    return found == kMeanings.end() ? DeviceEventKind::StatusChanged : found->event;
}

DeviceStatus status_from(const PrinterAnswer& printer) {
    DeviceStatus status;
    for (const auto& reason : printer.reasons)
        status.reasons.push_back(without_severity(reason));
    switch (printer.state) {
        case PrinterState::Idle:
            status.state = DeviceState::Online;
            break;
        case PrinterState::Processing:
            status.state = DeviceState::Busy;
            break;
        case PrinterState::Stopped:
            status.state =
                error_from(printer.reasons) ? DeviceState::HardwareError : DeviceState::Offline;
            break;
    }
    if (!printer.accepting)
        status.state = DeviceState::Offline;
    return status;
}

}  // namespace tereze::drivers::printer::ipp
