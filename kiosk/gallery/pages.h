// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The gallery's pages: every widget in every state.
#pragma once

#include "core/base/secret.h"
#include "kiosk/ui/ui.h"

#include <string>
#include <vector>

namespace tereze::gallery {

/// What the pages' widgets hold.
struct State {
    std::string page = "home";
    std::string chosen;
    int clicks = 0;
    bool paper = true;
    bool open_dialog = false;
    std::size_t operation = 0;
    std::size_t radio = 1;
    std::string name;
    std::string iin = "990101300123";
    std::string mrz;
    Secret password;
    Secret pin;
    std::vector<std::uint8_t> sheet;  ///< a painted page, straight RGBA
};

inline constexpr int kSheetWidth = 210;
inline constexpr int kSheetHeight = 297;
/// Lines like those of a letter, so that thumbnails have something to show.
std::vector<std::uint8_t> paint_sheet();

/// Draws the page that `state` names.
void draw(ui::Ui& ui, State& state);

}  // namespace tereze::gallery
