// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The terminal's own file (kiosk.toml): role, screen, server, law, devices.
#pragma once

#include "core/base/result.h"
#include "core/regulation/practice.h"
#include "core/text/localized.h"
#include "kiosk/central/http.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tereze::station {

enum class Role { SelfService, Desk, Board };
std::string_view to_string(Role role);

struct WindowSettings {
    int width = 0;  ///< 0: the whole screen
    int height = 0;
    bool full_screen = true;
    double px_per_mm = 0;  ///< 0: as the display says
};

struct CardReaderSettings {
    std::string reader;  ///< part of the reader's name; empty: the first
    /// BAC, which older documents have nothing stronger than, where a chip offers no PACE.
    bool allow_bac = true;
    std::filesystem::path trust;  ///< folder of issuing authorities (csca.cer, csca.crl); or empty
    bool only_genuine = false;    ///< refuse chips that could not be proved to be genuine
};

struct BarcodeScannerSettings {
    std::filesystem::path port;  ///< serial; scanners that type like a keyboard need none of this
    int baud = 9600;
};

struct TicketPrinterSettings {
    std::string host;
    int port = 9100;
    std::filesystem::path profile;
};

struct PagePrinterSettings {
    std::string uri;  ///< "ipp://localhost:631/ipp/print"
};

struct ScannerSettings {
    std::filesystem::path worker;  ///< empty: beside this program
    std::filesystem::path profile;
    std::map<std::string, std::string> environment;
};

struct TokenSettings {
    std::filesystem::path module;
    std::string label;
    int pin_tries = 3;
    bool lists_tokens_only_at_start =
        false;  ///< as SoftHSM2: the module is begun anew after a pull
    std::map<std::string, std::string> environment;
};

struct Settings {
    Role role = Role::SelfService;
    std::string name;
    std::string hall;
    std::string hall_name_kk;
    std::string hall_name_ru;
    std::string desk;  ///< the window's number, for a desk
    text::Language language = text::Language::Kazakh;
    WindowSettings window;
    std::chrono::seconds idle_limit{60};
    std::chrono::seconds idle_warning{30};
    central::HttpSettings central;
    std::filesystem::path seal_certificate;
    std::filesystem::path people_ca;  ///< certificates put into signatures as the chain
    std::filesystem::path config_folder;
    std::filesystem::path locales_folder;
    std::filesystem::path assets_folder;
    std::filesystem::path state_folder;
    /// Region of the centre, and repealed acts that it uses all the same. The ids are checked when
    /// the catalogue is there (`Practice::check`).
    regulation::Practice law;
    /// Ids that the offer of this terminal is narrowed to; empty: all that the law lets it offer.
    std::vector<std::string> services;
    std::optional<CardReaderSettings> card_reader;
    std::optional<BarcodeScannerSettings> barcode_scanner;
    std::optional<TicketPrinterSettings> ticket_printer;
    std::optional<PagePrinterSettings> page_printer;
    std::optional<ScannerSettings> scanner;
    std::optional<TokenSettings> token;

    /// Reads and checks the file; relative paths count from its folder. Unknown keys are refused,
    /// so that a misprint never becomes a default. Errors: station.settings_invalid (line and key).
    static Result<Settings> load(const std::filesystem::path& file);
};

}  // namespace tereze::station
