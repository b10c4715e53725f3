// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue of a server that runs: read again on SIGHUP, never a broken one.
#include "core/base/files.h"
#include "tests/integration/server/submitting.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>

using namespace tereze;
using namespace tereze::testing;
using Catch::Contains;

namespace {

const std::filesystem::path kMedical = "regulations/almaty-2015/medical.toml";
const std::filesystem::path kCentre = "processes/centre-almaty-2015.toml";
constexpr auto kKeptByOlder = "the centre works by the last good catalogue";

void break_files(const ConfigCopy& config) {
    config.replace(kMedical, "subject = \"medical\"", "subject = \"unknown\"");
    config.replace(kCentre, "actor = \"operator\"", "actor = \"nobody\"");
}

void mend_files(const ConfigCopy& config) {
    config.replace(kMedical, "subject = \"unknown\"", "subject = \"medical\"");
    config.replace(kCentre, "actor = \"nobody\"", "actor = \"operator\"");
}

void rename_service(const ConfigCopy& config) {
    config.replace(kMedical, "ru = \"Выдача лицензии,", "ru = \"Новое название: выдача лицензии,");
}

/// Sends SIGHUP and returns what the log says up to `end`.
std::string read_again(Hall& hall, const std::string& end) {
    const auto before = hall.log().size();
    hall.signal_server(SIGHUP);
    return hall.wait_for_log(end, before);
}

int register_case(const Hall& hall) {
    return submit(hall, sample_case(Hall::new_key())).status;
}

std::string ticket_page(const Hall& hall) {
    return hall.page(hall.reserve().at("url").get<std::string>() + "?lang=ru").body;
}

/// One line a fault, with file and line.
void check_faults_in(const std::string& log) {
    CHECK_THAT(
        log,
        Contains("regulations/almaty-2015/medical.toml:6: ") &&
            Contains("processes/centre-almaty-2015.toml:19: steps[0].actor: is unknown: nobody"));
}

}  // namespace

TEST_CASE("a server works on by the catalogue it has, over broken files, signals and restarts") {
    const ConfigCopy config;
    Hall hall({.config = config.path()});
    CHECK_THAT(hall.log(), Contains("catalogue: 5 acts, 26 regulations, 15 processes"));

    break_files(config);
    check_faults_in(read_again(hall, kKeptByOlder));
    CHECK(register_case(hall) == 201);

    mend_files(config);
    rename_service(config);
    CHECK_THAT(ticket_page(hall), !Contains("Новое название"));
    read_again(hall, "catalogue: 5 acts");
    CHECK_THAT(ticket_page(hall), Contains("Новое название"));
    CHECK(hall.stop_server() == 0);

    break_files(config);
    const auto before = hall.log().size();
    hall.start_server();
    const auto said = hall.log().substr(before);
    check_faults_in(said);
    CHECK_THAT(said, Contains(kKeptByOlder));
    CHECK_THAT(ticket_page(hall), Contains("Новое название"));
    CHECK(register_case(hall) == 201);
    CHECK(hall.stop_server() == 0);
}

TEST_CASE("a server that never had a good catalogue does not start") {
    const ConfigCopy config;
    break_files(config);
    Hall hall({.config = config.path(), .started = false});
    CHECK(hall.run_refused_server() == 1);
    CHECK_THAT(hall.log(), Contains("regulation.invalid"));
    check_faults_in(hall.log());
}

TEST_CASE("a server that runs takes no bomb, no giant and no bytes that are no text") {
    const ConfigCopy config;
    const auto content = config.read(kMedical);
    const auto line = std::to_string(std::count(content.begin(), content.end(), '\n') + 1);
    std::string deep = "id";
    for (int i = 0; i < 300'000; ++i)
        deep += ".a";
    struct Row {
        std::string content;
        std::string place;
    };
    const std::vector<Row> rows{{content + deep + " = 1\n", line},
                                {content + "x = " + std::string(500'000, '[') + "\n", line},
                                {content + "x = \"\xff\xfe\"\n", line},
                                {content + std::string(10U << 20U, '#'), "0"}};
    Hall hall({.config = config.path()});
    for (const auto& row : rows) {
        INFO(row.place);
        config.write(kMedical, row.content);
        CHECK_THAT(read_again(hall, kKeptByOlder),
                   Contains("regulations/almaty-2015/medical.toml:" + row.place + ": "));
    }
    CHECK(register_case(hall) == 201);
    // Nor does one begin with any of them.
    hall.stop_server();
    std::filesystem::remove_all(hall.folder() / "catalogue");
    for (const auto& row : rows) {
        const auto before = hall.log().size();
        config.write(kMedical, row.content);
        CHECK(hall.run_refused_server() == 1);
        CHECK_THAT(hall.log().substr(before),
                   Contains("regulations/almaty-2015/medical.toml:" + row.place + ": "));
    }
}

TEST_CASE("a saved catalogue that was damaged is not served") {
    const ConfigCopy config;
    Hall hall({.config = config.path()});
    hall.stop_server();
    const auto state = hall.folder() / "catalogue";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(state))
        if (entry.path().filename() == "medical.toml")
            REQUIRE(write_file_durably(entry.path(), as_bytes("id = 1\n")));
    break_files(config);
    const auto before = hall.log().size();
    CHECK(hall.run_refused_server() == 1);
    CHECK_THAT(hall.log().substr(before), Contains("last good catalogue: catalogue-") &&
                                              Contains("was changed after it was saved"));
}
