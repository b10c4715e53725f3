// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as a command, as a reply, as an ATR and as a recorded session.
#include "drivers/cards/apdu.h"
#include "drivers/cards/length_limits.h"
#include "drivers/cards/session_record.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using namespace tereze::drivers::cards;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    if (const auto command = CommandApdu::parse(bytes)) {
        const auto again = CommandApdu::parse(command->bytes());
        testing::must(again && *again == *command);
    }
    if (const auto reply = ResponseApdu::parse(bytes)) {
        const Bytes written = reply->bytes();
        testing::must(written == Bytes(bytes.begin(), bytes.end()));
    }
    testing::must(historical_bytes(bytes).size() <= 15);
    (void)card_capabilities(bytes);
    (void)parse_length_limits(bytes);
    if (auto replay = ReplayChannel::from_text(as_text(bytes)))
        (void)replay->transmit({0x00, 0x84, 0x00, 0x00, {}, 8});
    return 0;
}
