// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The wire between a virtual card and pcscd's vpcd driver: being connected is lying in the reader.
#pragma once

#include "tests/standins/virtual_card/card.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace tereze::standins {

struct SlotStatus {
    bool inserted = false;   ///< a person has put the card in
    bool connected = false;  ///< and the driver is there
    std::uint64_t apdus = 0;
    std::uint64_t insertions = 0;
};

/// Frames are two bytes of length and a body; a body of one byte is a control: 0 power off, 1 power
/// on, 2 reset, 4 get the ATR. A card that is inserted while no pcscd listens, or whose pcscd dies,
/// stays in the reader and is there when pcscd comes (back).
class VpcdClient {
  public:
    VpcdClient(std::string host, std::uint16_t port);
    ~VpcdClient();
    VpcdClient(const VpcdClient&) = delete;
    VpcdClient& operator=(const VpcdClient&) = delete;

    /// Puts a card in; one that is there is pulled out first, at once. All calls are thread-safe
    /// and return when they have been carried out.
    SlotStatus insert(std::unique_ptr<Card> card);
    SlotStatus remove();
    /// Pulls the card out right after it has answered so many more APDUs.
    SlotStatus remove_after(std::uint64_t apdus);
    /// Says nothing more after so many APDUs, until it is pulled out: a chip that hangs.
    SlotStatus mute_after(std::uint64_t apdus);
    SlotStatus status();

  private:
    SlotStatus carry_out(std::function<void()> action);
    void run(const std::stop_token& stop);
    void run_actions();
    void connect();
    void disconnect();
    bool serve_frame();
    bool tell_atr();
    bool receive(Bytes& into);
    bool reply(ByteView body);
    bool answer_apdu(ByteView command);
    SlotStatus current() const;

    const std::string m_host;
    const std::uint16_t m_port;
    int m_wake = -1;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_actions;  ///< guarded by m_mutex
    // Only the thread below touches the rest.
    std::unique_ptr<Card> m_card;
    int m_socket = -1;
    bool m_powered = false;  ///< since the connection was made
    int m_asked_unpowered = 0;
    std::optional<std::uint64_t> m_apdus_left;
    std::optional<std::uint64_t> m_apdus_until_mute;
    std::uint64_t m_apdus = 0;
    std::uint64_t m_insertions = 0;
    std::jthread m_thread;
};

}  // namespace tereze::standins
