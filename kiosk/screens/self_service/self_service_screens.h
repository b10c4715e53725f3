// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a citizen sees, from the welcome to the ticket.
#pragma once

#include "kiosk/flows/self_service_flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/screens/self_service/typed.h"
#include "kiosk/ui/ui.h"

#include <functional>

namespace tereze::screens {

/// Draws the view of the self-service flow; what the citizen does is emitted after the frame's
/// content, so that the flow may change the view at once. Used by the user-interface thread.
class SelfServiceScreens {
  public:
    using Emit = std::function<void(flows::self_service::Event)>;

    explicit SelfServiceScreens(const Context& context) : m_context(context) {}

    void draw(ui::Ui& ui, const flows::self_service::View& view, const Emit& emit);
    /// Forgets and overwrites what was typed (the visit's end).
    void wipe() { m_typed.wipe(); }

  private:
    const Context m_context;
    self_service::Typed m_typed;
};

}  // namespace tereze::screens
