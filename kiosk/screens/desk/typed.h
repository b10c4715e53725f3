// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the desk's screens remember between frames.
#pragma once

#include "core/base/secret.h"
#include "kiosk/flows/desk_types.h"
#include "kiosk/screens/desk/pictures.h"
#include "kiosk/screens/mirrored.h"

#include <cstdint>
#include <optional>
#include <string>

namespace tereze::screens::desk {

struct Typed {
    explicit Typed(const Context& context) : pictures(context) {}

    std::optional<flows::desk::State> shown;  ///< of the last frame
    std::string login;
    Secret password;
    Secret pin;
    Mirrored phone;
    std::string case_chosen;         ///< of today's cases
    bool adding = false;             ///< the dictionary of documents is open
    bool removing = false;           ///< asked whether a document with pages goes
    std::uint64_t page = 0;          ///< the page shown large; 0: the last
    std::size_t pages_seen = 0;      ///< a new page is shown at once
    std::optional<std::size_t> law;  ///< the step whose clause is open
    bool help = false;
    Pictures pictures;

    void wipe();
};

}  // namespace tereze::screens::desk
