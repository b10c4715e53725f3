// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whatever comes out of a worker's pipe: frames, and what stands in them.
#include "drivers/scanner/messages.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::drivers::scanner;
    FrameReader reader;
    // In two pieces, so that the waiting for the rest is run as well.
    const auto half = size / 2;
    for (const auto& piece : {tereze::ByteView(data, half), {data + half, size - half}}) {
        reader.feed(piece);
        while (true) {
            auto frame = reader.next();
            if (!frame || !*frame)
                break;
            if (const auto request = read_request(**frame))
                if (read_request(to_frame(*request)) != *request)
                    std::abort();
            if (const auto answer = read_answer(std::move(**frame)))
                if (read_answer(to_frame(*answer)) != *answer)
                    std::abort();
        }
    }
    return 0;
}
