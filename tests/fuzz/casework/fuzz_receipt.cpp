// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A receipt that is read can be written and read again.
#include "core/casework/receipt_json.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto receipt = casework::parse_receipt(as_text({data, size}));
    if (!receipt)
        return 0;
    const auto text = casework::to_json_text(*receipt);
    const auto again = casework::parse_receipt(text);
    if (!again || casework::to_json_text(*again) != text)
        std::abort();
    return 0;
}
