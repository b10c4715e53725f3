// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The configuration file: the sample is valid, faults are named.
#include "server/app/config.h"

#include "core/base/files.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server;

namespace {
const std::string kSample = read_text(TEREZE_SOURCE_DIR "/config/samples/server.toml").value();

Result<app::ServerConfig> load(std::string text, const std::string& from = "",
                               const std::string& to = "") {
    const testing::TemporaryFolder folder;
    if (!from.empty())
        text.replace(text.find(from), from.size(), to);
    const auto file = folder.path() / "server.toml";
    REQUIRE(write_file_durably(file, as_bytes(text)));
    return app::load_config(file);
}
}  // namespace

TEST_CASE("the sample configuration is valid") {
    const auto config = load(kSample).value();
    CHECK(config.terminals.size() == 3);
    CHECK(config.halls.at(0).number == "075");
    CHECK(config.gateway.options.timeout == std::chrono::seconds(10));
    CHECK(config.database.file == "/var/lib/tereze/server.sqlite");
    CHECK(config.catalogue_state == "/var/lib/tereze/catalogue");
    CHECK(config.practice.region == "almaty-city");
    CHECK(config.practice.repealed_acts.contains("almaty-2015"));
    CHECK(config.file_name == "server.toml");
    CHECK(config.practice_line > 1);
}

TEST_CASE("what may be left out of the law has a sensible value") {
    CHECK(load(kSample, "repealed_acts = ", "# ").value().practice.repealed_acts.empty());
    CHECK(load(kSample, "# state = \"/var/lib", "state = \"/srv").value().catalogue_state ==
          "/srv/tereze/catalogue");
}

TEST_CASE("a database of PostgreSQL takes the place of the file") {
    const auto config = load(kSample, "file = \"/var/lib/tereze/server.sqlite\"",
                             "postgresql = \"postgresql://tereze@db/tereze\"\nconnections = 20")
                            .value();
    CHECK_FALSE(config.database.is_file());
    CHECK(config.database.postgresql == "postgresql://tereze@db/tereze");
    CHECK(config.database.connections == 20);
    CHECK(config.catalogue_state.filename() == "catalogue");
}

TEST_CASE("a hall has rules of its queue, and sensible ones where it says nothing") {
    const auto rules = load(kSample).value().rules.at("almaty-075");
    CHECK(rules.wait_limit == std::chrono::minutes(30));
    CHECK_FALSE(rules.tickets_a_day);
    CHECK(rules.benefits.empty());
    const auto own =
        load(kSample, "recalls = 3",
             "tickets_a_day = 9\nrecalls = 0\n[[hall.benefit]]\nid = \"a\"\nrank = 2\n"
             "name = {kk = \"A\", ru = \"A\"}\n[[hall.benefit]]\nid = \"b\"\nrank = 1\n"
             "name = {kk = \"B\", ru = \"B\"}\n[hall.other]");
    REQUIRE_FALSE(own);
    CHECK(own.error().detail.find("other") != std::string::npos);
    const auto benefits =
        load(kSample, "# [[hall.benefit]]\n# id = \"veteran\"\n# rank = 1\n# name",
             "[[hall.benefit]]\nid = \"veteran\"\nrank = 1\nname")
            .value()
            .rules.at("almaty-075")
            .benefits;
    REQUIRE(benefits.size() == 1);
    CHECK(benefits.at(0).rank < 0);
    CHECK(benefits.at(0).name.kk == "Ардагер");
}

TEST_CASE("times to book, terminals' certificates and patience with registers may be set") {
    const auto with = [](const std::string& tables) {
        return load(kSample, "# Times that people may book", (tables + "\n# Times").c_str());
    };
    const auto rules = with("[hall.appointments]\nplaces = 3\nfirst = \"08:30\"\nlast = \"18:15\"")
                           .value()
                           .rules.at("almaty-075")
                           .appointments;
    CHECK(rules.places == 3);
    CHECK(rules.first == std::chrono::minutes(8 * 60 + 30));
    CHECK(rules.last == std::chrono::minutes(18 * 60 + 15));
    CHECK(load(kSample).value().rules.at("almaty-075").appointments.places == 0);
    for (const auto* wrong : {"first = \"8:30\"", "first = \"24:00\"", "first = \"08:60\"",
                              "first = \"08:3x\"", "last = \"07:00\"", "slot_minutes = 0"}) {
        INFO(wrong);
        CHECK_FALSE(with(std::string("[hall.appointments]\nplaces = 1\n") + wrong));
    }

    CHECK(load(kSample).value().enrolment.authority.empty());
    const auto enrolment =
        load(kSample, "# [enrolment]\n# authority = \"keys/terminals-ca.pem\"\n# key",
             "[enrolment]\nauthority = \"keys/terminals-ca.pem\"\nkey")
            .value()
            .enrolment;
    CHECK(enrolment.authority.filename() == "terminals-ca.pem");
    CHECK(enrolment.validity == std::chrono::hours(24 * 90));

    const auto gateway =
        load(kSample, "# silent_after = 5 ", "silent_after = 7 ").value().gateway.options;
    CHECK(gateway.breaker.failures == 7);
    CHECK(gateway.memory.lifetime.count() == 0);
    CHECK_FALSE(load(kSample, "# consent_for = \"case\"", "consent_for = \"fun\""));
}

