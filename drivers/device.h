// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The model that every device follows (what CEN/XFS gets right): status, capabilities, events, and
// commands that end in exactly one completion.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tereze::drivers {

enum class DeviceState { Online, Offline, NoDevice, HardwareError, Busy, UserError, SuspectedFraud };
std::string_view to_string(DeviceState state);

/// State and its reasons in IPP/PWG words ("media-empty", "cover-open", "media-low", "media-jam").
struct DeviceStatus {
    DeviceState state = DeviceState::Offline;
    std::vector<std::string> reasons;

    bool usable() const { return state == DeviceState::Online || state == DeviceState::Busy; }
    bool has_reason(std::string_view reason) const;
    bool operator==(const DeviceStatus&) const = default;
};

/// What the device can do, asked once and held against the terminal's profile at start:
/// "source.feeder" = "yes", "width_px" = "576".
using Capabilities = std::map<std::string, std::string>;

enum class DeviceEventKind {
    StatusChanged,
    MediaInserted,
    MediaTaken,
    MediaJammed,
    PaperLow,
    PaperOut,
    CoverOpen,
    CardRemoved,
    SuppliesThreshold,
    Progress,
};

/// Something a device says by itself. `progress` is 0..1 where the kind is Progress.
struct DeviceEvent {
    std::string device;
    DeviceEventKind kind = DeviceEventKind::StatusChanged;
    DeviceStatus status;
    double progress = 0;
};

/// What a running command gets: when to stop, how long it may take, where to tell about progress, and
/// the visit it belongs to (for the device log; never personal data).
struct CommandContext {
    std::stop_token stop;
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    std::function<void(DeviceEvent)> emit = [](const DeviceEvent&) {};
    std::string transaction;

    bool cancelled() const { return stop.stop_requested(); }
    bool overdue() const { return std::chrono::steady_clock::now() >= deadline; }
    std::chrono::milliseconds time_left() const;
    /// device.cancelled or device.timeout when the command should end now.
    Result<> check() const;
};

/// A device as the station sees it. Drivers block; DeviceWorker gives each a thread of its own.
class Device {
  public:
    virtual ~Device() = default;
    virtual std::string id() const = 0;
    virtual DeviceStatus status(const CommandContext& context) = 0;
    virtual Capabilities capabilities(const CommandContext& context) = 0;
};

}  // namespace tereze::drivers
