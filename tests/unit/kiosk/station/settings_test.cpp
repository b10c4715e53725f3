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
[law]
region = "almaty-city"
repealed_acts = ["almaty-2015", "almaty-2014"]
[scanner]
profile = "/etc/scanner.toml"
environment = { SANE_CONFIG_DIR = "/tmp/x" }
)";

/// The text with one part of it put otherwise.
std::string with(std::string text, const std::string& part, const std::string& otherwise) {
    const auto at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), otherwise);
}

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
    CHECK(settings->law.region == "almaty-city");
    CHECK(settings->law.repealed_acts ==
          decltype(settings->law.repealed_acts){"almaty-2014", "almaty-2015"});
    CHECK(settings->services.empty());
}

TEST_CASE("a centre without repealed acts names its region only") {
    const File file(with(kWhole, "repealed_acts = [\"almaty-2015\", \"almaty-2014\"]\n", ""));
    const auto settings = Settings::load(file.path);
    REQUIRE(settings);
    CHECK(settings->law.region == "almaty-city");
    CHECK(settings->law.repealed_acts.empty());
    const File empty(with(kWhole, "[\"almaty-2015\", \"almaty-2014\"]", "[]"));
    REQUIRE(Settings::load(empty.path));
}

TEST_CASE("a card reader takes chips with BAC, and checks them where it has an authority") {
    const File plain(kWhole + "\n[card_reader]\n");
    const auto settings = Settings::load(plain.path).value();
    REQUIRE(settings.card_reader);
    CHECK(settings.card_reader->allow_bac);
    CHECK(settings.card_reader->trust.empty());
    CHECK_FALSE(settings.card_reader->only_genuine);
    const File strict(kWhole +
                      "\n[card_reader]\nallow_bac = false\ntrust = 'csca'\nonly_genuine = true\n");
    const auto given = Settings::load(strict.path).value().card_reader.value();
    CHECK_FALSE(given.allow_bac);
    CHECK(given.trust == strict.path.parent_path() / "csca");
    CHECK(given.only_genuine);
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
    refused(with(kWhole, "region = \"almaty-city\"\n", ""), "law.region");
    refused(with(kWhole, "[law]\n", "[laws]\n"), "section law is missing");
    refused(with(kWhole, "repealed_acts", "repealed_act"), "law.repealed_act");
    // A single text or a number in the list would otherwise be an empty list.
    refused(with(kWhole, "[\"almaty-2015\", \"almaty-2014\"]", "\"almaty-2015\""),
            "law.repealed_acts");
    refused(with(kWhole, "\"almaty-2014\"]", "2014]"), "law.repealed_acts");
    refused(kWhole + "\n[services]\noffered = 'almaty-2015/medical'\n", "services.offered");
    refused(kWhole + "\n[card_reader]\nonly_genuine = true\n", "card_reader.trust");
    refused("[terminal]\nrole = 'operator'\n", "role");
    refused("[terminal\n", "line 1");
}
