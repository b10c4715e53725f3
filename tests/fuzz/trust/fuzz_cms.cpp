// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of any number of signers: what is read can be written and read again, and nothing holds
// where nobody is trusted.
#include "core/trust/judgement.h"
#include "tests/fuzz/trust/known_world.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = trust::cms::SignedData::parse({data, size});
    if (!message)
        return 0;
    const auto written = message->der();
    const auto again = trust::cms::SignedData::parse(written);
    if (!again || again->der() != written)
        std::abort();
    const auto report = trust::judge_message(*message, as_bytes(testing::kSignedContent), {}, {},
                                             {}, testing::kKnownTime);
    if (report.verdict.holds())
        std::abort();
    return 0;
}
