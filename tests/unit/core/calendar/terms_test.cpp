// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Terms of the acts over real calendars, counted by hand.
#include "core/calendar/terms.h"

#include "tests/unit/core/calendar/samples.h"

using namespace tereze;
using namespace tereze::calendar;

namespace {
const WorkingDays& two_years() {
    static const WorkingDays kCalendar = calendar_of(
        "[[years]]\nyear = 2025\nconfirmed = true\nsource = \"decrees\"\nholidays = [2025-12-16]\n"
        "[[years]]\nyear = 2026\nconfirmed = false\nsource = \"computed\"\n"
        "holidays = [2026-01-01, 2026-01-02]\ndays_off = [2026-01-07]\n");
    return kCalendar;
}
}  // namespace

TEST_CASE("a term begins on the working day after the application") {
    // Zhambyl 2013, clause 5: fifteen, ten and two working days.
    CHECK(term_end(kazakhstan(), day("2013-03-04"), 15) == TermEnd{day("2013-03-29"), false});
    CHECK(term_end(kazakhstan(), day("2013-03-15"), 10) == TermEnd{day("2013-04-03"), false});
    CHECK(term_end(kazakhstan(), day("2013-12-27"), 2) == TermEnd{day("2013-12-30"), false});
    // Through the portal on a Saturday, as on the holiday before it.
    CHECK(term_end(kazakhstan(), day("2015-05-02"), 2) ==
          term_end(kazakhstan(), day("2015-05-01"), 2));
    CHECK(term_end(kazakhstan(), day("2015-05-01"), 2).last_day == day("2015-05-05"));
    // The Saturday that a decree made a working day counts.
    CHECK(term_end(kazakhstan(), day("2018-04-27"), 1).last_day == day("2018-04-28"));
}

TEST_CASE("a term that ends in a year without confirmation is provisional") {
    CHECK(term_end(two_years(), day("2025-12-15"), 5) == TermEnd{day("2025-12-23"), false});
    CHECK(term_end(two_years(), day("2025-12-29"), 2) == TermEnd{day("2025-12-31"), false});
    CHECK(term_end(two_years(), day("2025-12-29"), 3) == TermEnd{day("2026-01-05"), true});
    // Applied on the last day of a confirmed year: every counted day lies in the other.
    CHECK(term_end(two_years(), day("2025-12-31"), 1) == TermEnd{day("2026-01-05"), true});
    // Beyond the file.
    CHECK(term_end(two_years(), day("2027-03-01"), 1) == TermEnd{day("2027-03-02"), true});
    CHECK(term_end(two_years(), day("2024-12-31"), 1) == TermEnd{day("2025-01-01"), false});
    // No day is counted, so none is in doubt.
    CHECK(term_end(two_years(), day("2027-03-01"), 0) == TermEnd{day("2027-03-01"), false});
}

TEST_CASE("what is left and what is overdue is counted in working days") {
    const auto end = term_end(two_years(), day("2025-12-10"), 5);
    REQUIRE(end == TermEnd{day("2025-12-18"), false});  // over 16 December
    CHECK(standing(two_years(), end, day("2025-12-10")) == TermStanding{false, 5, false});
    CHECK(standing(two_years(), end, day("2025-12-15")) == TermStanding{false, 2, false});
    CHECK(standing(two_years(), end, day("2025-12-16")) == TermStanding{false, 2, false});
    CHECK(standing(two_years(), end, day("2025-12-17")) == TermStanding{false, 1, false});
    CHECK(standing(two_years(), end, day("2025-12-18")) == TermStanding{false, 0, false});
    CHECK(standing(two_years(), end, day("2025-12-19")) == TermStanding{true, 1, false});
    CHECK(standing(two_years(), end, day("2025-12-21")) == TermStanding{true, 1, false});
    CHECK(standing(two_years(), end, day("2025-12-22")) == TermStanding{true, 2, false});
    // A long delay reaches the year that nobody confirmed.
    CHECK(standing(two_years(), end, day("2026-01-05")) == TermStanding{true, 10, true});
}

TEST_CASE("a term that ended on a Friday is overdue on Saturday by no working day") {
    const TermEnd friday{day("2025-12-19"), false};
    CHECK(standing(two_years(), friday, day("2025-12-20")) == TermStanding{true, 0, false});
}

TEST_CASE("what stands to a provisional end is provisional") {
    const TermEnd end{day("2025-12-19"), true};
    CHECK(standing(two_years(), end, day("2025-12-17")) == TermStanding{false, 2, true});
}

TEST_CASE("a licence is deemed issued from the day its term ended, once that day is over") {
    const auto end = term_end(kazakhstan(), day("2013-03-04"), 15);
    CHECK(deemed_issued_from(end) == day("2013-03-29"));
    CHECK_FALSE(is_deemed_issued(end, day("2013-03-28")));
    CHECK_FALSE(is_deemed_issued(end, day("2013-03-29")));
    CHECK(is_deemed_issued(end, day("2013-03-30")));
}
