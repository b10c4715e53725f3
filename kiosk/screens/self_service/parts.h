// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The screens of self-service, one function each, and what they are given.
#pragma once

#include "kiosk/flows/self_service_flow.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/self_service/typed.h"

#include <string>
#include <string_view>

namespace tereze::screens::self_service {

using flows::self_service::Event;
using flows::self_service::State;
using flows::self_service::View;

using Frame = FrameOf<View, Event, Typed>;

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
