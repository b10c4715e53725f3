// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/board_app.h"

#include <nlohmann/json.hpp>

namespace tereze::app {

BoardApp::BoardApp(Parts parts) : m_parts(std::move(parts)), m_screen(m_parts.screens) {
    auto* window = &m_parts.window;
    m_watch = std::make_unique<central::QueueWatch>(
        m_parts.settings.central,
        central::QueueWatch::Callbacks{
            [this, window](queue::HallQueue hall) {
                window->post([this, hall = std::move(hall)] {
                    m_view.called = hall.called;
                    m_view.waiting = hall.waiting.size();
                    m_view.connected = true;
                });
            },
            [this, window](const Error&) { window->post([this] { m_view.connected = false; }); }});
}

void BoardApp::draw(ui::Ui& ui) {
    m_screen.draw(ui, m_view);
}

std::string BoardApp::report() const {
    nlohmann::json facts{{"connected", m_view.connected}, {"waiting", m_view.waiting}};
    for (const auto& call : m_view.called)
        facts["called"].push_back({{"number", call.number}, {"desk", call.desk}});
    return facts.dump();
}

}  // namespace tereze::app
