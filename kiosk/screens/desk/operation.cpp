// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which of the service's operations: issue, re-issue, duplicate.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {
namespace {

ui::Icon icon_of(regulation::Operation operation) {
    switch (operation) {
        case regulation::Operation::Issue:
            return ui::Icon::Document;
        case regulation::Operation::Reissue:
            return ui::Icon::Refresh;
        case regulation::Operation::Duplicate:
            return ui::Icon::Pages;
    }
    return ui::Icon::Document;
}

}  // namespace

void draw_operation(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.operation.title"),
                                      .secondary = frame.tr("desk.finish_visit")});
    beside_way(frame, [&] {
        show_notice(ui, "desk.operation.notice", frame.view.notice);
        ui.paragraph("desk.operation.service",
                     service_title(frame.context, ui.language(), frame.view.service_id),
                     ui::Tone::Quiet);
        ui.space(1);
        for (const auto operation : frame.view.operations) {
            const std::string word(word_of(operation));
            if (ui.choice("desk.operation." + word, {.title = frame.tr("operation." + word),
                                                     .summary = frame.tr("desk.operation." + word),
                                                     .icon = icon_of(operation)}))
                frame.emit(flows::desk::ChooseOperation{operation});
        }
    });
    if (screen.secondary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
