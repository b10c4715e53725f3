// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/dock/dock.h"

#include "kiosk/control/control_client.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tereze::standins {
namespace {

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            const char* ending) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
        if (entry.path().extension() == ending)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Dock::Dock(DockPlaces places, testing::ScannerScene scanner)
    : m_places(std::move(places)),
      m_scanner(std::move(scanner)),
      m_persons(files_in(m_places.persons, ".toml")),
      m_papers(files_in(m_places.papers, ".ppm")) {}

void Dock::ask(const std::filesystem::path& socket, const std::string& request) {
    auto client = control::ControlClient::connect(socket);
    if (!client)
        return note(fail(client.error()));
    note(client->ask(nlohmann::json::parse(request), std::chrono::seconds(3)).map([](const auto&) {
    }));
}

void Dock::note(const Result<>& result) {
    m_trouble = result ? std::string() : result.error().code + ": " + result.error().detail;
}

void Dock::draw(ui::Ui& ui) {
    auto screen = ui.screen({.id = "dock", .title = ui.tr("dock.title"), .help = false});
    if (!m_trouble.empty())
        ui.banner("dock.trouble", ui::BannerKind::Warning, ui.tr("dock.trouble"), m_trouble);
    ui.columns({1, 1}, [&](std::size_t column) {
        if (column == 0) {
            draw_cards(ui);
            draw_printer(ui);
        } else {
            draw_papers(ui);
            draw_gateway(ui);
        }
    });
}

void Dock::draw_cards(ui::Ui& ui) {
    ui.card("dock.cards", [&] {
        ui.subtitle("dock.card", ui.tr("dock.card"));
        for (const auto& person : m_persons) {
            const auto name = person.stem().string();
            if (!ui.button(
                    "dock.card." + name, name,
                    {.kind = m_card == name ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                     .icon = ui::Icon::Card,
                     .wide = true}))
                continue;
            ask(m_places.card,
                nlohmann::json{{"do", "insert"}, {"person", person.string()}}.dump());
            m_card = name;
        }
        if (ui.button("dock.card.unknown", ui.tr("dock.card_unknown"),
                      {.icon = ui::Icon::Card, .wide = true})) {
            ask(m_places.card, R"({"do":"insert","blank":true})");
            m_card = "unknown";
        }
        if (ui.button("dock.card.remove", ui.tr("dock.card_remove"),
                      {.kind = ui::ButtonKind::Quiet, .wide = true})) {
            ask(m_places.card, R"({"do":"remove"})");
            m_card.clear();
        }
    });
}

void Dock::draw_papers(ui::Ui& ui) {
    ui.card("dock.papers", [&] {
        ui.subtitle("dock.paper", ui.tr("dock.paper"));
        for (const auto& paper : m_papers) {
            const auto name = paper.stem().string();
            if (!ui.button(
                    "dock.paper." + name, name,
                    {.kind = m_paper == name ? ui::ButtonKind::Primary : ui::ButtonKind::Secondary,
                     .wide = true}))
                continue;
            note(m_scanner.lay(paper));
            m_paper = name;
        }
        if (ui.button("dock.paper.jam", ui.tr("dock.paper_jam"),
                      {.kind = ui::ButtonKind::Danger, .wide = true})) {
            note(m_scanner.jam());
            m_paper.clear();
        }
    });
}

void Dock::draw_printer(ui::Ui& ui) {
    ui.card("dock.printer", [&] {
        if (ui.segmented(
                "dock.printer.paper", ui.tr("dock.printer"),
                {ui.tr("dock.printer_ok"), ui.tr("dock.printer_low"), ui.tr("dock.printer_out")},
                m_printer)) {
            static constexpr std::array kStates{"ok", "low", "out"};
            ask(m_places.tickets,
                nlohmann::json{{"do", "paper"}, {"state", kStates.at(m_printer)}}.dump());
        }
    });
}

void Dock::draw_gateway(ui::Ui& ui) {
    ui.card("dock.gateway", [&] {
        if (ui.segmented("dock.gateway.mode", ui.tr("dock.gateway"),
                         {ui.tr("dock.gateway_normal"), ui.tr("dock.gateway_hang")}, m_gateway)) {
            static constexpr std::array kModes{"normal", "hang"};
            ask(m_places.gateway,
                nlohmann::json{{"do", "mode"}, {"mode", kModes.at(m_gateway)}}.dump());
        }
    });
}

}  // namespace tereze::standins
