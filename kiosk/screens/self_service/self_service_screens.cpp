// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/self_service/self_service_screens.h"

#include "kiosk/screens/self_service/parts.h"

namespace tereze::screens {
namespace self_service {
namespace {

void draw_state(const Frame& frame) {
    switch (frame.view.state) {
        case State::Welcome:
            return draw_welcome(frame);
        case State::OpenChip:
            return draw_open_chip(frame);
        case State::Reading:
            return draw_reading(frame);
        case State::TypeIin:
            return draw_type_iin(frame);
        case State::Identity:
            return draw_identity(frame);
        case State::Services:
            return draw_services(frame);
        case State::Issuing:
            return draw_issuing(frame);
        case State::Printing:
            return draw_printing(frame);
        case State::PrintFailed:
            return draw_print_failed(frame);
        case State::Done:
            return draw_done(frame);
        case State::OutOfService:
            return draw_out_of_service(frame);
    }
}

void draw_help(const Frame& frame) {
    if (frame.typed.help)
        draw_sheet(frame.ui, "self.help", ui::Icon::Help, frame.tr("self.help.title"),
                   frame.tr("self.help." + std::string(to_string(frame.view.state))),
                   frame.typed.help);
}

}  // namespace

void Typed::wipe() {
    for (auto* field : {&number, &birth, &expiry, &iin})
        field->wipe();
    zone.wipe();
    shown.reset();
    help = false;
}

ui::Screen open_screen(const Frame& frame, ui::ScreenSpec spec) {
    spec.id = "self." + std::string(to_string(frame.view.state));
    return frame.ui.screen(std::move(spec));
}

}  // namespace self_service

void SelfServiceScreens::draw(ui::Ui& ui, const flows::self_service::View& view, const Emit& emit) {
    const bool entered = m_typed.shown != view.state;
    if (entered) {
        m_typed.help = false;
        m_typed.zone.wipe();
    }
    m_typed.shown = view.state;
    m_typed.number.follow(view.fields.document_number);
    m_typed.birth.follow(view.fields.birth_date);
    m_typed.expiry.follow(view.fields.expiry_date);
    m_typed.iin.follow(view.iin);
    emit_after_drawing<flows::self_service::Event>(emit, [&](const auto& keep) {
        const self_service::Frame frame{ui, m_context, view, keep, m_typed, entered};
        if (!ui.scanned().empty())
            frame.emit(flows::self_service::BarcodeRead{ui.scanned()});
        self_service::draw_state(frame);
        self_service::draw_help(frame);
    });
}

}  // namespace tereze::screens
