// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Server-sent events: at once, on each change, and no longer than the server lives.
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace tereze::testing;
using nlohmann::json;

namespace {

/// A board that listens on a thread of its own and keeps the events that came.
class Board {
  public:
    explicit Board(const Hall& hall) {
        auto request = hall.from("board-1", "GET", "/v1/events");
        request.on_data = [this](const std::string& piece) { return take(piece); };
        m_thread = std::jthread([this, request] {
            WebClient().send(request);
            const std::lock_guard lock(m_mutex);
            m_ended = true;
            m_changed.notify_all();
        });
    }
    ~Board() {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }

    /// Waits for the event with this index.
    json event(std::size_t index) {
        std::unique_lock lock(m_mutex);
        const bool came = m_changed.wait_for(lock, std::chrono::seconds(20),
                                             [&] { return m_events.size() > index; });
        if (!came)
            throw std::runtime_error("no event");
        return m_events.at(index);
    }

    bool wait_for_end() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return m_ended; });
    }

  private:
    bool take(const std::string& piece) {
        const std::lock_guard lock(m_mutex);
        m_text += piece;
        for (auto end = m_text.find("\n\n"); end != std::string::npos; end = m_text.find("\n\n")) {
            const std::string block = m_text.substr(0, end);
            m_text.erase(0, end + 2);
            const std::string start = "event: queue\ndata: ";
            if (block.rfind(start, 0) == 0)
                m_events.push_back(json::parse(block.substr(start.size())));
        }
        m_changed.notify_all();
        return !m_stop;
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::string m_text;
    std::vector<json> m_events;
    bool m_ended = false;
    bool m_stop = false;
    std::jthread m_thread;
};

}  // namespace

TEST_CASE("a board sees the queue at once and every change as it happens") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    {
        Board board(hall);
        CHECK(board.event(0).at("waiting").empty());
        // A reserved number is no change that anybody may see.
        const auto ticket = hall.reserve();
        hall.ask("kiosk-1", "POST",
                 "/v1/tickets/" + ticket.at("id").get<std::string>() + "/printed");
        const auto joined = board.event(1);
        CHECK(joined == hall.queue());
        CHECK(joined.at("waiting").at(0).at("number") == "M-001");
        hall.ask("desk-1", "POST", "/v1/desk/next", nullptr,
                 {bearer, Hall::key_header(Hall::new_key())});
        const auto called = board.event(2);
        CHECK(called.at("waiting").empty());
        CHECK(called.at("called").at(0).at("desk") == "1");
        CHECK(hall.stop_server() == 0);
        CHECK(board.wait_for_end());
    }
}

TEST_CASE("events are for boards and desks only") {
    const Hall hall;
    CHECK(hall.ask("kiosk-1", "GET", "/v1/events").code() == "terminals.role_refused");
}
