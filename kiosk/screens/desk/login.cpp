// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Step 1 of the regulation: login and password.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {

void draw_login(const Frame& frame) {
    auto& ui = frame.ui;
    auto& typed = frame.typed;
    auto screen = open_screen(frame, {.primary = frame.tr("desk.login.enter"),
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Next,
                                      .centered = true});
    if (frame.entered)
        ui.focus("desk.login.login");
    ui.centered(
        [&] {
            ui.heading("desk.login.title", frame.tr("desk.login.title"), ui::Align::Center);
            ui.space(1);
            show_notice(ui, "desk.login.notice", frame.view.notice);
            ui.card("desk.login.card", [&] {
                ui.text_field("desk.login.login",
                              {.label = frame.tr("desk.login.login"), .max_length = 64},
                              typed.login);
                ui.secret_field("desk.login.password",
                                {.label = frame.tr("desk.login.password"), .max_length = 128},
                                typed.password);
            });
            ui.caption("desk.login.hint", frame.tr("desk.login.hint"), ui::Tone::Quiet,
                       ui::Align::Center);
        },
        560);
    screen.enable_primary(!typed.login.empty() && !typed.password.empty() && !frame.view.busy);
    if (screen.primary()) {
        auto password = std::make_shared<Secret>(std::move(typed.password));
        typed.password = Secret();
        frame.emit(flows::desk::LogIn{typed.login, std::move(password)});
    }
    if (screen.help())
        typed.help = true;
}

}  // namespace tereze::screens::desk
