// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Watches readers and the card service on a thread of its own.
#pragma once

#include "drivers/cards/card_events.h"
#include "drivers/cards/pcsc_context.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace tereze::drivers::cards {

/// Says what happens to cards and to the service until it is destroyed. A context that died with
/// its service is rebuilt; readers that come and go are followed.
class CardMonitor {
  public:
    /// Called on the monitor's thread, one event after another; must not block for long.
    using OnEvent = std::function<void(CardEvent)>;
    /// Which of the readers there are should be watched.
    using Choose = std::function<std::vector<std::string>(std::vector<std::string> readers)>;

    CardMonitor(Choose choose, OnEvent on_event);
    /// Returns when the thread has ended: no event comes after it.
    ~CardMonitor();
    CardMonitor(const CardMonitor&) = delete;
    CardMonitor& operator=(const CardMonitor&) = delete;

  private:
    void run(const std::stop_token& stop);
    Error watch(const PcscContext& context, const std::stop_token& stop);
    Result<> list_readers(const PcscContext& context);
    bool take_changes();
    void tell(std::vector<CardEvent> events);
    void wait_before_retry(const std::stop_token& stop);
    void mark_waiting(std::optional<SCARDCONTEXT> context);

    const Choose m_choose;
    const OnEvent m_on_event;
    CardTracker m_tracker;
    std::vector<std::string> m_names;         ///< what m_states point at
    std::vector<SCARD_READERSTATE> m_states;  ///< the pseudo reader for hot-plug first
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<SCARDCONTEXT> m_waiting_on;  ///< guarded by m_mutex
    bool m_ended = false;                      ///< guarded by m_mutex
    std::jthread m_thread;
};

}  // namespace tereze::drivers::cards
