// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A whole hall for one run: keys, server, gateway, devices and terminals, all real programs, all in
// one folder, all ended with the object.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "tests/support/cards/private_pcscd.h"
#include "tests/support/display/virtual_display.h"
#include "tests/support/print/page_printer_standin.h"
#include "tests/support/scan/scanner_scene.h"
#include "tests/support/world/background_program.h"
#include "tests/support/world/ui_driver.h"

namespace tereze::world {

struct HallOptions {
    std::filesystem::path folder;  ///< made, emptied first
    std::filesystem::path bin;     ///< where our programs are
    std::filesystem::path source;  ///< the source tree (config, assets)
    std::filesystem::path build;   ///< the build tree (locales)
    bool virtual_display = true;   ///< false: windows open on $DISPLAY
    std::string language = "kk";
    int idle_seconds = 60;
};

/// The people and secrets of the hall; all synthetic.
struct Cast {
    std::string operator_login = "operator-1";
    std::string operator_name = "Операторова Айгүл Тестқызы";
    std::string operator_iin = "840229400006";
    std::string operator_password = "Tereze-demo-2026";
    std::string operator_pin = "123456";
    std::string card_document = "012345678";
    std::string card_birth = "01.01.1975";
    std::string card_expiry = "11.10.2031";
    std::string card_iin = "750101300004";
};

enum class Terminal { SelfService, Desk, Board };

class Hall {
  public:
    /// Makes keys and starts everything but the terminals.
    static Result<std::unique_ptr<Hall>> open(HallOptions options);
    ~Hall();

    const Cast& cast() const { return m_cast; }
    const HallOptions& options() const { return m_options; }
    const std::filesystem::path& folder() const { return m_options.folder; }

    // Terminals
    Result<> start(Terminal terminal);
    void stop(Terminal terminal);
    /// SIGKILL, as a power cut.
    void kill(Terminal terminal);
    UiDriver& ui(Terminal terminal) { return *slot(terminal).ui; }

    // The centre
    Result<> start_server();
    void stop_server();
    /// GET over this hall's mutual TLS as the desk, with a session of its own.
    Result<Bytes> case_part(const std::string& case_id, const std::string& part);
    /// How many cases the server has registered.
    Result<std::size_t> registered_cases();
    Result<nlohmann::json> ask_gateway(const nlohmann::json& request);

    // Devices
    Result<nlohmann::json> ask_card(const nlohmann::json& request);
    Result<nlohmann::json> ask_ticket_printer(const nlohmann::json& request);
    std::filesystem::path ticket_picture() const;
    support::ScannerScene& scanner() { return *m_scanner; }
    support::PagePrinterStandin& page_printer() { return *m_page_printer; }
    support::PrivatePcscd& card_service() { return *m_pcscd; }
    std::filesystem::path page(const std::string& name) const;

  private:
    struct Slot {
        std::optional<BackgroundProgram> program;
        std::optional<UiDriver> ui;
    };
    explicit Hall(HallOptions options) : m_options(std::move(options)) {}
    Result<> make_keys();
    Result<> make_paper();
    Result<> start_devices();
    Result<> start_gateway();
    Result<> write_server_config();
    Result<> add_operator();
    Result<std::filesystem::path> write_terminal_config(Terminal terminal);
    Result<nlohmann::json> ask(const std::string& standin, const nlohmann::json& request);
    Slot& slot(Terminal terminal) { return m_slots[static_cast<std::size_t>(terminal)]; }
    std::string program(const std::string& name) const { return m_options.bin / name; }
    std::filesystem::path control(const std::string& name) const;
    BackgroundProgram::Start start_of(const std::string& name, std::vector<std::string> arguments);

    HallOptions m_options;
    Cast m_cast;
    std::unique_ptr<support::VirtualDisplay> m_display;
    std::unique_ptr<support::PrivatePcscd> m_pcscd;
    std::unique_ptr<support::ScannerScene> m_scanner;
    std::unique_ptr<support::PagePrinterStandin> m_page_printer;
    std::optional<BackgroundProgram> m_card;
    std::optional<BackgroundProgram> m_ticket_printer;
    std::optional<BackgroundProgram> m_gateway;
    std::optional<BackgroundProgram> m_server;
    int m_api_port = 0;
    int m_public_port = 0;
    std::array<Slot, 3> m_slots;
};

}  // namespace tereze::world
