// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Sealed cases on their way: kept until the server has registered (or refused) them, across crashes
// and power cuts, and sent exactly once (the case id is the idempotency key).
#pragma once

#include "core/casework/package.h"
#include "kiosk/central/client.h"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tereze::central {

/// The folder of envelopes. Each is sealed to the server's key, so nothing in it can be read here.
/// Safe to use from several threads.
class Outbox {
  public:
    /// Makes the folder where it is missing. Errors: file.unwritable.
    static Result<Outbox> open(std::filesystem::path folder);

    /// Durable when it returns. Errors: file.unwritable.
    Result<> put(const std::string& case_id, ByteView envelope);
    /// Case ids in order of their making (UUIDv7 sorts by time).
    std::vector<std::string> waiting() const;
    Result<Bytes> envelope(const std::string& case_id) const;
    Result<> remove(const std::string& case_id);
    /// Puts a refused envelope aside for support; it is not sent again.
    Result<> set_aside(const std::string& case_id);

  private:
    explicit Outbox(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    std::filesystem::path path_of(const std::string& case_id) const;
    std::filesystem::path m_folder;
};

/// What became of an attempt.
struct Delivery {
    enum class Outcome { Registered, Waiting, Refused };
    std::string case_id;
    Outcome outcome = Outcome::Waiting;
    casework::Receipt receipt;  ///< when registered
    Error why;                  ///< when waiting or refused
};

/// Sends what is in the outbox, oldest first, on a thread of its own: at start, when told, and
/// again after a growing pause while the server cannot be reached.
class OutboxSender {
  public:
    /// `on_delivery` is called on the sender's thread after each attempt.
    OutboxSender(Outbox outbox, HttpSettings settings, std::function<void(Delivery)> on_delivery,
                 std::chrono::milliseconds first_pause = std::chrono::seconds(2));
    ~OutboxSender();

    /// Something new is there, or somebody asks to try now.
    void wake();

  private:
    void run(const std::stop_token& stop);
    /// False when the server cannot be reached and the rest has to wait too.
    bool deliver(const std::string& case_id, const std::stop_token& stop);

    Outbox m_outbox;
    Client m_client;
    const std::function<void(Delivery)> m_on_delivery;
    const std::chrono::milliseconds m_first_pause;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_woken = true;
    std::jthread m_thread;
};

}  // namespace tereze::central
