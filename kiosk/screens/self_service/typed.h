// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the screens of self-service remember between frames.
#pragma once

#include "kiosk/flows/self_service_flow.h"
#include "kiosk/screens/mirrored.h"
#include "kiosk/screens/self_service/zone_lines.h"

#include <optional>

namespace tereze::screens::self_service {

struct Typed {
    std::optional<flows::self_service::State> shown;  ///< of the last frame
    Mirrored number;
    Mirrored birth;
    Mirrored expiry;
    Mirrored iin;
    ZoneLines zone;
    bool help = false;

    void wipe();
};

}  // namespace tereze::screens::self_service
