// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A card in a reader, shared with other programs.
#pragma once

#include "drivers/cards/channel.h"
#include "drivers/cards/pcsc_context.h"

#include <memory>

namespace tereze::drivers::cards {

class PcscChannel;

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
    explicit PcscTransaction(SCARDHANDLE card) : m_card(card) {}
    std::optional<SCARDHANDLE> m_card;
};

/// Used by one thread at a time; the context must outlive it. The card is left as it is at the end:
/// other programs may be in the middle of their work with it.
class PcscChannel final : public CardChannel {
  public:
    /// Errors: card.none, card.no_reader, card.busy, card.unreadable (no answer to reset: a card
    /// put in the wrong way round), card.service_down.
    static Result<std::unique_ptr<PcscChannel>> connect(const PcscContext& context,
                                                        std::string reader);
    PcscChannel(const PcscChannel&) = delete;
    PcscChannel& operator=(const PcscChannel&) = delete;
    ~PcscChannel() override;

    /// Waits for other programs' transactions. A reset by another program before the beginning is
    /// taken up by reconnecting. Errors: card.removed, card.reset, card.service_down.
    Result<PcscTransaction> begin();
    /// Errors: card.removed, card.reset (another program reset the card: start anew),
    /// card.unreadable, card.service_down.
    Result<ResponseApdu> transmit(const CommandApdu& command) override;
    const Bytes& atr() const { return m_atr; }
    /// From now on the card is reset at the end, for it must forget a PIN that was verified here.
    void reset_at_end() { m_at_end = SCARD_RESET_CARD; }

  private:
    PcscChannel(const PcscContext& context, std::string reader)
        : m_context(context), m_reader(std::move(reader)) {}
    Result<> read_atr();
    Error explained(Error error) const;
    bool removal_shows() const;

    const PcscContext& m_context;
    const std::string m_reader;
    SCARDHANDLE m_card = 0;
    DWORD m_protocol = SCARD_PROTOCOL_UNDEFINED;
    std::uint32_t m_event_counter = 0;
    bool m_connected = false;
    DWORD m_at_end = SCARD_LEAVE_CARD;
    Bytes m_atr;
    Bytes m_buffer;
};

}  // namespace tereze::drivers::cards
