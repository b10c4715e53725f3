// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every loader of config/ on the same bytes: no crash, and nothing accepted that a walk could not
// use.
#include "core/base/bytes.h"
#include "core/calendar/working_days.h"
#include "core/regulation/document_kinds.h"
#include "core/regulation/readers.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze;
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
    (void)calendar::WorkingDays::parse(content, "fuzz");
    return 0;
}
