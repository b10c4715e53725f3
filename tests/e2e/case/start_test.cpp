// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A terminal that would work by no law, or by a misprinted one, does not start.
#include "core/base/child_process.h"
#include "core/base/files.h"
#include "core/base/ids.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tereze;

namespace {

struct Ended {
    int exit_code = 0;
    std::string said;
};

/// Starts the program with this [law] and waits for its end; no display is needed to refuse.
Ended start_with(const std::string& law) {
    const auto folder = std::filesystem::temp_directory_path() / make_uuid_v7();
    std::filesystem::create_directories(folder);
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
config = ")") + TEREZE_SOURCE_DIR +
                             "/config\"\nlocales = \"" + TEREZE_BUILD_DIR +
                             "/locales\"\nstate = \"state\"\n[law]\n" + law;
    REQUIRE(write_file_durably(folder / "kiosk.toml", as_bytes(text)));
    ChildOptions options;
    options.argv = {std::string(TEREZE_BIN_DIR) + "/tereze-kiosk", "--config",
                    (folder / "kiosk.toml").string()};
    options.environment = {{"SDL_VIDEODRIVER", "dummy"}};
    options.log = folder / "said.log";
    const auto output = run_command(options, std::chrono::seconds(60));
    const auto said = read_text(folder / "said.log");
    std::filesystem::remove_all(folder);
    REQUIRE(output);
    REQUIRE(said);
    return {output->exit_code, *said};
}

}  // namespace

TEST_CASE("an unknown region and an unknown act stop the start by name") {
    struct Row {
        const char* law;
        const char* word;
    };
    for (const auto& row : {Row{"region = 'almaty'\n", "law.region: almaty"},
                            Row{"region = 'almaty-city'\nrepealed_acts = ['almaty-2051']\n",
                                "law.repealed_acts: no repealed act almaty-2051"}}) {
        const auto ended = start_with(row.law);
        CHECK(ended.exit_code == 1);
        CHECK_THAT(ended.said, Catch::Contains("regulation.practice_invalid"));
        CHECK_THAT(ended.said, Catch::Contains(row.word));
    }
}
