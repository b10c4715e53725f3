// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any stream of bytes into the thermal printer's stand-in, in two cuts: both must print the same.
#include "tests/standins/ticket_printer/ticket_machine.h"

#include <cstdint>
#include <cstdlib>

using namespace tereze;
using namespace tereze::standins;

namespace {

struct Outcome {
    Bytes answers;
    std::vector<Bytes> tickets;
    std::vector<std::string> faults;
    bool operator==(const Outcome&) const = default;
};

Outcome print(ByteView stream, std::size_t piece) {
    Outcome outcome;
    TicketMachine machine(
        64, [&outcome](const auto& ticket) { outcome.tickets.push_back(ticket.data); });
    while (!stream.empty()) {
        const auto part = stream.first(std::min(piece, stream.size()));
        const auto answers = machine.receive(part);
        outcome.answers.insert(outcome.answers.end(), answers.begin(), answers.end());
        stream = stream.subspan(part.size());
    }
    machine.disconnect();
    outcome.faults = machine.faults();
    // Real-time answers overtake the answers in order, so only their number is the same in both
    // cuts.
    std::sort(outcome.answers.begin(), outcome.answers.end());
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView stream(data, size);
    // DLE ENQ drops whatever has arrived, which does depend on the cut.
    for (std::size_t i = 0; i + 1 < size; ++i)
        if (data[i] == 0x10 && data[i + 1] == 0x05)
            return print(stream, 5).tickets.size() > size ? 1 : 0;
    if (print(stream, 1) != print(stream, size))
        std::abort();
    return 0;
}
