// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What an operator sees, from the login to the printed receipt.
#pragma once

#include "kiosk/flows/desk_types.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/desk/typed.h"
#include "kiosk/ui/ui.h"

#include <functional>

namespace tereze::screens {

/// Draws the view of the desk flow; what the operator does is emitted after the frame's content, so
/// that the flow may change the view at once. Used by the user-interface thread.
class DeskScreens {
  public:
    using Emit = std::function<void(flows::desk::Event)>;

    explicit DeskScreens(const Context& context) : m_context(context), m_typed(m_context) {}
    DeskScreens(const DeskScreens&) = delete;
    DeskScreens& operator=(const DeskScreens&) = delete;

    void draw(ui::Ui& ui, const flows::desk::View& view, const Emit& emit);
    /// Forgets and overwrites texts, secrets and pictures (the visit's end, logging out).
    void wipe() { m_typed.wipe(); }

  private:
    const Context m_context;
    desk::Typed m_typed;
};

}  // namespace tereze::screens
