// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/device.h"

#include <algorithm>

namespace tereze::drivers {

std::string_view to_string(DeviceState state) {
    switch (state) {
        case DeviceState::Online: return "online";
        case DeviceState::Offline: return "offline";
        case DeviceState::NoDevice: return "no-device";
        case DeviceState::HardwareError: return "hardware-error";
        case DeviceState::Busy: return "busy";
        case DeviceState::UserError: return "user-error";
        case DeviceState::SuspectedFraud: return "suspected-fraud";
    }
    return "offline";
}

bool DeviceStatus::has_reason(std::string_view reason) const {
    return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
}

std::chrono::milliseconds CommandContext::time_left() const {
    const auto now = std::chrono::steady_clock::now();
    if (deadline <= now) return std::chrono::milliseconds(0);
    // The far future would overflow a poll timeout; an hour is beyond every device's limit.
    const auto left = std::min<std::chrono::steady_clock::duration>(deadline - now,
                                                                    std::chrono::hours(1));
    // Rounded up, so that a poll that runs out finds the command overdue and not a moment before.
    return std::chrono::ceil<std::chrono::milliseconds>(left);
}

Result<> CommandContext::check() const {
    if (cancelled()) return fail("device.cancelled", ErrorClass::User, Remedy::None);
    if (overdue()) return fail("device.timeout", ErrorClass::Hardware, Remedy::Retry);
    return {};
}

}  // namespace tereze::drivers
