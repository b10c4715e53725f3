// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every loader of config/ on the same bytes: no crash, and nothing accepted that a walk could not
// use.
#include "core/base/bytes.h"
#include "core/calendar/terms.h"
#include "core/fees/mci.h"
#include "core/regulation/document_kinds.h"
#include "core/regulation/readers.h"

#include <cstdint>
#include <cstdlib>

namespace {
using namespace tereze;
using namespace std::chrono_literals;

/// A term over any calendar that is taken ends on a working day and is counted back to its length.
void try_calendar(const std::string& content) {
    const auto calendar = calendar::WorkingDays::parse(content, "fuzz");
    if (!calendar)
        return;
    for (const auto year : {2012y, 2020y, 2026y, 2200y}) {
        const calendar::Date applied_on = year / std::chrono::January / 1;
        const auto end = calendar::term_end(*calendar, applied_on, 15);
        if (!calendar->is_working(end.last_day) ||
            calendar->between(applied_on, end.last_day) != 15 ||
            (calendar->is_short(end.last_day) && calendar->is_day_off(end.last_day)))
            std::abort();
    }
}

/// An index that is taken is positive and ten of it are ten times as much.
void try_fees(const std::string& content) {
    const auto table = fees::MciTable::parse(content, "fuzz");
    if (!table)
        return;
    for (const auto year : {2012y, 2020y, 2026y}) {
        const calendar::Date date = year / std::chrono::July / 1;
        const auto mci = table->mci_on(date);
        if (mci && (mci->whole() < 1 ||
                    table->amount(fees::MciMultiple::of(10), date)->whole() != mci->whole() * 10))
            std::abort();
    }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string content = as_text(ByteView(data, size));
    text::TomlFaults of_act;
    text::TomlFaults of_service;
    text::TomlFaults of_process;
    regulation::read_act(content, "fuzz", of_act);
    regulation::read_service(content, "fuzz", of_service);
    const auto process = regulation::read_process(content, "fuzz", of_process);
    if (process && of_process.empty()) {
        regulation::ProcessWalk walk(*process);
        // A sound process lets every step succeed or says that it has ended; loops are allowed.
        for (std::size_t i = 0; i <= process->steps.size() && !walk.ended(); ++i)
            if (!walk.succeed(walk.current().action, std::chrono::seconds(1)))
                std::abort();
    }
    (void)regulation::DocumentKinds::parse(content, "fuzz");
    try_calendar(content);
    try_fees(content);
    return 0;
}
