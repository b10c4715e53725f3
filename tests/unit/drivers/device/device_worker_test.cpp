// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Exactly one completion, whatever a command does; run under ThreadSanitizer too.
#include "drivers/device_worker.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <future>
#include <stdexcept>

using namespace tereze;
using namespace tereze::drivers;
using namespace std::chrono_literals;

namespace {

constexpr auto kLong = 60s;

/// Stands for the owner's thread: carries what the worker posts to the thread of the test.
class Mailbox {
  public:
    DeviceWorker::Post poster() {
        return [this](std::function<void()> task) {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
            m_arrived.notify_all();
        };
    }
    /// Runs what arrives, on this thread, until the condition holds.
    template <class Condition>
    bool run_until(const Condition& condition) {
        const auto end = std::chrono::steady_clock::now() + 30s;
        while (!condition()) {
            std::unique_lock lock(m_mutex);
            if (!m_arrived.wait_until(lock, end, [this] { return !m_tasks.empty(); }))
                return false;
            const auto task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
        }
        return true;
    }
    void run_all() {
        const std::lock_guard lock(m_mutex);
        for (const auto& task : m_tasks)
            task();
        m_tasks.clear();
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<std::function<void()>> m_tasks;
};

/// What came back of one command; touched on the thread of the test only.
struct Answers {
    std::vector<Result<int>> all;
    std::vector<std::thread::id> threads;

    std::function<void(Result<int>)> taker() {
        return [this](Result<int> result) {
            all.push_back(std::move(result));
            threads.push_back(std::this_thread::get_id());
        };
    }
    std::string only_code() const {
        return all.size() == 1 && !all.front() ? all.front().error().code : "none";
    }
};

using Work = std::function<Result<int>(const CommandContext&)>;

/// A command that has begun and holds the device until it is let go, deaf to everything.
class Holding {
  public:
    Work work() {
        return [this](const CommandContext&) -> Result<int> {
            m_begun.set_value();
            m_released.get_future().wait();
            return 1;
        };
    }
    void wait_until_begun() {
        REQUIRE(m_begun.get_future().wait_for(30s) == std::future_status::ready);
    }
    void release() { m_released.set_value(); }

  private:
    std::promise<void> m_begun;
    std::promise<void> m_released;
};

Work answers(int value) {
    return [value](const CommandContext&) -> Result<int> { return value; };
}

/// Waits to be told to stop, as a good driver does.
Result<int> wait_for_stop(const CommandContext& context) {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_until(lock, context.stop, context.deadline, [] { return false; });
    TEREZE_TRY(context.check());
    return 0;
}

/// Sends one more command through and waits for it: whatever earlier commands still had to say has
/// been said by then.
void flush(DeviceWorker& worker, Mailbox& mailbox) {
    Answers last;
    worker.submit<int>("flush", kLong, answers(0), last.taker());
    REQUIRE(mailbox.run_until([&] { return !last.all.empty(); }));
}

}  // namespace

TEST_CASE("a command completes once with its value, on the owner's thread") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Answers got;
    worker.submit<int>(
        "visit", kLong,
        [](const CommandContext& context) -> Result<int> {
            return context.transaction == "visit" ? 7 : 0;
        },
        got.taker());
    REQUIRE(mailbox.run_until([&] { return !got.all.empty(); }));
    flush(worker, mailbox);
    REQUIRE(got.all.size() == 1);
    CHECK(got.all[0] == 7);
    CHECK(got.threads[0] == std::this_thread::get_id());
}

TEST_CASE("a failure is handed over as it is") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Answers got;
    const Error error{"test.jam", ErrorClass::Hardware, Remedy::Clear, "tray 2"};
    worker.submit<int>(
        "visit", kLong, [error](const CommandContext&) -> Result<int> { return fail(error); },
        got.taker());
    flush(worker, mailbox);
    REQUIRE(got.all.size() == 1);
    CHECK(got.all[0].error() == error);
}

TEST_CASE("an exception becomes one failure and the worker goes on") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Answers got;
    worker.submit<int>(
        "visit", kLong,
        [](const CommandContext&) -> Result<int> { throw std::runtime_error("library"); },
        got.taker());
    flush(worker, mailbox);
    CHECK(got.only_code() == "device.internal");
    CHECK(got.all[0].error().detail == "library");
}

