// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The hands of the demo: puts cards in, lays paper on the glass, takes the printer's paper away.
#pragma once

#include "kiosk/ui/ui.h"
#include "tests/support/scan/scanner_scene.h"

#include <filesystem>
#include <string>

namespace tereze::standins {

struct DockPlaces {
    std::filesystem::path card;  ///< control sockets
    std::filesystem::path tickets;
    std::filesystem::path gateway;
    std::filesystem::path persons;  ///< folder of cards
    std::filesystem::path papers;   ///< folder of page pictures
};

class Dock {
  public:
    Dock(DockPlaces places, testing::ScannerScene scanner);
    void draw(ui::Ui& ui);

  private:
    void draw_cards(ui::Ui& ui);
    void draw_papers(ui::Ui& ui);
    void draw_printer(ui::Ui& ui);
    void draw_gateway(ui::Ui& ui);
    /// One request; what went wrong is shown above.
    void ask(const std::filesystem::path& socket, const std::string& request);
    void note(const Result<>& result);

    DockPlaces m_places;
    testing::ScannerScene m_scanner;
    std::vector<std::filesystem::path> m_persons;
    std::vector<std::filesystem::path> m_papers;
    std::string m_card;   ///< what lies in the reader
    std::string m_paper;  ///< what lies on the glass
    std::size_t m_printer = 0;
    std::size_t m_gateway = 0;
    std::string m_trouble;
};

}  // namespace tereze::standins
