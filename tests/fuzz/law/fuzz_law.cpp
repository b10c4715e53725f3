// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every loader of config/ on the same bytes: no crash, and nothing accepted that a walk could get
// lost in.
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

/// Reads with lists of its own; tells whether nothing was wrong.
template <class Read>
bool reads_well(Read read, const std::string& content, const char* file) {
    text::TomlFaults faults;
    text::TomlFaults warnings;
    regulation::References references;
    regulation::ReadContext context{faults, warnings, references, "a", text::Language::Kazakh};
    read(content, file, context);
    return faults.empty();
}

/// In a sound process success alone ends every way within as many steps as there are.
void check_ways(const regulation::Process& process) {
    for (const auto& start : process.start) {
        const auto* step = process.step(start);
        for (std::size_t walked = 0; !step->ends; ++walked) {
            step = process.step(step->next);
            if (step == nullptr || walked > process.steps.size())
                std::abort();
        }
    }
}

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
    std::optional<regulation::Process> process;
    reads_well(regulation::read_act, content, "regulations/a/act.toml");
    reads_well(regulation::read_service, content, "regulations/a/s.toml");
    const bool sound = reads_well(
        [&](const std::string& text, const std::string& file, regulation::ReadContext& context) {
            process = regulation::read_process(text, file, context);
        },
        content, "processes/p.toml");
    if (sound && process)
        check_ways(*process);
    (void)regulation::DocumentKinds::parse(content, "fuzz");
    try_calendar(content);
    try_fees(content);
    return 0;
}
