// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/screens/frame.h"

namespace tereze::screens {

void draw_sheet(ui::Ui& ui, std::string_view id, ui::Icon icon, const std::string& title,
                const std::string& text, bool& open) {
    const auto pressed =
        ui.dialog(id, {.title = title,
                       .text = text,
                       .icon = icon,
                       .actions = {{"close", ui.tr("common.close"), ui::ButtonKind::Primary}},
                       .cancel = "close"});
    if (pressed)
        open = false;
}

}  // namespace tereze::screens
