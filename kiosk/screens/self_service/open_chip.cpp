// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Three details printed on the card open its chip (basic access control, ICAO 9303-11).
#include "core/identity/person_number.h"
#include "kiosk/flows/typed_date.h"
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {
namespace {

constexpr std::size_t kDateLength = 10;  // DD.MM.YYYY
constexpr std::string_view kNumber = "self.open-chip.number";
constexpr std::string_view kExpiry = "self.open-chip.expiry";

bool draw_number(const Frame& frame) {
    auto& typed = frame.typed;
    const bool changed = frame.ui.text_field(kNumber,
                                             {.label = frame.tr("self.open-chip.number"),
                                              .hint = frame.tr("self.open-chip.number_hint"),
                                              .keyboard = ui::KeyboardLayout::Mrz,
                                              .max_length = ZoneLines::kLineLength,
                                              .monospaced = true},
                                             typed.number.text);
    if (!changed)
        return false;
    if (auto zone = typed.zone.take_from(typed.number.text))
        frame.emit(flows::self_service::ZoneRead{std::move(*zone)});
    // Document numbers have nine characters: this came from a scanner that read the card's back.
    if (identity::Iin::parse(typed.number.text)) {
        frame.emit(flows::self_service::BarcodeRead{typed.number.text});
        typed.number.wipe();
    }
    return true;
}

bool draw_date(const Frame& frame, std::string_view id, std::string_view message,
               std::string& date) {
    const bool wrong = date.size() == kDateLength && !flows::parse_typed_date(date);
    const std::string name(message);
    const bool changed = frame.ui.text_field(
        id,
        {.label = frame.tr(name),
         .hint = frame.tr(name + "_hint"),
         .error = wrong ? frame.tr("self.open-chip.no_such_date") : std::string(),
         .keyboard = ui::KeyboardLayout::Digits,
         .max_length = kDateLength,
         .monospaced = true},
        date);
    if (changed)
        date = flows::shape_typed_date(date);
    return changed;
}

bool draw_birth(const Frame& frame) {
    auto& typed = frame.typed;
    const bool changed =
        draw_date(frame, "self.open-chip.birth", "self.open-chip.birth", typed.birth.text);
    if (changed && flows::parse_typed_date(typed.birth.text) && typed.expiry.text.empty())
        frame.ui.focus(kExpiry);
    return changed;
}

bool draw_expiry(const Frame& frame) {
    return draw_date(frame, kExpiry, "self.open-chip.expiry", frame.typed.expiry.text);
}

/// Side by side, so that all three fields are seen above the keyboard; one under the other where
/// large text needs the width.
bool draw_dates(const Frame& frame) {
    if (frame.ui.preferences().text_scale != ui::TextScale::Normal) {
        const bool birth = draw_birth(frame);
        return draw_expiry(frame) || birth;
    }
    bool changed = false;
    frame.ui.columns({1, 1}, [&](std::size_t column) {
        changed |= column == 0 ? draw_birth(frame) : draw_expiry(frame);
    });
    return changed;
}

void draw_explanation(const Frame& frame) {
    auto& ui = frame.ui;
    ui.columns({0.6F, 0.4F}, [&](std::size_t column) {
        if (column == 0)
            ui.paragraph("self.open-chip.text", frame.tr("self.open-chip.text"));
        else
            ui.illustration("self.open-chip.picture", ui::Illustration::CardLines,
                            frame.tr("self.open-chip.picture"), 240);
    });
}

}  // namespace

void draw_open_chip(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("self.open-chip.title"),
                                      .back = frame.tr("common.back"),
                                      .primary = frame.tr("self.open-chip.read"),
                                      .primary_enabled = frame.view.fields_complete,
                                      .primary_icon = ui::Icon::Card});
    show_notice(ui, "self.open-chip.notice", frame.view.notice);
    draw_explanation(frame);
    // The zone's lines come one after the other into the number: focus must not wander between.
    if (frame.entered || frame.typed.zone.begun())
        ui.focus(kNumber);
    const bool number = draw_number(frame);
    if (draw_dates(frame) || number)
        frame.emit(flows::self_service::FieldsChanged{
            {frame.typed.number.text, frame.typed.birth.text, frame.typed.expiry.text}});
    if (screen.primary())
        frame.emit(flows::self_service::Next{});
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
