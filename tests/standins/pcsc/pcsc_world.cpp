// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/pcsc/pcsc_world.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <utility>

namespace tereze::standins {
namespace {

using Lock = std::unique_lock<std::mutex>;
constexpr const char* kHotPlug = R"(\\?PnP?\Notification)";

}  // namespace

PcscWorld& PcscWorld::instance() {
    static PcscWorld world;
    return world;
}

void PcscWorld::reset() {
    const Lock lock(m_mutex);
    ++m_service;  // whoever still has a context has one of a service that is gone
    m_running = true;
    m_readers.clear();
    m_planned.clear();
    m_counts.clear();
    ++m_list_version;
    changed();
}

void PcscWorld::plug_in(const std::string& reader, std::optional<PinPadModel> pad) {
    const Lock lock(m_mutex);
    m_readers[reader].pad = std::move(pad);
    ++m_list_version;
    changed();
}

void PcscWorld::pull_out(const std::string& reader) {
    const Lock lock(m_mutex);
    m_readers.erase(reader);
    ++m_list_version;
    changed();
}

void PcscWorld::rename(const std::string& reader, const std::string& name) {
    const Lock lock(m_mutex);
    auto node = m_readers.extract(reader);
    node.key() = name;
    m_readers.insert(std::move(node));
    ++m_list_version;
    changed();
}

void PcscWorld::insert(const std::string& reader, std::shared_ptr<Card> card, DWORD protocol) {
    const Lock lock(m_mutex);
    auto& slot = m_readers.at(reader);
    card->reset();
    slot.card = std::move(card);
    slot.protocol = protocol;
    slot.resets = 0;
    slot.insertion = m_next++;
    ++slot.events;
    changed();
}

void PcscWorld::remove(const std::string& reader) {
    const Lock lock(m_mutex);
    auto& slot = m_readers.at(reader);
    if (!slot.card)
        return;
    slot.card.reset();
    slot.held = false;
    ++slot.events;
    changed();
}

void PcscWorld::reset_card(const std::string& reader) {
    const Lock lock(m_mutex);
    auto& slot = m_readers.at(reader);
    slot.card->reset();
    ++slot.resets;
}

void PcscWorld::hold(const std::string& reader, bool held) {
    const Lock lock(m_mutex);
    m_readers.at(reader).held = held;
    changed();
}

void PcscWorld::stop_service() {
    const Lock lock(m_mutex);
    m_running = false;
    changed();
}

void PcscWorld::start_service() {
    const Lock lock(m_mutex);
    if (!std::exchange(m_running, true))
        ++m_service;
}

PinPadModel& PcscWorld::pin_pad(const std::string& reader) {
    const Lock lock(m_mutex);
    return m_readers.at(reader).pad.value();
}

void PcscWorld::at(PcscCall call, unsigned skip, Trouble trouble) {
    const Lock lock(m_mutex);
    m_planned.emplace(call, Planned{skip, std::move(trouble)});
}

void PcscWorld::fail(PcscCall call, unsigned skip, LONG code) {
    at(call, skip, [code](PcscWorld&) { return code; });
}

unsigned PcscWorld::count(PcscCall call) {
    const Lock lock(m_mutex);
    return m_counts[call];
}

/// Counts the call, and lets planned trouble happen before it; outside the lock, because trouble
/// changes the world.
std::optional<LONG> PcscWorld::strike(PcscCall call) {
    Trouble due;
    {
        const Lock lock(m_mutex);
        ++m_counts[call];
        const auto [first, last] = m_planned.equal_range(call);
        for (auto it = first; it != last;) {
            if (it->second.skip == 0) {
                due = std::move(it->second.trouble);
                it = m_planned.erase(it);
            } else {
                --it->second.skip;
                ++it;
            }
        }
    }
    return due ? due(*this) : std::nullopt;
}

LONG PcscWorld::check_context(SCARDCONTEXT context) const {
    const auto found = m_contexts.find(context);
    if (found == m_contexts.end())
        return SCARD_E_INVALID_HANDLE;
    return m_running && found->second.service == m_service ? SCARD_S_SUCCESS : SCARD_E_NO_SERVICE;
}

LONG PcscWorld::check_handle(SCARDHANDLE handle) const {
    const auto found = m_handles.find(handle);
    if (found == m_handles.end())
        return SCARD_E_INVALID_HANDLE;
    if (const LONG code = check_context(found->second.context); code != SCARD_S_SUCCESS)
        return code;
    const auto reader = m_readers.find(found->second.reader);
    if (reader == m_readers.end())
        return SCARD_E_READER_UNAVAILABLE;
    if (!reader->second.card || reader->second.insertion != found->second.insertion)
        return SCARD_W_REMOVED_CARD;
    return reader->second.resets == found->second.resets ? SCARD_S_SUCCESS : SCARD_W_RESET_CARD;
}

LONG PcscWorld::establish(SCARDCONTEXT& context) {
    if (const auto code = strike(PcscCall::EstablishContext))
        return *code;
    const Lock lock(m_mutex);
    if (!m_running)
        return SCARD_E_NO_SERVICE;
    context = m_next++;
    m_contexts[context] = {m_service, false};
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::release(SCARDCONTEXT context) {
    const Lock lock(m_mutex);
    if (m_contexts.erase(context) == 0)
        return SCARD_E_INVALID_HANDLE;
    std::erase_if(m_handles, [&](const auto& each) { return each.second.context == context; });
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::list(SCARDCONTEXT context, std::string& names) {
    if (const auto code = strike(PcscCall::ListReaders))
        return *code;
    const Lock lock(m_mutex);
    if (const LONG code = check_context(context); code != SCARD_S_SUCCESS)
        return code;
    if (m_readers.empty())
        return SCARD_E_NO_READERS_AVAILABLE;
    for (const auto& [name, reader] : m_readers)
        names += name + '\0';
    names += '\0';
    return SCARD_S_SUCCESS;
}

/// Fills in what is known of one reader; whether that differs from what the caller knew.
bool PcscWorld::look(SCARD_READERSTATE& state, unsigned listed) const {
    state.dwEventState = state.dwCurrentState & ~DWORD{SCARD_STATE_CHANGED};
    if (std::strcmp(state.szReader, kHotPlug) == 0) {
        if (m_list_version == listed)
            return false;
        state.dwEventState |= SCARD_STATE_CHANGED;
        return true;
    }
    const auto found = m_readers.find(state.szReader);
    if (found == m_readers.end()) {
        constexpr DWORD kGone = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE;
        const bool news = (state.dwCurrentState & kGone) != kGone;
        state.dwEventState = kGone | (news ? DWORD{SCARD_STATE_CHANGED} : 0);
        return news;
    }
    const auto& reader = found->second;
    const DWORD present = reader.card ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
    const DWORD held = reader.card && reader.held ? SCARD_STATE_EXCLUSIVE | SCARD_STATE_INUSE : 0;
    state.dwEventState = (DWORD{reader.events} << 16U) | present | held;
    state.cbAtr = 0;
    if (reader.card) {
        const Bytes atr = reader.card->atr();
        state.cbAtr = atr.size();
        std::copy(atr.begin(), atr.end(), state.rgbAtr);
    }
    const bool news = (state.dwCurrentState & ~DWORD{SCARD_STATE_CHANGED}) != state.dwEventState;
    if (news)
        state.dwEventState |= SCARD_STATE_CHANGED;
    return news;
}

LONG PcscWorld::wait(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count) {
    if (const auto code = strike(PcscCall::GetStatusChange))
        return *code;
    Lock lock(m_mutex);
    const unsigned listed = m_list_version;
    for (DWORD i = 0; i < count; ++i)
        if (std::strcmp(states[i].szReader, kHotPlug) != 0 &&
            !m_readers.contains(states[i].szReader))
            return SCARD_E_UNKNOWN_READER;
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout);
    for (;;) {
        if (const LONG code = check_context(context); code != SCARD_S_SUCCESS)
            return code;
        if (std::exchange(m_contexts.at(context).cancelled, false))
            return SCARD_E_CANCELLED;
        bool news = false;
        for (DWORD i = 0; i < count; ++i)
            news = look(states[i], listed) || news;
        if (news)
            return SCARD_S_SUCCESS;
        if (timeout == INFINITE)
            m_changed.wait(lock);
        else if (m_changed.wait_until(lock, end) == std::cv_status::timeout)
            return SCARD_E_TIMEOUT;
    }
}

LONG PcscWorld::cancel(SCARDCONTEXT context) {
    const Lock lock(m_mutex);
    if (const auto found = m_contexts.find(context); found != m_contexts.end())
        found->second.cancelled = true;
    changed();
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::connect(SCARDCONTEXT context, const std::string& reader, SCARDHANDLE& handle,
                        DWORD& protocol) {
    if (const auto code = strike(PcscCall::Connect))
        return *code;
    const Lock lock(m_mutex);
    if (const LONG code = check_context(context); code != SCARD_S_SUCCESS)
        return code;
    const auto found = m_readers.find(reader);
    if (found == m_readers.end())
        return SCARD_E_UNKNOWN_READER;
    const auto& slot = found->second;
    if (slot.held)
        return SCARD_E_SHARING_VIOLATION;
    if (!slot.card)
        return SCARD_E_NO_SMARTCARD;
    handle = m_next++;
    protocol = slot.protocol;
    m_handles[handle] = {context, reader, slot.insertion, slot.resets};
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::reconnect(SCARDHANDLE handle, DWORD& protocol) {
    if (const auto code = strike(PcscCall::Reconnect))
        return *code;
    const Lock lock(m_mutex);
    const LONG code = check_handle(handle);
    if (code != SCARD_S_SUCCESS && code != SCARD_W_RESET_CARD)
        return code;
    m_handles.at(handle).resets = reader_of(handle).resets;
    protocol = reader_of(handle).protocol;
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::disconnect(SCARDHANDLE handle, DWORD disposition) {
    if (const auto code = strike(PcscCall::Disconnect))
        return *code;
    const Lock lock(m_mutex);
    const LONG code = check_handle(handle);
    if (code == SCARD_S_SUCCESS && disposition != SCARD_LEAVE_CARD) {
        auto& reader = reader_of(handle);
        reader.card->reset();
        ++reader.resets;
    }
    m_handles.erase(handle);
    return code == SCARD_E_INVALID_HANDLE ? code : SCARD_S_SUCCESS;
}

LONG PcscWorld::status(SCARDHANDLE handle, std::string& reader, DWORD& protocol, Bytes& atr) {
    if (const auto code = strike(PcscCall::Status))
        return *code;
    const Lock lock(m_mutex);
    if (const LONG code = check_handle(handle); code != SCARD_S_SUCCESS)
        return code;
    reader = m_handles.at(handle).reader;
    protocol = reader_of(handle).protocol;
    atr = reader_of(handle).card->atr();
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::begin(SCARDHANDLE handle) {
    if (const auto code = strike(PcscCall::BeginTransaction))
        return *code;
    Lock lock(m_mutex);
    for (;;) {
        if (const LONG code = check_handle(handle); code != SCARD_S_SUCCESS)
            return code;
        if (!reader_of(handle).held)
            return SCARD_S_SUCCESS;
        m_changed.wait(lock);
    }
}

LONG PcscWorld::end(SCARDHANDLE handle) {
    if (const auto code = strike(PcscCall::EndTransaction))
        return *code;
    const Lock lock(m_mutex);
    return check_handle(handle);
}

LONG PcscWorld::transmit(SCARDHANDLE handle, ByteView command, Bytes& reply) {
    if (const auto code = strike(PcscCall::Transmit))
        return *code;
    const Lock lock(m_mutex);
    if (const LONG code = check_handle(handle); code != SCARD_S_SUCCESS)
        return code;
    reply = reader_of(handle).card->answer(command);
    return SCARD_S_SUCCESS;
}

LONG PcscWorld::control(SCARDHANDLE handle, std::uint32_t code, ByteView in, Bytes& out) {
    if (const auto planned = strike(PcscCall::Control))
        return *planned;
    const Lock lock(m_mutex);
    if (const LONG wrong = check_handle(handle); wrong != SCARD_S_SUCCESS)
        return wrong;
    auto& reader = reader_of(handle);
    if (!reader.pad)
        return SCARD_E_UNSUPPORTED_FEATURE;
    const auto card = reader.card;
    auto answer = answer_control(*reader.pad, code, in,
                                 [&](ByteView command) { return card->answer(command); });
    if (!answer)
        return SCARD_E_UNSUPPORTED_FEATURE;
    out = std::move(*answer);
    return SCARD_S_SUCCESS;
}

}  // namespace tereze::standins
