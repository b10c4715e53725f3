// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The small public pages behind the QR codes of tickets, receipts and licences. No personal data.
#pragma once

#include "server/cases/case_registry.h"
#include "server/queue/hall_queue.h"
#include "server/register/licence.h"
#include "server/web/document.h"

#include <string>

namespace tereze::server::web {

/// What a ticket's page and its stream show: where it stands, and in which words.
struct TicketPage {
    const PageContext& context;
    const queue::Standing& standing;
    text::Localized service;
    text::Localized hall;

    std::string title() const;
    /// The changing part.
    std::string live() const;
    /// `events`: the address of the page's stream.
    http::Response answer(const std::string& events) const;
};

/// That a receipt is genuine, with what has to stand on the paper.
http::Response case_page(const PageContext& context, const cases::CaseRecord& record,
                         const text::Localized& service, const text::Localized& hall);
/// Whether a licence is in force on a day, with what has to stand on the paper.
http::Response licence_page(const PageContext& context, const licences::Licence& licence,
                            const text::Localized& service, const text::Localized& office,
                            calendar::Date today);
http::Response not_found_page(const PageContext& context);
/// The seal of a page about a paper, with the message of an id.
std::string verdict(const PageContext& context, bool good, const std::string& id);

}  // namespace tereze::server::web
