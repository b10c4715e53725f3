// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SCardConnect to SCardDisconnect.
#include "drivers/cards/pcsc_channel.h"

#include <chrono>
#include <utility>

namespace tereze::drivers::cards {
namespace {

constexpr DWORD kAnyProtocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;
// pcscd looks at a slot two or three times a second: a removal shows within that time.
constexpr std::chrono::milliseconds kRemovalShowsWithin{1500};

}  // namespace

PcscTransaction::PcscTransaction(PcscTransaction&& other) noexcept
    : m_card(std::exchange(other.m_card, std::nullopt)) {}

PcscTransaction::~PcscTransaction() {
    if (m_card)
        SCardEndTransaction(*m_card, SCARD_LEAVE_CARD);
}

Result<std::unique_ptr<PcscChannel>> PcscChannel::connect(const PcscContext& context,
                                                          std::string reader) {
    std::unique_ptr<PcscChannel> channel(new PcscChannel(context, std::move(reader)));
    TEREZE_ASSIGN(const auto state, context.state_of(channel->m_reader));
    channel->m_event_counter = state.counter();
    const LONG code = SCardConnect(context.handle(), channel->m_reader.c_str(), SCARD_SHARE_SHARED,
                                   kAnyProtocol, &channel->m_card, &channel->m_protocol);
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardConnect", code));
    channel->m_connected = true;
    channel->m_buffer.resize(MAX_BUFFER_SIZE_EXTENDED);
    TEREZE_TRY(channel->read_atr());
    return channel;
}

PcscChannel::~PcscChannel() {
    if (m_connected)
        SCardDisconnect(m_card, m_at_end);
}

Result<> PcscChannel::read_atr() {
    DWORD name_size = 0;
    DWORD state = 0;
    DWORD size = MAX_ATR_SIZE;
    m_atr.resize(MAX_ATR_SIZE);
    const LONG code =
        SCardStatus(m_card, nullptr, &name_size, &state, &m_protocol, m_atr.data(), &size);
    m_atr.resize(code == SCARD_S_SUCCESS ? size : 0);
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardStatus", code));
    return {};
}

Result<PcscTransaction> PcscChannel::begin() {
    LONG code = SCardBeginTransaction(m_card);
    if (code == SCARD_W_RESET_CARD) {
        code =
            SCardReconnect(m_card, SCARD_SHARE_SHARED, kAnyProtocol, SCARD_LEAVE_CARD, &m_protocol);
        if (code != SCARD_S_SUCCESS)
            return fail(pcsc_error("SCardReconnect", code));
        code = SCardBeginTransaction(m_card);
    }
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardBeginTransaction", code));
    return PcscTransaction(m_card);
}

Result<ResponseApdu> PcscChannel::transmit(const CommandApdu& command) {
    CommandApdu sent = command;
    // ISO 7816-3 12.2.4: T=0 has no place for Le behind data; the reply is announced by 61XX.
    const bool t0 = m_protocol == SCARD_PROTOCOL_T0;
    if (t0 && !sent.data.empty() && !sent.extended())
        sent.expected = 0;
    const Bytes bytes = sent.bytes();
    DWORD size = m_buffer.size();
    const LONG code = SCardTransmit(m_card, t0 ? SCARD_PCI_T0 : SCARD_PCI_T1, bytes.data(),
                                    bytes.size(), nullptr, m_buffer.data(), &size);
    if (code != SCARD_S_SUCCESS)
        return fail(explained(pcsc_error("SCardTransmit", code)));
    // A transmission that races the removal may be called a success with an empty reply.
    auto reply = ResponseApdu::parse(ByteView(m_buffer).first(size));
    if (!reply)
        return fail(explained(std::move(reply).error()));
    return reply;
}

/// Drivers report a card pulled out in the middle as one communication error or another; the
/// reader's state tells which it was.
Error PcscChannel::explained(Error error) const {
    if (error.code != "card.unreadable" || !removal_shows())
        return error;
    return Error{"card.removed", ErrorClass::User, Remedy::Retry, std::move(error.detail)};
}

bool PcscChannel::removal_shows() const {
    using Steady = std::chrono::steady_clock;
    const auto end = Steady::now() + kRemovalShowsWithin;
    SCARD_READERSTATE state{};
    state.szReader = m_reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;
    for (auto now = Steady::now(); now < end; now = Steady::now()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - now);
        const LONG code =
            SCardGetStatusChange(m_context.handle(), static_cast<DWORD>(left.count()), &state, 1);
        if (code != SCARD_S_SUCCESS)
            return false;
        const ReaderState seen{static_cast<std::uint32_t>(state.dwEventState)};
        if (!seen.present() || seen.counter() != m_event_counter)
            return true;
        state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    }
    return false;
}

}  // namespace tereze::drivers::cards
