// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What comes through AsyncChannel, down to a body's conclusion.
#include "server/gateways/async_channel.h"
#include "server/gateways/conclusion_messages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::server::gateways;
    const std::string_view document(reinterpret_cast<const char*>(data), size);
    const auto messages = parse_async_messages(document);
    if (messages && messages->size() > kMostMessages)
        __builtin_trap();
    for (std::size_t i = 0; messages && i < messages->size(); ++i) {
        const auto answer = parse_conclusion_answer(messages->at(i).data);
        if (messages->at(i).message_id.empty() ||
            (answer && (answer->id.empty() || (!answer->positive && answer->text.empty()))))
            __builtin_trap();
    }
    return 0;
}
