// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Timestamps by themselves and inside their answers.
#include "core/trust/judgement.h"
#include "tests/fuzz/trust/known_world.h"

#include <cstdlib>

using namespace tereze;

namespace {

void judge(const Result<trust::Timestamp>& stamp) {
    if (!stamp)
        return;
    (void)stamp->judge(as_bytes(testing::kSignedContent));
    if (trust::judge_timestamp(*stamp, std::nullopt, {}, {}, {}, testing::kKnownTime)
            .verdict.holds())
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    judge(trust::Timestamp::parse(bytes));
    judge(trust::Timestamp::parse_answer(bytes));
    return 0;
}
