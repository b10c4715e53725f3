// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-server doctor: everything that keeps a server from working, looked at before somebody
// calls.
#pragma once

#include "core/base/clock.h"
#include "server/app/config.h"

#include <functional>
#include <string>

namespace tereze::server::app {

enum class Health { Good, Soon, Bad };

struct Finding {
    Health health = Health::Good;
    std::string what;  ///< "database", "certificate of the seal"
    std::string says;  ///< technical English, no personal data
};

/// Looks at one thing after another and tells each as soon as it is known: some wait for others'
/// answers. Gives the worst. Changes nothing.
Health examine(const ServerConfig& config, const Clock& clock,
               const std::function<void(const Finding&)>& tell);

}  // namespace tereze::server::app
