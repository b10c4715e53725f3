// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The screens of the desk, one function each, and what they are given.
#pragma once

#include "kiosk/flows/desk_types.h"
#include "kiosk/screens/desk/typed.h"
#include "kiosk/screens/frame.h"

#include <string>
#include <string_view>

namespace tereze::screens::desk {

using flows::desk::Event;
using flows::desk::State;
using flows::desk::View;

using Frame = FrameOf<View, Event, Typed>;

/// The bars that all screens of a desk share: who works here and which window, on top.
ui::Screen open_screen(const Frame& frame, ui::ScreenSpec spec);
/// The case's way through the regulation along the side, under the mark of an act without force;
/// the work beside it.
void beside_way(const Frame& frame, const ui::Body& work);
/// The clause behind a step, when it was asked for. Above the screen: called last.
void draw_law(const Frame& frame);

std::string authenticity_words(const Frame& frame, casework::Authenticity authenticity);
/// How the regulation wants a document to prove itself, with its clause; empty where it does not
/// ask for it.
std::string proof_words(const Frame& frame, const flows::desk::DocumentKind& kind);
/// Whether a phone number is whole: empty, or eleven digits as they are dialled here.
bool phone_is_plausible(std::string_view phone);

void draw_login(const Frame& frame);
void draw_queue(const Frame& frame);
void draw_called(const Frame& frame);
void draw_not_entitled(const Frame& frame);
void draw_operation(const Frame& frame);
void draw_looking_up(const Frame& frame);
void draw_absent(const Frame& frame);
void draw_unreachable(const Frame& frame);
void draw_form(const Frame& frame);
void draw_documents(const Frame& frame);
void draw_kinds(const Frame& frame);
void draw_pages(const Frame& frame);
void draw_scanning(const Frame& frame);
void draw_sign(const Frame& frame);
void draw_signing(const Frame& frame);
void draw_sending(const Frame& frame);
void draw_registered(const Frame& frame);
void draw_sealed(const Frame& frame);
void draw_refused(const Frame& frame);

}  // namespace tereze::screens::desk
