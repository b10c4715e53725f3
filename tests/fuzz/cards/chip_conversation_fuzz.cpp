// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as the replies of a chip to a whole reading: opening, secure messaging, files, proofs.
// However the chip answers, the reading ends, and nothing goes out in plain once secure messaging
// has begun, but a new beginning.
#include "drivers/cards/lds/document_reader.h"
#include "tests/fuzz/cards/fuzz_check.h"
#include "tests/fuzz/cards/fuzzed_card.h"

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;

namespace {

class WatchedCard final : public testing::FuzzedCard {
  public:
    explicit WatchedCard(ByteView input) : FuzzedCard(input, 2) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        watch(command);
        return FuzzedCard::transmit(command);
    }

  private:
    /// After the first protected command plain ones are GET RESPONSE, or begin a new reading.
    void watch(const CommandApdu& command) {
        constexpr std::uint8_t kProtected = 0x0C;
        constexpr std::uint8_t kGetResponse = 0xC0;
        const bool is_protected = (command.cla & kProtected) != 0;
        const bool begins = command.ins == 0xA4 && command.data == Bytes{0x3F, 0x00};
        if (begins && !is_protected)
            m_protected = false;
        testing::must(is_protected || !m_protected || command.ins == kGetResponse);
        m_protected = m_protected || is_protected;
    }

    bool m_protected = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::chrono_literals;
    WatchedCard card(ByteView(data, size));
    const trust::TrustFolder nobody;
    ReadingOptions options;
    options.access = AccessPolicy::PaceOrBac;
    options.random = [](std::size_t count) { return Bytes(count, 0x11); };
    options.now = std::chrono::sys_days(2026y / 9 / 1);
    options.face = true;
    options.details = true;
    options.trust = &nobody;
    const identity::MrzKey key{"012345678", "840229", "340514"};
    const auto reading = read_chip(card, key, options);
    if (reading)
        testing::must(reading->document.document_number == "012345678" && !reading->data.holds());
    return 0;
}
