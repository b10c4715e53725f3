// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The central server asked on a thread of its own, answering on the user-interface thread.
#pragma once

#include "drivers/device_worker.h"
#include "kiosk/central/client.h"

#include <functional>
#include <memory>

namespace tereze::app {

class Network {
  public:
    Network(central::HttpSettings settings, drivers::DeviceWorker::Post post)
        : m_client(std::make_unique<central::Client>(std::move(settings))),
          m_worker("network", std::move(post)) {}

    /// Runs one or more calls of the client; `done` comes back exactly once.
    template <class T>
    void ask(std::function<Result<T>(central::Client&)> calls, std::function<void(Result<T>)> done,
             std::chrono::milliseconds limit = std::chrono::seconds(20)) {
        auto* client = m_client.get();
        m_worker.submit<T>(
            {}, limit,
            [client, calls = std::move(calls)](const drivers::CommandContext& context) {
                client->set_limits(context.time_left(), context.stop);
                return calls(*client);
            },
            std::move(done));
    }

  private:
    std::unique_ptr<central::Client> m_client;
    drivers::DeviceWorker m_worker;
};

}  // namespace tereze::app
