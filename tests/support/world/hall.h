// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A whole hall for one run: keys, server, gateway, devices and terminals, all real programs, all in
// one folder, all ended with the object.
#pragma once

#include "kiosk/central/http.h"
#include "tests/support/cards/private_pcscd.h"
#include "tests/support/display/virtual_display.h"
#include "tests/support/print/page_printer_standin.h"
#include "tests/support/print/ticket_printer_standin.h"
#include "tests/support/scan/scanner_scene.h"
#include "tests/support/world/background_program.h"
#include "tests/support/world/cast.h"
#include "tests/support/world/ui_driver.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace tereze::testing {

struct HallOptions {
    std::filesystem::path folder;  ///< made new
    std::filesystem::path bin;     ///< where our programs are
    std::filesystem::path source;  ///< the source tree (config, assets)
    std::filesystem::path build;   ///< the build tree (locales)
    bool virtual_display = true;   ///< false: windows open on the display that is there
    std::string language = "kk";
    int idle_seconds = 300;
    std::string postgresql;  ///< address of the server's empty database; none: a file of SQLite
};

enum class Terminal { SelfService, Desk, Board };

class Hall {
  public:
    /// Makes keys and papers and starts everything but the terminals.
    static Result<std::unique_ptr<Hall>> open(HallOptions options);
    ~Hall();

    const Cast& cast() const { return m_cast; }
    const HallOptions& options() const { return m_options; }

    // Terminals
    Result<> start(Terminal terminal);
    void stop(Terminal terminal);
    /// SIGKILL, as a power cut.
    void kill(Terminal terminal);
    bool runs(Terminal terminal);
    UiDriver& ui(Terminal terminal) { return *slot(terminal).ui; }

    // The centre
    Result<> start_server();
    void stop_server();
    central::HttpSettings desk_access() const;
    int public_port() const { return m_public_port; }
    Result<nlohmann::json> ask_gateway(const nlohmann::json& request);
    Result<nlohmann::json> ask_certification_centre(const nlohmann::json& request);

    // Devices
    Result<nlohmann::json> ask_card(const nlohmann::json& request);
    Result<> insert_card();
    Result<> remove_card();
    TicketPrinterStandin& ticket_printer() { return *m_ticket_printer; }
    PagePrinterStandin& page_printer() { return *m_page_printer; }
    ScannerScene& scanner() { return *m_scanner; }
    PrivatePcscd& card_service() { return *m_pcscd; }
    /// A picture of a paper by its kind, to lay on the glass.
    std::filesystem::path paper(const std::string& kind) const;
    std::filesystem::path token_folder() const { return m_options.folder / "keys/token"; }
    std::filesystem::path outbox() const;
    /// Short folder for sockets.
    std::filesystem::path sockets() const { return m_sockets; }
    std::string display() const;

  private:
    struct Slot {
        std::optional<BackgroundProgram> program;
        std::optional<UiDriver> ui;
    };
    explicit Hall(HallOptions options) : m_options(std::move(options)) {}
    Result<> make_folders();
    Result<> make_keys();
    Result<> make_papers();
    Result<> start_devices();
    /// The gateway and the certification centre.
    Result<> start_neighbours();
    Result<> write_server_config();
    Result<> add_operator();
    Result<std::filesystem::path> write_terminal_config(Terminal terminal);
    Result<> run_program(const std::string& name, std::vector<std::string> arguments,
                         const std::string& input_file = {});
    Result<BackgroundProgram> start_program(const std::string& name,
                                            std::vector<std::string> arguments,
                                            std::map<std::string, std::string> environment = {});
    Result<nlohmann::json> ask(const std::string& standin, const nlohmann::json& request);
    Slot& slot(Terminal terminal) { return m_slots[static_cast<std::size_t>(terminal)]; }
    std::filesystem::path control(const std::string& name) const { return m_sockets / name; }

    HallOptions m_options;
    Cast m_cast;
    std::filesystem::path m_sockets;
    std::optional<test::VirtualDisplay> m_display;
    std::optional<PrivatePcscd> m_pcscd;
    std::optional<ScannerScene> m_scanner;
    std::optional<PagePrinterStandin> m_page_printer;
    std::optional<TicketPrinterStandin> m_ticket_printer;
    std::optional<BackgroundProgram> m_card;
    std::optional<BackgroundProgram> m_gateway;
    std::optional<BackgroundProgram> m_centre;
    std::optional<BackgroundProgram> m_server;
    int m_api_port = 0;
    int m_public_port = 0;
    std::array<Slot, 3> m_slots;
};

}  // namespace tereze::testing
