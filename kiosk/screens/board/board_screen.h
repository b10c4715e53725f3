// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The board in the hall: who is called to which window. Read from ten metres, touched by nobody.
#pragma once

#include "core/queue/ticket.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/ui.h"

#include <cstddef>
#include <vector>

namespace tereze::screens {

struct BoardView {
    std::vector<queue::BoardCall> called;
    std::size_t waiting = 0;
    bool connected = false;  ///< false: what is shown is the last known state
};

class BoardScreen {
  public:
    explicit BoardScreen(const Context& context) : m_context(context) {}
    void draw(ui::Ui& ui, const BoardView& view) const;

  private:
    const Context m_context;
};

}  // namespace tereze::screens