TEST_CASE("commands run one after another in the order of submission") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    std::vector<int> order;
    std::atomic<int> running{0};
    std::atomic<bool> overlapped{false};
    for (int i = 0; i < 20; ++i)
        worker.submit<int>(
            "visit", kLong,
            [&, i](const CommandContext&) -> Result<int> {
                if (++running != 1)
                    overlapped = true;
                --running;
                return i;
            },
            [&](Result<int> result) { order.push_back(result.value_or(-1)); });
    REQUIRE(mailbox.run_until([&] { return order.size() == 20; }));
    for (int i = 0; i < 20; ++i)
        CHECK(order[static_cast<std::size_t>(i)] == i);
    CHECK_FALSE(overlapped);
}

TEST_CASE("a command cancelled while queued never runs and completes once") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Holding holding;
    Answers first;
    Answers second;
    bool ran = false;
    worker.submit<int>("visit", kLong, holding.work(), first.taker());
    const auto id = worker.submit<int>(
        "visit", kLong,
        [&ran](const CommandContext&) -> Result<int> {
            ran = true;
            return 2;
        },
        second.taker());
    holding.wait_until_begun();
    worker.cancel(id);
    worker.cancel(id);
    holding.release();
    flush(worker, mailbox);
    REQUIRE(first.all.size() == 1);
    CHECK(first.all[0] == 1);
    CHECK(second.only_code() == "device.cancelled");
    CHECK_FALSE(ran);
}

TEST_CASE("a running command that is cancelled answers at once, and once") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    std::promise<void> begun;
    Answers got;
    const auto id = worker.submit<int>(
        "visit", kLong,
        [&begun](const CommandContext& context) {
            begun.set_value();
            return wait_for_stop(context);
        },
        got.taker());
    begun.get_future().wait();
    const auto cancelled = std::chrono::steady_clock::now();
    worker.cancel(id);
    REQUIRE(mailbox.run_until([&] { return !got.all.empty(); }));
    CHECK(std::chrono::steady_clock::now() - cancelled < DeviceWorker::kMercy);
    flush(worker, mailbox);
    CHECK(got.only_code() == "device.cancelled");
}

TEST_CASE("a command that watches its time ends with a time-out") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Answers got;
    worker.submit<int>("visit", 20ms, wait_for_stop, got.taker());
    flush(worker, mailbox);
    CHECK(got.only_code() == "device.timeout");
}

TEST_CASE(
    "a deaf command is given up after its time and the mercy, and its late answer is dropped") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Holding deaf;
    Answers got;
    const auto begun = std::chrono::steady_clock::now();
    worker.submit<int>("visit", 10ms, deaf.work(), got.taker());
    REQUIRE(mailbox.run_until([&] { return !got.all.empty(); }));
    CHECK(std::chrono::steady_clock::now() - begun >= 10ms + DeviceWorker::kMercy);
    CHECK(got.only_code() == "device.timeout");
    deaf.release();
    flush(worker, mailbox);
    CHECK(got.all.size() == 1);
}

TEST_CASE("a deaf command that is cancelled is given up after the mercy") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Holding deaf;
    Answers got;
    const auto id = worker.submit<int>("visit", kLong, deaf.work(), got.taker());
    deaf.wait_until_begun();
    worker.cancel(id);
    REQUIRE(mailbox.run_until([&] { return !got.all.empty(); }));
    CHECK(got.only_code() == "device.cancelled");
    deaf.release();
    flush(worker, mailbox);
    CHECK(got.all.size() == 1);
}

TEST_CASE("commands stuck behind a deaf one are answered too, and do not run later") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Holding deaf;
    Answers first;
    Answers overdue;
    Answers cancelled;
    std::atomic<int> ran{0};
    const auto count = [&ran](const CommandContext&) -> Result<int> { return ++ran; };
    worker.submit<int>("visit", 10ms, deaf.work(), first.taker());
    worker.submit<int>("visit", 20ms, count, overdue.taker());
    const auto id = worker.submit<int>("visit", kLong, count, cancelled.taker());
    deaf.wait_until_begun();
    worker.cancel(id);
    REQUIRE(mailbox.run_until(
        [&] { return !first.all.empty() && !overdue.all.empty() && !cancelled.all.empty(); }));
    deaf.release();
    flush(worker, mailbox);
    CHECK(first.only_code() == "device.timeout");
    CHECK(overdue.only_code() == "device.timeout");
    CHECK(cancelled.only_code() == "device.cancelled");
    CHECK(ran == 0);
}

