// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The queue ticket on roll paper.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/text/localized.h"
#include "core/text/translator.h"
#include "kiosk/paper/layout.h"
#include "kiosk/paper/repealed.h"

#include <optional>
#include <string>

namespace tereze::paper {

/// What a ticket says. It names nobody: a ticket left on a chair tells no secret.
struct TicketPaper {
    std::string number;                   ///< "M-042"
    text::Localized service_title;        ///< in full, as the act has it
    std::optional<RepealedAct> repealed;  ///< the service's act had no force when it was issued
    text::Localized hall_name;
    text::Localized window_hint;  ///< where to wait, for example "2nd floor"; may be empty
    calendar::TimePoint issued_at{};
    int people_ahead = 0;
    std::string url;  ///< of the ticket's page
    text::Language language = text::Language::Kazakh;
};

/// The ticket as a strip of 72 mm. Kazakh is always there; Russian or English stands beneath it
/// when that is the citizen's language. Errors: paper.ticket_incomplete (number, title, hall or
/// address of the page is empty), paper.qr_impossible.
Result<Strip> lay_out_ticket(const TicketPaper& ticket, const text::Translator& translator);

}  // namespace tereze::paper
