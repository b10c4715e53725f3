// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The small public pages behind the QR codes of tickets and receipts. No personal data.
#pragma once

#include "server/cases/case_registry.h"
#include "server/queue/hall_queue.h"
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
http::Response not_found_page(const PageContext& context);

}  // namespace tereze::server::web
