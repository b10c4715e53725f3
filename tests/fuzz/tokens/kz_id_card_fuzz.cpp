// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as the answers of an identity card's signature application. However it answers, a PIN
// is sent at most once and a signing command at most once.
#include "drivers/tokens/kz_id_card.h"
#include "tests/fuzz/cards/fuzz_check.h"
#include "tests/fuzz/cards/fuzzed_card.h"

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::tokens;

namespace {

class WatchedCard final : public testing::FuzzedCard {
  public:
    using FuzzedCard::FuzzedCard;
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        m_pins += command.ins == 0x20 && !command.data.empty() ? 1 : 0;
        m_signatures += command.ins == 0x88 ? 1 : 0;
        testing::must(m_pins <= 1 && m_signatures <= 1);
        return FuzzedCard::transmit(command);
    }

  private:
    int m_pins = 0;
    int m_signatures = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    {
        WatchedCard card(bytes);
        (void)KzIdCardStore(card).keys(Secret(), {});
    }
    {
        WatchedCard card(bytes);
        const auto state = KzIdCardStore(card).pin_state();
        testing::must(!state || !state->tries_left || *state->tries_left <= 15);
    }
    WatchedCard card(bytes);
    (void)KzIdCardStore(card).sign("87", Secret("1234"), as_bytes("content"));
    return 0;
}
