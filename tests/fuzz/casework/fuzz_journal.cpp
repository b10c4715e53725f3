// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A journal that is accepted says the same when it is written again.
#include "core/base/bytes.h"
#include "core/casework/journal.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze;
    const auto journal = casework::Journal::parse(as_text(ByteView(data, size)));
    if (!journal)
        return 0;
    const auto again = casework::Journal::parse(journal->to_json());
    if (!again || !(*again == *journal))
        std::abort();
    return 0;
}
