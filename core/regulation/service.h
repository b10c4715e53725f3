// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One public service as an act describes it, every value with the place it was read from.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/text/localized.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::regulation {

enum class Channel { SelfService, Centre, Provider };
enum class Operation { Issue, Reissue, Duplicate };
enum class ApplicantKind { Natural, Legal, Entrepreneur };

std::string_view to_string(Channel channel);      ///< "self-service", "centre", "provider"
std::string_view to_string(Operation operation);  ///< "issue", "reissue", "duplicate"
std::optional<Channel> channel_from(std::string_view word);
std::optional<Operation> operation_from(std::string_view word);
std::string_view to_string(ApplicantKind kind);  ///< "natural", "legal", "entrepreneur"
std::optional<ApplicantKind> applicant_kind_from(std::string_view word);

/// Where a value stands in the act: clause, and line of the source text.
struct Source {
    std::string clause;
    int line = 0;
    bool operator==(const Source&) const = default;
};

/// A value and its source. An optional Stated that is empty means "not stated in the act".
template <class T>
struct Stated {
    T value;
    Source source;
};

struct Act {
    std::string id;
    text::Localized title;
    std::string number;
    std::optional<calendar::Date> adopted;
    std::optional<calendar::Date> registered;
    std::string registration_number;
    std::optional<calendar::Date> repealed;
    std::string source_text;  ///< which source text the line numbers count in

    bool in_force_on(calendar::Date date) const { return !repealed || date < *repealed; }
};

struct Service {
    std::string id;  ///< "almaty-2015/medical"
    std::string act_id;
    std::string queue_prefix;  ///< of ticket numbers in a hall, one or two letters
    Stated<text::Localized> title;
    text::Localized short_title;  ///< ours, for buttons; never on papers
    Stated<text::Localized> provider;
    std::vector<Stated<Channel>> channels;
    std::vector<Stated<ApplicantKind>> applicants;
    std::vector<Stated<Operation>> operations;
    std::optional<Stated<int>> term_working_days;
    /// Clauses of the standard that an absent value is left to: "documents" -> "9", "fee" -> "7".
    std::vector<std::pair<std::string, Stated<std::string>>> left_to_standard;
    std::string process_centre;  ///< id of a process in config/processes; empty where there is none

    /// Whether people can use the channel: the act names it and, for the centre, also describes the
    /// way through it.
    bool offers(Channel channel) const;
};

}  // namespace tereze::regulation
