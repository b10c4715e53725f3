// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/time_out_dialog.h"

namespace tereze::ui {

TimeOutAnswer time_out_dialog(Ui& ui, const SessionTimer& timer) {
    if (const auto change = timer.until_change())
        ui.request_frame_at(ui.now() + *change);
    const auto left = timer.left();
    if (!left)
        return TimeOutAnswer::None;
    const auto pressed = ui.dialog(
        "timeout", {.title = ui.tr("ui.timeout.title"),
                    .text = ui.tr("ui.timeout.text"),
                    .actions = {{"finish", ui.tr("ui.timeout.finish"), ButtonKind::Secondary},
                                {"extend", ui.tr("ui.timeout.extend"), ButtonKind::Primary}},
                    .cancel = "finish",
                    .left = left,
                    .left_fraction = timer.left_fraction()});
    if (!pressed)
        return TimeOutAnswer::None;
    return *pressed == 0 ? TimeOutAnswer::Finish : TimeOutAnswer::Extend;
}

}  // namespace tereze::ui
