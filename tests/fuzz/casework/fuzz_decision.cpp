// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A decision that is read can be written and read again.
#include "core/casework/office_documents.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto decision = casework::DecisionDocument::parse({data, size});
    if (!decision)
        return 0;
    const auto octets = decision->canonical();
    const auto again = casework::DecisionDocument::parse(octets);
    if (!again || again->canonical() != octets)
        std::abort();
    return 0;
}
