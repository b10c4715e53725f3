// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue of config/ against tables typed in from the act, and broken copies of it.
#include "core/regulation/catalogue.h"

#include "core/base/files.h"
#include "core/base/ids.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {
const fs::path kConfig = fs::path(TEREZE_SOURCE_DIR) / "config";

Catalogue loaded() {
    auto catalogue = Catalogue::load(kConfig);
    if (!catalogue)
        FAIL(catalogue.error().detail);
    return std::move(*catalogue);
}

/// A copy of config/ that a test may break.
class ConfigCopy {
  public:
    ConfigCopy() : m_path(fs::temp_directory_path() / ("tereze-config-" + make_uuid_v7())) {
        fs::copy(kConfig, m_path, fs::copy_options::recursive);
    }
    ~ConfigCopy() { fs::remove_all(m_path); }
    ConfigCopy(const ConfigCopy&) = delete;
    ConfigCopy& operator=(const ConfigCopy&) = delete;

    void replace(const fs::path& file, std::string_view what, std::string_view with) const {
        auto text = read_text(m_path / file);
        REQUIRE(text);
        const auto at = text->find(what);
        REQUIRE(at != std::string::npos);
        text->replace(at, what.size(), with);
        REQUIRE(write_file_durably(m_path / file, as_bytes(*text)));
    }
    const fs::path& path() const { return m_path; }
    std::string fault() const {
        const auto catalogue = Catalogue::load(m_path);
        REQUIRE_FALSE(catalogue);
        CHECK(catalogue.error().code == "regulation.invalid");
        return catalogue.error().detail;
    }

  private:
    fs::path m_path;
};

const fs::path kMedical = "regulations/almaty-2015/medical.toml";
const fs::path kCentre = "processes/centre-almaty-2015.toml";
}  // namespace

TEST_CASE("the act of Almaty 2015 is known as it was published and repealed") {
    const auto catalogue = loaded();
    const auto* act = catalogue.act("almaty-2015");
    REQUIRE(act != nullptr);
    CHECK(act->number == "2/279");
    CHECK(act->registration_number == "1166");
    REQUIRE(act->adopted);
    CHECK(calendar::iso_date(*act->adopted) == "2015-05-05");
    REQUIRE(act->registered);
    CHECK(calendar::iso_date(*act->registered) == "2015-06-03");
    CHECK(act->in_force_on(*calendar::parse_iso_date("2016-05-11")));
    CHECK_FALSE(act->in_force_on(*calendar::parse_iso_date("2016-05-12")));
    CHECK(catalogue.act("almaty-1915") == nullptr);
}

TEST_CASE("the eight services have the channels, applicants and terms of the act") {
    struct Row {
        const char* id;
        bool centre;
        bool natural;
        bool legal;
        int term;  // 0: not stated
        std::size_t left_to_standard;
    };
    const Row rows[] = {
        {"almaty-2015/medical", true, true, true, 15, 4},
        {"almaty-2015/pharmaceutical", false, true, true, 15, 4},
        {"almaty-2015/narcotics", true, false, true, 15, 4},
        {"almaty-2015/scrap-metal", false, false, true, 15, 4},
        {"almaty-2015/pesticides", false, true, true, 15, 4},
        {"almaty-2015/cotton", false, false, true, 15, 4},
        {"almaty-2015/bus-carriage", true, true, true, 0, 3},
        {"almaty-2015/veterinary", false, true, true, 0, 4},
    };
    const auto catalogue = loaded();
    REQUIRE(catalogue.services().size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const auto& row = rows[i];
        CAPTURE(row.id);
        const auto& service = catalogue.services()[i];
        CHECK(service.id == row.id);  // in the order of the act
        CHECK(catalogue.service(row.id) == &service);
        CHECK(service.offers(Channel::Centre) == row.centre);
        CHECK(service.offers(Channel::SelfService));
        CHECK(service.offers(Channel::Provider));
        const auto allows = [&](ApplicantKind kind) {
            return std::any_of(service.applicants.begin(), service.applicants.end(),
                               [&](const auto& each) { return each.value == kind; });
        };
        CHECK(allows(ApplicantKind::Natural) == row.natural);
        CHECK(allows(ApplicantKind::Legal) == row.legal);
        CHECK_FALSE(allows(ApplicantKind::Entrepreneur));
        CHECK(service.operations.size() == 3);
        CHECK((service.term_working_days ? service.term_working_days->value : 0) == row.term);
        CHECK(service.left_to_standard.size() == row.left_to_standard);
        CHECK_FALSE(service.short_title.en.empty());
        CHECK(service.title.value.ru.empty());  // the act has no Russian text here
    }
}

TEST_CASE("a service of the centre is offered only where the act describes the way") {
    const auto catalogue = loaded();
    std::vector<std::string> ids;
    for (const auto* service : catalogue.offered_in(Channel::Centre))
        ids.push_back(service->id);
    CHECK(ids == std::vector<std::string>{"almaty-2015/medical", "almaty-2015/narcotics",
                                          "almaty-2015/bus-carriage"});
    // Clause 1 of the cotton regulation names the Centre, but it has no Centre process.
    const auto* cotton = catalogue.service("almaty-2015/cotton");
    REQUIRE(cotton != nullptr);
    CHECK(std::any_of(cotton->channels.begin(), cotton->channels.end(),
                      [](const auto& each) { return each.value == Channel::Centre; }));
    CHECK_FALSE(cotton->offers(Channel::Centre));
}

