// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How far a case is, in the words of the bus of the centres (ИИС ЦОН, appState).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tereze::server::cases {

/// In the order in which a case has them. ACCEPTED («принято от заявителя») is none of ours: what
/// was accepted and not registered is still at its terminal.
enum class CaseStatus {
    Registered,  ///< REGISTERED: has its number
    Launched,  ///< LAUNCHED: in the incoming journal of the licensor, on its way to the department
    Started,   ///< STARTED: somebody there works on it
    Finished,  ///< FINISHED: the head signed what comes of it, and it is not told to anybody yet
    Ready,     ///< READY: the result waits for the applicant
    Handed,    ///< HANDED: the applicant has it
};

inline constexpr std::array<std::pair<CaseStatus, std::string_view>, 6> kCaseStatuses{{
    {CaseStatus::Registered, "registered"},
    {CaseStatus::Launched, "launched"},
    {CaseStatus::Started, "started"},
    {CaseStatus::Finished, "finished"},
    {CaseStatus::Ready, "ready"},
    {CaseStatus::Handed, "handed"},
}};

/// As stored and on the wire: the bus's word in lower case.
constexpr std::string_view to_string(CaseStatus status) {
    for (const auto& [each, word] : kCaseStatuses)
        if (each == status)
            return word;
    return "registered";
}

constexpr std::optional<CaseStatus> case_status_from(std::string_view word) {
    for (const auto& [status, each] : kCaseStatuses)
        if (each == word)
            return status;
    return std::nullopt;
}

}  // namespace tereze::server::cases
