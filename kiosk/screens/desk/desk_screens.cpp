// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/desk/desk_screens.h"

#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens {
namespace desk {
namespace {

void draw_case(const Frame& frame) {
    switch (frame.view.state) {
        case State::NotEntitled:
            return draw_not_entitled(frame);
        case State::Operation:
            return draw_operation(frame);
        case State::LookingUp:
            return draw_looking_up(frame);
        case State::Absent:
            return draw_absent(frame);
        case State::Unreachable:
            return draw_unreachable(frame);
        case State::Form:
            return draw_form(frame);
        case State::Documents:
            return draw_documents(frame);
        case State::Scanning:
            return draw_scanning(frame);
        case State::Sign:
            return draw_sign(frame);
        case State::Signing:
            return draw_signing(frame);
        case State::Sending:
            return draw_sending(frame);
        case State::Registered:
            return draw_registered(frame);
        case State::Sealed:
            return draw_sealed(frame);
        case State::Refused:
            return draw_refused(frame);
        default:
            return;
    }
}

void draw_state(const Frame& frame) {
    switch (frame.view.state) {
        case State::Login:
            return draw_login(frame);
        case State::Queue:
            return draw_queue(frame);
        case State::Called:
            return draw_called(frame);
        default:
            return draw_case(frame);
    }
}

void draw_help(const Frame& frame) {
    if (frame.typed.help)
        draw_sheet(frame.ui, "desk.help", ui::Icon::Keyboard, frame.tr("desk.help.title"),
                   frame.tr("desk.help.text"), frame.typed.help);
}

std::string who_and_where(const Frame& frame) {
    const auto window = frame.tr("desk.window", {{"desk", frame.context.desk}});
    if (!frame.view.who)
        return window;
    return frame.tr("desk.who_and_where", {{"name", frame.view.who->name}, {"window", window}});
}

}  // namespace

void Typed::wipe() {
    for (auto* text : {&login, &case_chosen})
        tereze::wipe(*text);
    phone.wipe();
    password.clear();
    pin.clear();
    pictures.wipe();
    shown.reset();
    adding = removing = help = false;
    page = pages_seen = 0;
    law.reset();
}

ui::Screen open_screen(const Frame& frame, ui::ScreenSpec spec) {
    spec.id = "desk." + std::string(to_string(frame.view.state));
    spec.status = who_and_where(frame);
    return frame.ui.screen(std::move(spec));
}

std::string authenticity_words(const Frame& frame, casework::Authenticity authenticity) {
    return frame.tr("desk.authenticity." + std::string(casework::to_string(authenticity)));
}

}  // namespace desk

void DeskScreens::draw(ui::Ui& ui, const flows::desk::View& view, const Emit& emit) {
    const bool entered = m_typed.shown != view.state;
    if (entered) {
        m_typed.help = m_typed.removing = false;
        m_typed.law.reset();
        m_typed.pin.clear();
    }
    m_typed.shown = view.state;
    m_typed.phone.follow(view.phone);
    m_typed.pictures.keep_only(view.documents);
    emit_after_drawing<flows::desk::Event>(emit, [&](const auto& keep) {
        const desk::Frame frame{ui, m_context, view, keep, m_typed, entered};
        desk::draw_state(frame);
        desk::draw_law(frame);
        desk::draw_help(frame);
    });
}

}  // namespace tereze::screens
