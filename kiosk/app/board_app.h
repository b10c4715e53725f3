// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The board role: what the hall sees, pushed by the server.
#pragma once

#include "kiosk/app/parts.h"
#include "kiosk/central/queue_watch.h"
#include "kiosk/screens/board/board_screen.h"

#include <memory>

namespace tereze::app {

class BoardApp final : public Role {
  public:
    explicit BoardApp(Parts parts);
    void draw(ui::Ui& ui) override;
    std::string report() const override;

  private:
    Parts m_parts;
    screens::BoardScreen m_screen;
    screens::BoardView m_view;
    std::unique_ptr<central::QueueWatch> m_watch;
};

}  // namespace tereze::app
