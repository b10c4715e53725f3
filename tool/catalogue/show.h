// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool catalogue show: one service as a lawyer would want to check it, clause by clause.
#pragma once

#include "core/fees/mci.h"
#include "core/regulation/catalogue.h"

#include "tool/catalogue/page.h"
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace tereze::tool {

/// What of a service is wanted; an empty member means all.
struct Wanted {
    std::string service_id;
    std::optional<regulation::Channel> channel;
    std::optional<regulation::Operation> operation;
    std::optional<regulation::ApplicantKind> applicant;
    text::Language language = text::Language::Kazakh;

    std::vector<regulation::Channel> channels() const;
    std::vector<regulation::Operation> operations() const;
    std::vector<regulation::ApplicantKind> applicants() const;
};

/// Prints a service. Exit code: 0, or 2 with a list of ids where there is no such service.
int show_service(const regulation::Catalogue& catalogue, const text::Translator& translator,
                 const fees::MciTable& mci, calendar::Date today, const Wanted& wanted,
                 std::ostream& out, std::ostream& complaints);

/// The parts of it.
void show_lists(const regulation::Catalogue& catalogue, const regulation::Act& act,
                const regulation::Service& service, const Wanted& wanted, Page& page);
void show_ways(const regulation::Catalogue& catalogue, const regulation::Service& service,
               const Wanted& wanted, Page& page);

}  // namespace tereze::tool
