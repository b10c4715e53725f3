// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The small types of the device model.
#include "drivers/device.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::drivers;
using namespace std::chrono_literals;

TEST_CASE("every state has a word of its own") {
    std::set<std::string_view> words;
    for (const auto state : {DeviceState::Online, DeviceState::Offline, DeviceState::NoDevice,
                             DeviceState::HardwareError, DeviceState::Busy, DeviceState::UserError,
                             DeviceState::SuspectedFraud})
        words.insert(to_string(state));
    CHECK(words.size() == 7);
    CHECK(to_string(DeviceState::NoDevice) == "no-device");
}

TEST_CASE("a device is usable when it is online or busy") {
    CHECK(DeviceStatus{DeviceState::Online, {}}.usable());
    CHECK(DeviceStatus{DeviceState::Busy, {}}.usable());
    CHECK_FALSE(DeviceStatus{DeviceState::UserError, {"media-empty"}}.usable());
    CHECK_FALSE(DeviceStatus{}.usable());
    CHECK(DeviceStatus{DeviceState::UserError, {"media-empty"}}.has_reason("media-empty"));
    CHECK_FALSE(DeviceStatus{}.has_reason("media-empty"));
}

TEST_CASE("a command is told when to end, cancelling before its time limit") {
    CommandContext context;
    CHECK(context.check());
    CHECK(context.time_left() == 1h);  // no deadline: the most that a poll may wait
    context.deadline = std::chrono::steady_clock::now() - 1ms;
    CHECK(context.overdue());
    CHECK(context.time_left() == 0ms);
    REQUIRE_FALSE(context.check());
    CHECK(context.check().error().code == "device.timeout");
    std::stop_source stop;
    context.stop = stop.get_token();
    stop.request_stop();
    REQUIRE_FALSE(context.check());
    CHECK(context.check().error().code == "device.cancelled");
    context.deadline = std::chrono::steady_clock::now() + 10s;
    CHECK(context.time_left() <= 10s);
    CHECK(context.time_left() > 8s);
}
