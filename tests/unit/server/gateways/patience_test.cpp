// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// When a silent service is asked again, and how long an answer may be used again.
#include "core/calendar/civil_time.h"
#include "server/gateways/answer_memory.h"
#include "server/gateways/circuit_breaker.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace tereze;
using namespace tereze::server::gateways;
using namespace std::chrono_literals;

namespace {
const Clock::TimePoint kNow = *calendar::parse_iso_time("2026-11-27T05:00:00Z");
}

TEST_CASE("a breaker opens after silences in a row and lets one question find out") {
    CircuitBreaker breaker({3, 10s});
    for (int i = 0; i < 2; ++i) {
        CHECK(breaker.admit(kNow));
        breaker.note_silence(kNow);
    }
    breaker.note_answer();  // not in a row
    for (int i = 0; i < 3; ++i) {
        CHECK_FALSE(breaker.is_open());
        CHECK(breaker.admit(kNow));
        breaker.note_silence(kNow);
    }
    CHECK(breaker.is_open());
    CHECK_FALSE(breaker.admit(kNow + 9s));
    CHECK(breaker.admit(kNow + 10s));
    CHECK_FALSE(breaker.admit(kNow + 10s));  // the one is still on its way
    breaker.note_silence(kNow + 11s);
    CHECK_FALSE(breaker.admit(kNow + 20s));
    CHECK(breaker.admit(kNow + 21s));
    breaker.note_answer();
    CHECK_FALSE(breaker.is_open());
    CHECK(breaker.admit(kNow + 21s));
    CHECK(breaker.admit(kNow + 21s));
}

TEST_CASE("of many that come when the pause is over, one asks") {
    CircuitBreaker breaker({1, 1s});
    breaker.note_silence(kNow);
    std::atomic<int> admitted = 0;
    {
        std::vector<std::jthread> all;
        for (int i = 0; i < 8; ++i)
            all.emplace_back([&] { admitted += breaker.admit(kNow + 2s) ? 1 : 0; });
    }
    CHECK(admitted == 1);
}

TEST_CASE("an answer is used again for its own case, for its time, and then wiped") {
    std::vector<std::string> forgotten;
    const auto forget = [&](std::string& found) { forgotten.push_back(found); };
    {
        AnswerMemory<std::string> memory({10min, ConsentScope::Case}, forget);
        memory.keep("750101300004", "case-1", "Дәулет", kNow);
        CHECK(memory.find("750101300004", "case-1", kNow + 9min) == "Дәулет");
        CHECK_FALSE(memory.find("750101300004", "case-2", kNow));
        CHECK_FALSE(memory.find("840229400006", "case-1", kNow));
        CHECK_FALSE(memory.find("750101300004", "case-1", kNow + 10min));
        CHECK(forgotten == std::vector<std::string>{"Дәулет"});
        CHECK(memory.size() == 0);
        memory.keep("840229400006", "case-3", "Әйгерім", kNow);
    }
    CHECK(forgotten.back() == "Әйгерім");
}

TEST_CASE("without a lifetime nothing is kept, with a wider consent other cases may use it") {
    AnswerMemory<std::string> nothing({}, [](std::string&) {});
    nothing.keep("750101300004", "case-1", "Дәулет", kNow);
    CHECK(nothing.size() == 0);
    AnswerMemory<std::string> wide({10min, ConsentScope::Anything}, [](std::string&) {});
    wide.keep("750101300004", "case-1", "Дәулет", kNow);
    CHECK(wide.find("750101300004", "case-2", kNow) == "Дәулет");
}

TEST_CASE("the memory is bounded") {
    AnswerMemory<int> memory({10min, ConsentScope::Case}, [](int&) {});
    for (int i = 0; i < 5000; ++i)
        memory.keep(std::to_string(i), "case", i, kNow);
    CHECK(memory.size() == AnswerMemory<int>::kMost);
}
