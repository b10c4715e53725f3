// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A terminal that would work by no law, or by a misprinted one, does not start.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/base/ids.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tereze;

namespace {

struct Ended {
    int exit_code = 0;
    std::string said;
};

/// A terminal's folder with its file; gone with the object.
class TerminalFolder {
  public:
    TerminalFolder() : m_path(std::filesystem::temp_directory_path() / make_uuid_v7()) {
        std::filesystem::create_directories(m_path);
    }
    ~TerminalFolder() { std::filesystem::remove_all(m_path); }
    TerminalFolder(const TerminalFolder&) = delete;
    TerminalFolder& operator=(const TerminalFolder&) = delete;

    /// Starts the program and waits for its end; no display is needed to refuse.
    Ended start(const std::filesystem::path& config, const std::string& law) const {
        const std::string text = std::string(R"([terminal]
role = "board"
name = "board-1"
hall = "almaty-001"
hall_name_kk = "№ 1 ХҚКО"
hall_name_ru = "ЦОН № 1"
[central]
url = "https://localhost:1"
certificate = "board-1.pem"
key = "board-1.key"
server_ca = "ca.pem"
[folders]
config = ")") + config.string() + "\"\nlocales = \"" +
                                 TEREZE_BUILD_DIR + "/locales\"\nstate = \"state\"\n[law]\n" + law;
        REQUIRE(write_file_durably(m_path / "kiosk.toml", as_bytes(text)));
        std::filesystem::remove(m_path / "said.log");
        ChildOptions options;
        options.argv = {std::string(TEREZE_BIN_DIR) + "/tereze-kiosk", "--config",
                        (m_path / "kiosk.toml").string()};
        options.environment = {{"SDL_VIDEODRIVER", "dummy"}};
        options.log = m_path / "said.log";
        const auto output = run_command(options, std::chrono::seconds(60));
        const auto said = read_text(m_path / "said.log");
        REQUIRE(output);
        REQUIRE(said);
        return {output->exit_code, *said};
    }

  private:
    std::filesystem::path m_path;
};

constexpr auto kNoSuchRegion = "region = 'almaty'\n";

}  // namespace

TEST_CASE("an unknown region and an unknown act stop the start by name") {
    struct Row {
        const char* law;
        const char* word;
    };
    for (const auto& row : {Row{"region = 'almaty'\n", "law.region: almaty"},
                            Row{"region = 'almaty-city'\nrepealed_acts = ['almaty-2051']\n",
                                "law.repealed_acts: no repealed act almaty-2051"}}) {
        const auto ended = TerminalFolder().start(testing::config_folder(), row.law);
        CHECK(ended.exit_code == 1);
        CHECK_THAT(ended.said, Catch::Contains("regulation.practice_invalid"));
        CHECK_THAT(ended.said, Catch::Contains(row.word));
    }
}

TEST_CASE("a terminal whose catalogue is broken works by the last good one and tells every fault") {
    const testing::ConfigCopy config;
    const TerminalFolder terminal;
    // The region stops the start each time, after the catalogue was read.
    CHECK_THAT(terminal.start(config.path(), kNoSuchRegion).said, !Catch::Contains("catalogue:"));
    config.replace("regulations/almaty-2015/medical.toml", "\"centre-almaty-2015\"",
                   "\"centre-almaty-2051\"");
    config.replace("processes/portal-industry-2012.toml", "next = \"c1\"", "next = \"c9\"");
    const auto again = terminal.start(config.path(), kNoSuchRegion);
    CHECK_THAT(again.said, Catch::Contains("regulations/almaty-2015/medical.toml:"));
    CHECK_THAT(again.said, Catch::Contains("processes/portal-industry-2012.toml:"));
    CHECK_THAT(again.said, Catch::Contains("working by the last good one"));
    CHECK_THAT(again.said, Catch::Contains("regulation.practice_invalid"));
    // A terminal that never had a good one does not start.
    const auto fresh = TerminalFolder().start(config.path(), kNoSuchRegion);
    CHECK(fresh.exit_code == 1);
    CHECK_THAT(fresh.said, Catch::Contains("regulation.invalid"));
    CHECK_THAT(fresh.said, Catch::Contains("portal-industry-2012.toml:"));
}
