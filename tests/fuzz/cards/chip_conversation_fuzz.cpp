// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as the replies of a chip to a whole reading: opening, secure messaging, files, proofs.
// However the chip answers, the reading ends, and nothing goes out in plain once secure messaging
// has begun, but a new beginning.
#include "drivers/cards/lds/document_reader.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;

namespace {

/// Takes the input apart into replies: two bytes of length, then that many bytes.
class FuzzedCard final : public CardChannel {
  public:
    explicit FuzzedCard(ByteView input) : m_input(input) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override {
        watch(command);
        if (m_input.size() < 2)
            return fail("card.removed", ErrorClass::User, Remedy::Retry);
        const std::size_t promised = static_cast<std::size_t>(m_input[0]) << 8U | m_input[1];
        const std::size_t size = std::min(promised, m_input.size() - 2);
        const auto reply = m_input.subspan(2, size);
        m_input = m_input.subspan(2 + size);
        return ResponseApdu::parse(reply);
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

    ByteView m_input;
    bool m_protected = false;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::chrono_literals;
    FuzzedCard card(ByteView(data, size));
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