TEST_CASE("a fault of the configuration is named with its place") {
    struct Row {
        const char* from;
        const char* to;
        const char* named;
    };
    const Row rows[] = {{"api = ", "apo = ", "api"},
                        {"role = \"desk\"", "role = \"king\"", "role"},
                        {"hall = \"almaty-075\"", "hall = \"other\"", "hall"},
                        {"\"desk-1\"", "\"kiosk-1\"", "common_name"},
                        {"url = \"http:", "url = \"https:", "url"},
                        {"timeout_ms = 10000", "timeout_ms = 1", "timeout_ms"},
                        {"[law]", "[lav]", "law"},
                        {"region = ", "regions = ", "law.region: is missing"},
                        {"[\"almaty-2015\"]", "\"almaty-2015\"", "law.repealed_acts"},
                        {"# state = ", "stat = ", "regulations.stat"},
                        {"[seal]", "[sea]", "seal"},
                        {"recalls = 3", "recalls = -1", "recalls"},
                        {"# postgresql = ", "postgresql = ", "database.file"},
                        {"file = \"/var", "postgresql = \"/var", "database.postgresql"},
                        {"# password_file = ", "password_file = ", "database.password_file"}};
    for (const auto& row : rows) {
        INFO(row.to);
        const auto config = load(kSample, row.from, row.to);
        REQUIRE_FALSE(config);
        CHECK(config.error().code == "server.config_invalid");
        CHECK(config.error().detail.find(row.named) != std::string::npos);
        CHECK(config.error().detail.find("server.toml:") != std::string::npos);
    }
}

TEST_CASE("offices and fees of the configuration are read, and their faults named") {
    const std::string office =
        "\n[[office]]\nid = \"health\"\nnumber = \"301\"\nseries = \"ALM\"\n"
        "name = {kk = \"А\", ru = \"А\"}\nbin = \"050840000017\"\n"
        "provides = [\"almaty-2015\"]\nconclusion_days = 3\n";
    const std::string fees =
        "\n[payments]\nlife_minutes = 30\n[[payments.rate]]\nservice = \"almaty-2015\"\n"
        "operation = \"reissue\"\nmci = \"0.6\"\n";
    const auto config = load(kSample + office + fees).value();
    REQUIRE(config.offices.all().size() == 1);
    CHECK(config.offices.find("health")->conclusion_days == 3);
    CHECK(app::has_place(config, "health"));
    CHECK(config.payments.life == std::chrono::minutes(30));
    CHECK(config.payments.kbk == "105402");
    REQUIRE(config.payments.rates.size() == 1);
    CHECK(config.payments.rates[0].multiple.thousandths == 600);

    const auto fault = [&](const std::string& from, const std::string& to) {
        auto added = office + fees;
        added.replace(added.find(from), from.size(), to);
        const auto wrong = load(kSample + added);
        return wrong ? "" : wrong.error().detail;
    };
    using Catch::Matchers::Contains;
    CHECK_THAT(fault("\"ALM\"", "\"AL1\""), Contains("three letters"));
    CHECK_THAT(fault("050840000017", "050840000018"), Contains("no BIN"));
    CHECK_THAT(fault("\"301\"", "\"075\""), Contains("that of a hall"));
    CHECK_THAT(fault("\"0.6\"", "\"0,6\""), Contains("indices"));
    CHECK_THAT(fault("\"0.6\"", "\"0\""), Contains("indices"));
    CHECK_THAT(fault("\"0.6\"", "\"1.\""), Contains("indices"));
    CHECK_THAT(fault("\"reissue\"", "\"gift\""), Contains("issue, reissue or duplicate"));
}
