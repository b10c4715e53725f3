// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Feeds: who is woken, how often the snapshot is asked, and with what delay.
#include "server/http/event_hub.h"

#include <catch2/catch.hpp>

#include <deque>
#include <optional>
#include <thread>
#include <vector>

using namespace tereze::server::http;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// Runs tasks when the test says so, and notes the delays they were to wait.
struct Scene {
    EventHub hub;
    std::deque<std::function<void()>> tasks;
    std::vector<milliseconds> delays;
    std::optional<std::string> state{"one"};
    int asked = 0;
    int woken = 0;

    Scene() {
        hub.schedule_with([this](milliseconds delay, std::function<void()> task) {
            delays.push_back(delay);
            tasks.push_back(std::move(task));
        });
    }
    EventStream stream(const std::string& hall) {
        return {"queue/" + hall, hall, "queue",
                [this] {
                    ++asked;
                    return state;
                },
                1000ms};
    }
    auto subscribe(const std::string& hall) {
        return hub.subscribe(stream(hall), [this] { ++woken; });
    }
    void run_all() {
        while (!tasks.empty()) {
            const auto task = std::move(tasks.front());
            tasks.pop_front();
            task();
        }
    }
};

}  // namespace

TEST_CASE("all listeners of a feed share one snapshot, and later ones its last news") {
    Scene scene;
    const auto first = scene.subscribe("hall-1");
    const auto second = scene.subscribe("hall-1");
    CHECK(first->latest() == nullptr);
    scene.run_all();
    CHECK(scene.asked == 1);
    CHECK(scene.woken == 2);
    CHECK(*first->latest() == "one");
    CHECK(second->latest() == first->latest());
    const auto third = scene.subscribe("hall-1");
    CHECK(third->latest() == first->latest());
    CHECK(scene.tasks.empty());
}

TEST_CASE("publications that come together are one refresh, after the feed's pause") {
    Scene scene;
    const auto kept = scene.subscribe("hall-1");
    scene.run_all();
    CHECK(scene.delays == std::vector{0ms});
    scene.state = "two";
    for (int i = 0; i < 5; ++i)
        scene.hub.publish("hall-1");
    REQUIRE(scene.tasks.size() == 1);
    CHECK(scene.delays.back() > 900ms);
    CHECK(scene.delays.back() <= 1000ms);
    scene.run_all();
    CHECK(scene.asked == 2);
    CHECK(*kept->latest() == "two");
    // What is the same as before is no news.
    const auto before = scene.woken;
    scene.hub.publish("hall-1");
    scene.run_all();
    CHECK(scene.woken == before);
    // Nor is a snapshot that could not be made; the last one stays.
    scene.state = std::nullopt;
    scene.hub.publish("hall-1");
    scene.run_all();
    CHECK(*kept->latest() == "two");
}

TEST_CASE("a change while the snapshot is made is not lost") {
    Scene scene;
    auto stream = scene.stream("hall-1");
    stream.snapshot = [&]() -> std::optional<std::string> {
        if (++scene.asked == 1)
            scene.hub.publish("hall-1");
        return std::to_string(scene.asked);
    };
    const auto kept = scene.hub.subscribe(stream, [] {});
    scene.run_all();
    CHECK(scene.asked == 2);
    CHECK(*kept->latest() == "2");
}

TEST_CASE(
    "other topics are left alone, an empty one concerns all, and nobody is told after leaving") {
    Scene scene;
    const auto kept = scene.subscribe("hall-1");
    auto left = scene.subscribe("hall-2");
    scene.run_all();
    scene.hub.publish("hall-3");
    CHECK(scene.tasks.empty());
    scene.hub.publish("");
    CHECK(scene.tasks.size() == 2);
    left.reset();
    scene.state = "two";
    scene.woken = 0;
    scene.run_all();
    CHECK(scene.asked == 3);
    CHECK(scene.woken == 1);
}
