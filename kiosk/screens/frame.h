// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What one frame of a role's screens is given, and how its intents get out.
#pragma once

#include "kiosk/screens/context.h"
#include "kiosk/ui/ui.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::screens {

template <class View, class Event, class Typed>
struct FrameOf {
    ui::Ui& ui;
    const Context& context;
    const View& view;
    const std::function<void(Event)>& emit;
    Typed& typed;
    bool entered = false;  ///< the first frame of this state

    std::string tr(std::string_view id, const text::Arguments& arguments = {}) const {
        return ui.tr(id, arguments);
    }
};

/// Keeps intents back until all is drawn: the flow may then change the view at once.
template <class Event, class Draw>
void emit_after_drawing(const std::function<void(Event)>& emit, const Draw& draw) {
    std::vector<Event> events;
    draw(std::function<void(Event)>([&](Event event) { events.push_back(std::move(event)); }));
    for (auto& event : events)
        emit(std::move(event));
}

/// A text above the screen with one button; `open` ends when it is closed.
void draw_sheet(ui::Ui& ui, std::string_view id, ui::Icon icon, const std::string& title,
                const std::string& text, bool& open);

}  // namespace tereze::screens
