// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The quiet second way: the person types the twelve digits.
#include "core/identity/person_number.h"
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>
#include <cctype>

namespace tereze::screens::self_service {
namespace {

constexpr std::size_t kIinLength = 12;

std::string only_digits(const std::string& text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](unsigned char c) { return std::isdigit(c) != 0; });
    return digits;
}

/// What is wrong with the number, as soon as it is whole.
std::string error_of(const Frame& frame) {
    const auto& iin = frame.view.iin;
    if (iin.size() != kIinLength)
        return {};
    const auto parsed = identity::Iin::parse(iin);
    return parsed ? std::string() : frame.tr(parsed.error().message_id());
}

}  // namespace

void draw_type_iin(const Frame& frame) {
    auto& ui = frame.ui;
    const auto error = error_of(frame);
    auto screen = open_screen(frame, {.title = frame.tr("self.type-iin.title"),
                                      .back = frame.tr("common.back"),
                                      .primary = frame.tr("common.next"),
                                      .primary_enabled = frame.view.iin_complete && error.empty()});
    if (error.empty())
        show_notice(ui, "self.type-iin.notice", frame.view.notice);
    ui.paragraph("self.type-iin.text", frame.tr("self.type-iin.text"));
    ui.space(2);
    if (frame.entered)
        ui.focus("self.type-iin.iin");
    if (ui.text_field("self.type-iin.iin",
                      {.label = frame.tr("self.type-iin.iin"),
                       .hint = frame.tr("self.type-iin.iin_hint"),
                       .error = error,
                       .keyboard = ui::KeyboardLayout::Digits,
                       .max_length = kIinLength,
                       .monospaced = true},
                      frame.typed.iin.text)) {
        frame.typed.iin.text = only_digits(frame.typed.iin.text);
        frame.emit(flows::self_service::IinChanged{frame.typed.iin.text});
    }
    if (screen.primary())
        frame.emit(flows::self_service::Next{});
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
