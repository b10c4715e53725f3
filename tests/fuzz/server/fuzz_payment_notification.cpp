// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Notifications of the payment gateway: what is taken has words that may go on into tables and
// logs.
#include "server/gateways/payment_messages.h"

#include <algorithm>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::server::gateways;
    const auto told = parse_notification({reinterpret_cast<const char*>(data), size});
    if (!told)
        return 0;
    for (const auto* word : {&told->reference, &told->bank_reference})
        if (word->empty() ||
            std::any_of(word->begin(), word->end(), [](char c) { return c <= ' ' || c >= '\x7f'; }))
            __builtin_trap();
    if (told->amount.whole() < 0)
        __builtin_trap();
    return 0;
}
