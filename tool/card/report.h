// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a reading of a chip looks like on a support engineer's screen, or as JSON.
#pragma once

#include "drivers/cards/lds/document_reader.h"

#include <chrono>
#include <ostream>

namespace tereze::tool {

/// Personal data stay out unless asked for: a report is pasted into tickets.
enum class Holder { Hidden, Shown };

struct Report {
    const drivers::cards::lds::ChipReading& reading;
    std::chrono::milliseconds took{};
    Holder holder = Holder::Hidden;
};

void print_text(const Report& report, std::ostream& out);
void print_json(const Report& report, std::ostream& out);

}  // namespace tereze::tool
