// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The screens of self-service, one function each, and what they are given.
#pragma once

#include "kiosk/flows/self_service_flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/self_service/typed.h"
#include "kiosk/ui/ui.h"

#include <functional>
#include <string>
#include <string_view>

namespace tereze::screens::self_service {

using flows::self_service::Event;
using flows::self_service::State;
using flows::self_service::View;

struct Frame {
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

/// The bars that all screens of a visit share.
ui::Screen open_screen(const Frame& frame, ui::ScreenSpec spec);

void draw_welcome(const Frame& frame);
void draw_open_chip(const Frame& frame);
void draw_reading(const Frame& frame);
void draw_type_iin(const Frame& frame);
void draw_identity(const Frame& frame);
void draw_services(const Frame& frame);
void draw_issuing(const Frame& frame);
void draw_printing(const Frame& frame);
void draw_print_failed(const Frame& frame);
void draw_done(const Frame& frame);
void draw_out_of_service(const Frame& frame);

}  // namespace tereze::screens::self_service
