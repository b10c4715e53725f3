// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One case from the card to the receipt, as people do it at the windows: small steps that the demo
// and the end-to-end tests share.
#pragma once

#include "tests/support/world/hall.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tereze::testing {

/// Takes pictures of the screens that are passed, numbered in their order, and audits each.
class Album {
  public:
    /// No pictures are taken when the folder is empty.
    explicit Album(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    /// Takes NN-name.png; the findings of the screen's audit are kept.
    Result<> shoot(UiDriver& ui, const std::string& name);
    const std::vector<std::string>& findings() const { return m_findings; }
    int count() const { return m_count; }

  private:
    std::filesystem::path m_folder;
    int m_count = 0;
    std::vector<std::string> m_findings;
};

/// Drives a hall. Every step waits for the screen that it leads to. Errors: world.ui.
class Visit {
  public:
    Visit(Hall& hall, Album& album) : m_hall(hall), m_album(album) {}

    // At the kiosk
    Result<> insert_card_and_open_it();
    Result<> open_chip_with(const std::string& document, const std::string& birth,
                            const std::string& expiry);
    Result<> choose_service();
    /// The whole way to a printed ticket that has joined the queue.
    Result<> take_ticket();
    Result<> leave_kiosk();

    // At the desk
    Result<> log_in();
    Result<> log_in_with(const std::string& password);
    /// After a restart: what follows depends on what was left open.
    Result<> log_in_again();
    Result<> call_next();
    Result<> begin_case();
    Result<> fill_form();
    /// Chooses a kind from the dictionary, lays the paper on the glass and scans it.
    Result<> take_paper(const std::string& kind, const std::string& paper);
    Result<> scan(const std::string& paper);
    Result<> go_to_signature();
    Result<> sign_with(const std::string& pin);
    Result<> print_receipt();
    Result<> finish();
    /// From the queue to the signature, two papers scanned.
    Result<> prepare_case();

    UiDriver& kiosk() { return m_hall.ui(Terminal::SelfService); }
    UiDriver& desk() { return m_hall.ui(Terminal::Desk); }
    UiDriver& board() { return m_hall.ui(Terminal::Board); }
    Hall& hall() { return m_hall; }

  private:
    Result<> arrive(UiDriver& ui, const std::string& screen);
    Hall& m_hall;
    Album& m_album;
    std::size_t m_documents = 0;
};

}  // namespace tereze::testing
