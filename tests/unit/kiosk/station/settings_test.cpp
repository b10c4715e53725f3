// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The terminal's own file: strict, so that a misprint never becomes a default.
#include "kiosk/station/settings.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tereze;
using namespace tereze::station;

namespace {

const std::string kWhole = R"(
[terminal]
role = "desk"
name = "desk-1"
hall = "almaty-01"
hall_name_kk = "№ 1 ХҚКО"
hall_name_ru = "ЦОН № 1"
desk = "3"
[central]
url = "https://localhost:8443"
certificate = "tls/desk-1.pem"
key = "tls/desk-1.key"
server_ca = "tls/ca.pem"
[folders]
config = "config"
locales = "locales"
state = "state"
[scanner]
profile = "/etc/scanner.toml"
environment = { SANE_CONFIG_DIR = "/tmp/x" }
)";

struct File {
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / (make_uuid_v7() + ".toml");
    explicit File(const std::string& text) { REQUIRE(write_file_durably(path, as_bytes(text))); }
    ~File() { std::filesystem::remove(path); }
};

}  // namespace

TEST_CASE("settings are read with paths counted from their file") {
    const File file(kWhole);
    const auto settings = Settings::load(file.path);
    REQUIRE(settings);
    CHECK(settings->role == Role::Desk);
    CHECK(settings->central.key == file.path.parent_path() / "tls/desk-1.key");
    REQUIRE(settings->scanner);
    CHECK(settings->scanner->profile == "/etc/scanner.toml");
    CHECK(settings->scanner->environment.at("SANE_CONFIG_DIR") == "/tmp/x");
    CHECK_FALSE(settings->token);
}

TEST_CASE("a misprint, a missing section and a wrong type are refused by name") {
    const auto refused = [](std::string text, const char* word) {
        const File file(text);
        const auto settings = Settings::load(file.path);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == "station.settings_invalid");
        CHECK(settings.error().detail.find(word) != std::string::npos);
    };
    refused(kWhole + "\n[tocken]\nmodule = 'x'\n", "tocken");
    refused(kWhole + "\n[token]\nmodul = 'x'\n", "module");
    refused(kWhole + "\n[token]\nmodule = 'x'\nlabl = 'y'\n", "labl");
    refused(kWhole + "\n[token]\nmodule = 'x'\npin_tries = 'three'\n", "pin_tries");
    refused(kWhole + "\n[session]\nwarning_seconds = 5\n", "20");
    refused("[terminal]\nrole = 'operator'\n", "role");
    refused("[terminal\n", "line 1");
}