TEST_CASE("destruction completes what runs and what waits, each once") {
    Mailbox mailbox;
    Answers running;
    Answers waiting;
    std::promise<void> begun;
    {
        DeviceWorker worker("reader", mailbox.poster());
        worker.submit<int>(
            "visit", kLong,
            [&begun](const CommandContext& context) {
                begun.set_value();
                return wait_for_stop(context);
            },
            running.taker());
        for (int i = 0; i < 3; ++i)
            worker.submit<int>("visit", kLong, answers(i), waiting.taker());
        begun.get_future().wait();
    }
    mailbox.run_all();
    CHECK(running.only_code() == "device.cancelled");
    REQUIRE(waiting.all.size() == 3);
    for (const auto& answer : waiting.all) {
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == "device.cancelled");
    }
}

TEST_CASE("a worker without commands is destroyed at once") {
    Mailbox mailbox;
    for (int i = 0; i < 50; ++i)
        const DeviceWorker worker("reader", mailbox.poster());
    SUCCEED();
}

TEST_CASE("cancelling everything reaches the running and the queued") {
    Mailbox mailbox;
    DeviceWorker worker("reader", mailbox.poster());
    Answers got;
    std::promise<void> begun;
    worker.submit<int>(
        "visit", kLong,
        [&begun](const CommandContext& context) {
            begun.set_value();
            return wait_for_stop(context);
        },
        got.taker());
    worker.submit<int>("visit", kLong, answers(2), got.taker());
    begun.get_future().wait();
    worker.cancel_all();
    REQUIRE(mailbox.run_until([&] { return got.all.size() == 2; }));
    for (const auto& answer : got.all)
        CHECK_FALSE(answer);
    worker.cancel(12345);  // unknown: ignored
    flush(worker, mailbox);
    CHECK(got.all.size() == 2);
}

TEST_CASE("events arrive in order on the owner's thread, before the completion") {
    Mailbox mailbox;
    DeviceWorker worker("scanner", mailbox.poster());
    std::vector<DeviceEvent> events;
    std::vector<std::thread::id> threads;
    std::size_t events_at_completion = 0;
    bool done = false;
    worker.submit<int>(
        "visit", kLong,
        [](const CommandContext& context) -> Result<int> {
            for (int i = 1; i <= 4; ++i) {
                DeviceEvent event;
                event.device = "whatever the driver says";
                event.kind = DeviceEventKind::Progress;
                event.progress = i / 4.0;
                context.emit(event);
            }
            return 0;
        },
        [&](const Result<int>&) {
            events_at_completion = events.size();
            done = true;
        },
        [&](const DeviceEvent& event) {
            events.push_back(event);
            threads.push_back(std::this_thread::get_id());
        });
    REQUIRE(mailbox.run_until([&] { return done; }));
    CHECK(events_at_completion == 4);
    for (std::size_t i = 0; i < events.size(); ++i) {
        CHECK(events[i].device == "scanner");
        CHECK(events[i].progress == Approx(static_cast<double>(i + 1) / 4.0));
        CHECK(threads[i] == std::this_thread::get_id());
    }
}

TEST_CASE("many threads may submit and cancel at once and every command completes once") {
    Mailbox mailbox;
    constexpr int kThreads = 4;
    constexpr int kEach = 50;
    std::atomic<int> completed{0};
    DeviceWorker worker("reader", mailbox.poster());
    {
        std::vector<std::jthread> people;
        for (int person = 0; person < kThreads; ++person)
            people.emplace_back([&, person] {
                for (int i = 0; i < kEach; ++i) {
                    const auto id = worker.submit<int>("visit", kLong, answers(i),
                                                       [&](const Result<int>&) { ++completed; });
                    if ((i + person) % 3 == 0)
                        worker.cancel(id);
                }
            });
    }
    REQUIRE(mailbox.run_until([&] { return completed == kThreads * kEach; }));
    flush(worker, mailbox);
    CHECK(completed == kThreads * kEach);
}
