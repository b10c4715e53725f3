// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SCardConnect to SCardDisconnect.
#include "drivers/cards/pcsc_channel.h"

#include "core/base/secret.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tereze::drivers::cards {
namespace {

constexpr DWORD kAnyProtocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1;

Error earlier_command_hangs() {
    return Error{"card.timeout", ErrorClass::Hardware, Remedy::Clear, "an earlier command"};
}

}  // namespace

PcscTransaction::PcscTransaction(PcscTransaction&& other) noexcept
    : m_card(std::exchange(other.m_card, std::nullopt)), m_hangs(std::move(other.m_hangs)) {}

PcscTransaction::~PcscTransaction() {
    // A card that hangs holds every call; the service ends the transaction with the context.
    if (m_card && !*m_hangs)
        SCardEndTransaction(*m_card, SCARD_LEAVE_CARD);
}

PcscChannel::PcscChannel(const PcscContext& context, std::string reader, ChannelLimits limits)
    : m_context(context),
      m_reader(std::move(reader)),
      m_limits(limits),
      m_reply(std::make_shared<Bytes>(MAX_BUFFER_SIZE_EXTENDED)) {}

Result<std::unique_ptr<PcscChannel>> PcscChannel::connect(const PcscContext& context,
                                                          std::string reader,
                                                          ChannelLimits limits) {
    std::unique_ptr<PcscChannel> channel(new PcscChannel(context, std::move(reader), limits));
    TEREZE_ASSIGN(const auto state, context.state_of(channel->m_reader));
    channel->m_event_counter = state.counter();
    struct Connection {
        SCARDHANDLE card = 0;
        DWORD protocol = SCARD_PROTOCOL_UNDEFINED;
    };
    const auto made = std::make_shared<Connection>();
    TEREZE_ASSIGN(const LONG code,
                  channel->call(limits.answers_within,
                                [made, name = channel->m_reader, handle = context.handle()] {
                                    return SCardConnect(handle, name.c_str(), SCARD_SHARE_SHARED,
                                                        kAnyProtocol, &made->card, &made->protocol);
                                }));
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardConnect", code));
    channel->m_card = made->card;
    channel->m_protocol = made->protocol;
    channel->m_connected = true;
    TEREZE_TRY(channel->read_atr());
    return channel;
}

PcscChannel::~PcscChannel() {
    if (m_connected && !*m_hangs)
        SCardDisconnect(m_card, m_at_end);
}

Result<LONG> PcscChannel::call(std::chrono::milliseconds limit, std::function<LONG()> call) {
    auto code = m_context.call_within(limit, std::move(call));
    *m_hangs = !code;
    return code;
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
    const auto begin_once = [this]() -> Result<LONG> {
        auto code =
            call(m_limits.answers_within, [card = m_card] { return SCardBeginTransaction(card); });
        if (!code)
            return fail("card.busy", ErrorClass::Software, Remedy::Retry,
                        "SCardBeginTransaction: " + code.error().detail);
        return code;
    };
    TEREZE_ASSIGN(LONG code, begin_once());
    if (code == SCARD_W_RESET_CARD) {
        code =
            SCardReconnect(m_card, SCARD_SHARE_SHARED, kAnyProtocol, SCARD_LEAVE_CARD, &m_protocol);
        if (code != SCARD_S_SUCCESS)
            return fail(pcsc_error("SCardReconnect", code));
        TEREZE_ASSIGN(code, begin_once());
    }
    if (code != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardBeginTransaction", code));
    return PcscTransaction(m_card, m_hangs);
}

Result<ResponseApdu> PcscChannel::transmit(const CommandApdu& command) {
    if (*m_hangs)
        return fail(earlier_command_hangs());
    CommandApdu sent = command;
    // ISO 7816-3 12.2.4: T=0 has no place for Le behind data; the reply is announced by 61XX.
    const bool t0 = m_protocol == SCARD_PROTOCOL_T0;
    if (t0 && !sent.data.empty() && !sent.extended())
        sent.expected = 0;
    struct Exchange {
        Bytes command;
        std::shared_ptr<Bytes> reply;
        DWORD size = MAX_BUFFER_SIZE_EXTENDED;
        ~Exchange() { wipe(command); }
    };
    const auto exchange = std::make_shared<Exchange>();
    exchange->reply = m_reply;
    exchange->command = sent.bytes();
    wipe(sent.data);  // a PIN, perhaps
    TEREZE_ASSIGN(const LONG code, call(m_limits.answers_within, [exchange, t0, card = m_card] {
                      return SCardTransmit(card, t0 ? SCARD_PCI_T0 : SCARD_PCI_T1,
                                           exchange->command.data(), exchange->command.size(),
                                           nullptr, exchange->reply->data(), &exchange->size);
                  }));
    if (code != SCARD_S_SUCCESS)
        return fail(explained(pcsc_error("SCardTransmit", code)));
    // A transmission that races the removal may be called a success with an empty reply.
    const auto size = std::min<std::size_t>(exchange->size, m_reply->size());
    auto reply = ResponseApdu::parse(ByteView(*m_reply).first(size));
    if (!reply)
        return fail(explained(std::move(reply).error()));
    return reply;
}

Result<Bytes> PcscChannel::control(DWORD code, ByteView content, std::chrono::milliseconds extra) {
    if (*m_hangs)
        return fail(earlier_command_hangs());
    struct Exchange {
        Bytes content;
        std::shared_ptr<Bytes> reply;
        DWORD size = 0;
    };
    const auto exchange = std::make_shared<Exchange>();
    exchange->content.assign(content.begin(), content.end());
    exchange->reply = m_reply;
    TEREZE_ASSIGN(
        const LONG result, call(m_limits.answers_within + extra, [exchange, code, card = m_card] {
            return SCardControl(card, code, exchange->content.data(), exchange->content.size(),
                                exchange->reply->data(), exchange->reply->size(), &exchange->size);
        }));
    if (result != SCARD_S_SUCCESS)
        return fail(pcsc_error("SCardControl", result));
    const auto answer =
        ByteView(*m_reply).first(std::min<std::size_t>(exchange->size, m_reply->size()));
    return Bytes(answer.begin(), answer.end());
}

/// Drivers report a card pulled out in the middle as one communication error or another; the
/// reader's state tells which it was.
Error PcscChannel::explained(Error error) const {
    if (error.code != "card.unreadable" || !removal_shows())
        return error;
    return Error{"card.removed", ErrorClass::User, Remedy::Retry, std::move(error.detail)};
}

bool PcscChannel::removal_shows() const {
    using namespace std::chrono;
    const auto end = steady_clock::now() + m_limits.removal_shows_within;
    SCARD_READERSTATE state{};
    state.szReader = m_reader.c_str();
    state.dwCurrentState = SCARD_STATE_UNAWARE;  // so that the first look comes back at once
    for (;;) {
        const auto left =
            std::max(milliseconds(0), duration_cast<milliseconds>(end - steady_clock::now()));
        const LONG code =
            SCardGetStatusChange(m_context.handle(), static_cast<DWORD>(left.count()), &state, 1);
        if (code != SCARD_S_SUCCESS)
            return false;
        const ReaderState seen{static_cast<std::uint32_t>(state.dwEventState)};
        if (!seen.present() || seen.counter() != m_event_counter)
            return true;
        state.dwCurrentState = state.dwEventState & ~static_cast<DWORD>(SCARD_STATE_CHANGED);
    }
}

}  // namespace tereze::drivers::cards
