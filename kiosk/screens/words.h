// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Words that several screens share: titles, clauses, limits, counts, the notice above the content.
#pragma once

#include "kiosk/flows/notice.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/ui.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tereze::screens {

/// The short name of a service; its id where the catalogue does not know it.
std::string service_name(const Context& context, text::Language language, std::string_view id);
/// The full official title of the act.
std::string service_title(const Context& context, text::Language language, std::string_view id);
/// "15 working days (appendix 3, table, column 11)" or that the act does not state it.
std::string term_words(const ui::Ui& ui, const regulation::Service& service);
ui::Icon service_icon(std::string_view id);

/// The catalogue's "appendix 3, table, column 11" in the language shown.
std::string clause_words(const ui::Ui& ui, std::string_view clause);
/// The upper bound that an act sets to a step: "up to 1 minute 30 seconds".
std::string limit_words(const ui::Ui& ui, std::chrono::milliseconds limit);
/// A message with plural forms; `{count}` is filled in.
std::string count_words(const ui::Ui& ui, std::string_view id, long count);
std::string percent_words(const ui::Ui& ui, double fraction);
std::string hall_name(const Context& context, text::Language language);

/// Whom the regulation names as applicants: "Legal entity".
std::string applicant_words(const ui::Ui& ui, const regulation::Service& service);
/// The clause behind a value, in brackets after it; the value alone where a decision of ours made
/// it.
std::string with_clause(const ui::Ui& ui, std::string value, std::string_view clause);

/// The banner that a service's act has no force any more today; nothing where it has.
void show_repealed(ui::Ui& ui, std::string_view id, const Context& context,
                   std::string_view service_id);
/// The banner above the content: what happened, and what to do.
void show_notice(ui::Ui& ui, std::string_view id, const std::optional<flows::Notice>& notice);

/// Asks for a frame when the minute changes, for clocks and waiting times.
void wake_at_next_minute(ui::Ui& ui, const Clock& clock);
/// Whole minutes from then until now, never negative.
long minutes_since(const Clock& clock, Clock::TimePoint then);

}  // namespace tereze::screens
