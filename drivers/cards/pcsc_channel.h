// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card in a reader, shared with other programs.
#pragma once

#include "drivers/cards/channel.h"
#include "drivers/cards/pcsc_context.h"

#include <memory>
#include <optional>

namespace tereze::drivers::cards {

class PcscChannel;

struct ChannelLimits {
    /// What a card may take for one reply. Signing with RSA takes old chips two or three seconds;
    /// more is a chip that hangs.
    std::chrono::milliseconds answers_within{15'000};
    /// After an answer that makes no sense: pcscd looks at a slot two or three times a second.
    std::chrono::milliseconds removal_shows_within{1500};
};

/// Keeps other programs from talking to the card in between. Short: one reading, no waiting for
/// people.
class PcscTransaction {
  public:
    PcscTransaction(PcscTransaction&& other) noexcept;
    PcscTransaction& operator=(PcscTransaction&&) = delete;
    PcscTransaction(const PcscTransaction&) = delete;
    PcscTransaction& operator=(const PcscTransaction&) = delete;
    ~PcscTransaction();

  private:
    friend class PcscChannel;
    PcscTransaction(SCARDHANDLE card, std::shared_ptr<const bool> hangs)
        : m_card(card), m_hangs(std::move(hangs)) {}
    std::optional<SCARDHANDLE> m_card;
    std::shared_ptr<const bool> m_hangs;
};

/// Used by one thread at a time; the context must outlive it. The card is left as it is at the end:
/// other programs may be in the middle of their work with it.
class PcscChannel final : public CardChannel {
  public:
    /// After a call that takes longer than its limit the channel is of no more use.
    /// Errors: card.none, card.no_reader, card.busy, card.unreadable (no answer to reset: a card
    /// put in the wrong way round), card.timeout, card.service_down.
    static Result<std::unique_ptr<PcscChannel>> connect(const PcscContext& context,
                                                        std::string reader,
                                                        ChannelLimits limits = {});
    PcscChannel(const PcscChannel&) = delete;
    PcscChannel& operator=(const PcscChannel&) = delete;
    ~PcscChannel() override;

    /// Waits for other programs' transactions as long as for an answer. A reset by another program
    /// before the beginning is taken up by reconnecting. Errors: card.removed, card.reset,
    /// card.busy (another program does not let go), card.service_down.
    Result<PcscTransaction> begin();
    /// Errors: card.removed, card.reset (another program reset the card: start anew),
    /// card.unreadable, card.timeout, card.service_down.
    Result<ResponseApdu> transmit(const CommandApdu& command) override;
    /// A command to the reader itself. Errors: as for `transmit`; card.unreadable also where the
    /// reader does not know it.
    /// @param extra time for a person's part in it.
    Result<Bytes> control(DWORD code, ByteView content, std::chrono::milliseconds extra = {});
    const Bytes& atr() const { return m_atr; }
    const std::string& reader() const { return m_reader; }
    /// From now on the card is reset at the end, for it must forget a PIN that was verified here.
    void reset_at_end() { m_at_end = SCARD_RESET_CARD; }

  private:
    PcscChannel(const PcscContext& context, std::string reader, ChannelLimits limits);
    Result<> read_atr();
    Result<LONG> call(std::chrono::milliseconds limit, std::function<LONG()> call);
    Error explained(Error error) const;
    bool removal_shows() const;

    const PcscContext& m_context;
    const std::string m_reader;
    const ChannelLimits m_limits;
    /// Shared with a call that goes on behind; no other is made after that.
    const std::shared_ptr<Bytes> m_reply;
    const std::shared_ptr<bool> m_hangs = std::make_shared<bool>(false);
    SCARDHANDLE m_card = 0;
    DWORD m_protocol = SCARD_PROTOCOL_UNDEFINED;
    std::uint32_t m_event_counter = 0;
    bool m_connected = false;
    DWORD m_at_end = SCARD_LEAVE_CARD;
    Bytes m_atr;
};

}  // namespace tereze::drivers::cards
