// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/session/session_dialog.h"

namespace tereze::screens {

SessionDialog::Answer SessionDialog::draw(ui::Ui& ui, ui::SessionTimer& timer) const {
    if (const auto change = timer.until_change())
        ui.request_frame_at(ui.now() + *change);
    if (timer.state() != ui::SessionTimer::State::Warning)
        return Answer::None;
    const auto pressed = ui.dialog(
        "session.warning",
        {.title = ui.tr("session.warning.title"),
         .text = ui.tr("session.warning.text"),
         .icon = ui::Icon::Clock,
         .actions = {{"finish", ui.tr("session.warning.finish"), ui::ButtonKind::Secondary},
                     {"more", ui.tr("session.warning.more"), ui::ButtonKind::Primary}},
         .cancel = {},
         .left = timer.left(),
         .left_fraction = timer.left_fraction()});
    if (!pressed)
        return Answer::None;
    if (*pressed == 0)
        return Answer::Finish;
    timer.extend();
    return Answer::More;
}

}  // namespace tereze::screens
