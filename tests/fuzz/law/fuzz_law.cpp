// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every loader of config/ on the same bytes: no crash, and nothing accepted that a walk could get
// lost in.
#include "core/base/bytes.h"
#include "core/calendar/working_days.h"
#include "core/regulation/document_kinds.h"
#include "core/regulation/readers.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace tereze;

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
    (void)calendar::WorkingDays::parse(content, "fuzz");
    return 0;
}
