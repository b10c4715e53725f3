// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SCardGetStatusChange in a loop.
#include "drivers/cards/card_monitor.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace tereze::drivers::cards {
namespace {

using namespace std::chrono_literals;

constexpr const char* kHotPlug = R"(\\?PnP?\Notification)";
// pcsc-lite counts the readers when a wait begins: one that appears between listing and waiting is
// found at the next listing only. It does so mostly when something else has just changed, as where
// a reader is pulled out and put back.
constexpr std::chrono::milliseconds kListAgainSoon = 250ms;
constexpr std::chrono::milliseconds kListAgainAfter = 10s;
// pcsc-lite tells nobody that it has come (back) up.
constexpr std::chrono::milliseconds kServiceRetry = 300ms;
// A cancel that comes just before a wait begins is lost in pcsc-lite, so it is repeated.
constexpr std::chrono::milliseconds kCancelRetry = 20ms;

}  // namespace

CardMonitor::CardMonitor(Choose choose, OnEvent on_event)
    : m_choose(std::move(choose)),
      m_on_event(std::move(on_event)),
      m_thread([this](const std::stop_token& stop) {
          run(stop);
          const std::lock_guard lock(m_mutex);
          m_ended = true;
          m_changed.notify_all();
      }) {}

CardMonitor::~CardMonitor() {
    m_thread.request_stop();
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        if (m_waiting_on)
            SCardCancel(*m_waiting_on);
        m_changed.wait_for(lock, kCancelRetry, [this] { return m_ended; });
    }
}

void CardMonitor::run(const std::stop_token& stop) {
    bool down = false;
    while (!stop.stop_requested()) {
        auto context = PcscContext::establish();
        if (context) {
            if (std::exchange(down, false))
                tell({{CardEventKind::ServiceUp, {}, 0, {}}});
            const Error end = watch(*context, stop);
            if (stop.stop_requested())
                return;
        }
        m_tracker.forget();
        if (!std::exchange(down, true))
            tell({{CardEventKind::ServiceDown, {}, 0, {}}});
        wait_before_retry(stop);
    }
}

/// Returns the reason for which the context can be used no more.
Error CardMonitor::watch(const PcscContext& context, const std::stop_token& stop) {
    m_states.clear();
    m_names.clear();
    bool list_again = true;
    auto patience = kListAgainSoon;
    for (;;) {
        if (list_again) {
            if (auto listed = list_readers(context); !listed)
                return listed.error();
        }
        mark_waiting(context.handle());
        const LONG code =
            stop.stop_requested()
                ? SCARD_E_CANCELLED
                : SCardGetStatusChange(context.handle(), static_cast<DWORD>(patience.count()),
                                       m_states.data(), m_states.size());
        mark_waiting(std::nullopt);
        const bool readers_moved = code == SCARD_E_TIMEOUT || code == SCARD_E_UNKNOWN_READER;
        if (code != SCARD_S_SUCCESS && !readers_moved)
            return pcsc_error("SCardGetStatusChange", code);
        patience = code == SCARD_E_TIMEOUT ? kListAgainAfter : kListAgainSoon;
        list_again = readers_moved || take_changes();
    }
}

Result<> CardMonitor::list_readers(const PcscContext& context) {
    TEREZE_ASSIGN(auto names, context.readers());
    names = m_choose(std::move(names));
    tell(m_tracker.keep_only(names));
    std::vector<SCARD_READERSTATE> states(1 + names.size());
    states[0].szReader = kHotPlug;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto known = std::find(m_names.begin(), m_names.end(), names[i]);
        states[i + 1].dwCurrentState =
            known == m_names.end()
                ? DWORD{SCARD_STATE_UNAWARE}
                : m_states[static_cast<std::size_t>(known - m_names.begin()) + 1].dwCurrentState;
    }
    m_names = std::move(names);
    for (std::size_t i = 0; i < m_names.size(); ++i)
        states[i + 1].szReader = m_names[i].c_str();
    m_states = std::move(states);
    return {};
}

/// True when readers came or went.
bool CardMonitor::take_changes() {
    constexpr DWORD kGone = SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_IGNORE;
    bool list_again = (m_states[0].dwEventState & SCARD_STATE_CHANGED) != 0;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        auto& state = m_states[i + 1];
        if ((state.dwEventState & SCARD_STATE_CHANGED) == 0)
            continue;
        const bool gone = (state.dwEventState & kGone) != 0;
        list_again = list_again || gone;
        if (!gone)
            tell(m_tracker.observe(m_names[i], static_cast<std::uint32_t>(state.dwEventState),
                                   ByteView(state.rgbAtr, state.cbAtr)));
        state.dwCurrentState = state.dwEventState & ~DWORD{SCARD_STATE_CHANGED};
    }
    m_states[0].dwCurrentState = SCARD_STATE_UNAWARE;
    m_states[0].dwEventState = 0;
    return list_again;
}

void CardMonitor::tell(std::vector<CardEvent> events) {
    for (auto& event : events)
        m_on_event(std::move(event));
}

void CardMonitor::wait_before_retry(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, kServiceRetry, [] { return false; });
}

void CardMonitor::mark_waiting(std::optional<SCARDCONTEXT> context) {
    const std::lock_guard lock(m_mutex);
    m_waiting_on = context;
}

}  // namespace tereze::drivers::cards
