// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The supervisor's page: the hall as it is now, and its day against the act's limit of waiting.
#pragma once

#include "server/accounts/caller.h"
#include "server/queue/hall_queue.h"
#include "server/web/document.h"

#include <functional>
#include <string>
#include <vector>

namespace tereze::server::web {

/// A hall at one moment. No personal data.
struct HallPicture {
    std::string name;
    Clock::TimePoint now{};
    std::chrono::minutes wait_limit{};
    std::vector<std::string> windows;
    queue::QueueView queue;
    queue::DayStatistics day;
    std::function<std::string(const std::string& service_id)> service_title;
    std::function<std::string(const std::string& benefit_id)> benefit_name;
};

/// The changing part of the page.
std::string hall_live(const PageContext& context, const HallPicture& hall);

}  // namespace tereze::server::web