TEST_CASE("what the medical regulation leaves to the standard is named with the clause") {
    const auto catalogue = loaded();
    const auto* medical = catalogue.service("almaty-2015/medical");
    REQUIRE(medical != nullptr);
    std::map<std::string, std::string> left;
    for (const auto& [what, clause] : medical->left_to_standard)
        left[what] = clause.value;
    CHECK(left == std::map<std::string, std::string>{
                      {"term", "4"}, {"documents", "9"}, {"fee", "7"}, {"refusal_grounds", "10"}});
    CHECK(medical->term_working_days->source.line == 1035);
    CHECK(medical->queue_prefix == "M");
    CHECK(medical->process_centre == "centre-almaty-2015");
}

TEST_CASE("a broken catalogue is refused whole with file, line and key") {
    const ConfigCopy config;
    SECTION("an unknown key") {
        config.replace(kMedical, "[provider]", "colour = \"red\"\n\n[provider]");
        CHECK_THAT(config.fault(),
                   Contains("regulations/almaty-2015/medical.toml:21: title.colour: is unknown"));
    }
    SECTION("a value without its clause") {
        config.replace(kMedical, "clause = \"decree 1(1)\"\n", "");
        CHECK_THAT(config.fault(), Contains("medical.toml:16: title.clause: is missing"));
    }
    SECTION("a value without its line") {
        config.replace(kMedical, "line = 52\n", "");
        CHECK_THAT(config.fault(), Contains("medical.toml:16: title.line: is missing"));
    }
    SECTION("an id that another file has") {
        config.replace("regulations/almaty-2015/veterinary.toml", "almaty-2015/veterinary",
                       "almaty-2015/medical");
        CHECK_THAT(config.fault(), Contains("veterinary.toml:0: id: stands in another file"));
    }
    SECTION("letters of the queue that another service has") {
        config.replace("regulations/almaty-2015/veterinary.toml", "queue_prefix = \"V\"",
                       "queue_prefix = \"M\"");
        CHECK_THAT(config.fault(), Contains("veterinary.toml:0: queue_prefix: stands in another"));
    }
    SECTION("an act that is not there") {
        config.replace(kMedical, "act = \"almaty-2015\"", "act = \"almaty-2105\"");
        const auto fault = config.fault();
        CHECK_THAT(fault, Contains("medical.toml:0: act: is in no act.toml: almaty-2105"));
        CHECK_THAT(fault, Contains("medical.toml:4: id: must begin with the id of the act"));
    }
    SECTION("a process that is not there") {
        config.replace(kMedical, "centre-almaty-2015", "centre-almaty-2051");
        CHECK_THAT(config.fault(), Contains("medical.toml:0: process_centre: is no process"));
    }
    SECTION("a service of the process that is not there") {
        config.replace(kCentre, "\"almaty-2015/narcotics\" = 2779", "\"almaty-2015/nope\" = 2779");
        CHECK_THAT(config.fault(), Contains("elsewhere: names no service: almaty-2015/nope"));
    }
    SECTION("two faults in two files are both told") {
        config.replace(kMedical, "line = 52", "line = -52");
        config.replace(kCentre, "next = [\"3\"]", "next = [\"33\"]");
        const auto fault = config.fault();
        CHECK_THAT(fault, Contains("medical.toml:19: title.line: must lie between"));
        CHECK_THAT(fault, Contains("steps[1].next: leads to a step that is not there: 33"));
    }
    SECTION("a folder without an act") {
        fs::remove(config.path() / "regulations/almaty-2015/act.toml");
        CHECK_THAT(config.fault(), Contains("regulations/almaty-2015:0: has no act.toml"));
    }
    SECTION("a file too large to be a regulation") {
        REQUIRE(write_file_durably(config.path() / "regulations/almaty-2015/huge.toml",
                                   Bytes(10U << 20U, '#')));
        CHECK_THAT(config.fault(), Contains("huge.toml:0: is larger than"));
    }
    SECTION("no configuration at all") {
        fs::remove_all(config.path() / "regulations");
        CHECK_THAT(config.fault(), Contains("regulations:0: holds no act"));
    }
}

TEST_CASE("changing any one reference of any file is noticed") {
    // Every quoted id that another place must match, one at a time.
    struct Change {
        fs::path file;
        const char* what;
        const char* with;
    };
    const Change changes[] = {
        {"regulations/almaty-2015/act.toml", "id = \"almaty-2015\"", "id = \"almaty-2016\""},
        {kMedical, "value = \"centre\"", "value = \"center\""},
        {kMedical, "value = \"natural\"", "value = \"neutral\""},
        {kMedical, "value = \"reissue\"", "value = \"issue\""},
        {kMedical, "of = \"fee\"", "of = \"term\""},
        {kCentre, "channel = \"centre\"", "channel = \"provider\""},
        {kCentre, "act = \"almaty-2015\"", "act = \"almaty-2014\""},
        {kCentre, "action = \"send\"", "action = \"sent\""},
        {kCentre, "actor = \"operator\"", "actor = \"robot\""},
        {kCentre, "system = \"gateway\"", "system = \"gate\""},
        {kCentre, "next = [\"5\", \"4\"]", "next = [\"5\"]"},
        {kCentre, "next = [\"c2\"]", "next = [\"9\"]"},
        {kCentre, "id = \"8\"", "id = \"9\""},
        {kCentre, "message_id = \"process.no_data\"\n", ""},
        {kCentre, "ends = true\n", ""},
    };
    for (const auto& change : changes) {
        CAPTURE(change.what);
        const ConfigCopy config;
        config.replace(change.file, change.what, change.with);
        CHECK_FALSE(Catalogue::load(config.path()));
    }
}
