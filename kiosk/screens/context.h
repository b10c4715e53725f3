// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What every screen may ask besides its view: the acts, the time, the hall, pictures of pages.
#pragma once

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/regulation/catalogue.h"

#include <functional>
#include <string>

namespace tereze::screens {

struct DecodedPage {
    int width = 0;  ///< 0: the picture cannot be shown
    int height = 0;
    Bytes rgba;
};

/// Catalogue and clock must outlive the screens.
struct Context {
    const regulation::Catalogue& catalogue;
    const Clock& clock;
    std::string hall_name_kk;
    std::string hall_name_ru;
    std::string desk;  ///< the window's number, for a desk
    /// Pixels of a scanned page, its longest side at most that long.
    std::function<DecodedPage(const Bytes& jpeg, int longest_side_px)> decode_page;
};

}  // namespace tereze::screens
