// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as what a reader says of its keys.
#include "drivers/cards/pin_pad_features.h"

using namespace tereze;
using namespace tereze::drivers::cards;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    (void)parse_pin_pad_features(bytes);
    if (const auto properties = parse_pin_pad_properties(bytes))
        (void)announces_missing_keys("OMNIKEY 3x21", *properties);
    return 0;
}
