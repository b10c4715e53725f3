// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The catalogue as a whole: what it finds, and what it refuses. tests/regulations holds its content
// against the acts.
#include "core/regulation/catalogue.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;
using testing::catalogue;
using testing::ConfigCopy;
namespace fs = std::filesystem;

namespace {

std::string fault_of(const ConfigCopy& config) {
    const auto catalogue = Catalogue::load(config.path());
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().code == "regulation.invalid");
    return catalogue.error().detail;
}

const fs::path kMedical = "regulations/almaty-2015/medical.toml";
const fs::path kVeterinary = "regulations/almaty-2015/veterinary.toml";
const fs::path kCentre = "processes/centre-almaty-2015.toml";

}  // namespace

TEST_CASE("the catalogue holds five acts with 26 regulations and 78 operations") {
    const auto counts = catalogue().counts();
    CHECK(counts.acts == 5);
    CHECK(counts.regulations == 26);
    CHECK(counts.operations == 78);
    CHECK(counts.processes == 15);
    CHECK(counts.channels == 61);
    CHECK(counts.documents == 140);
}

TEST_CASE("the project's own catalogue has nothing to warn of") {
    CHECK(Catalogue::examine(testing::config_folder()).warnings.joined() == "");
}

TEST_CASE("services stand in the order of their act") {
    std::vector<std::string> ids;
    for (const auto& service : catalogue().services())
        if (service.act_id == "almaty-2015")
            ids.push_back(service.id);
    CHECK(ids == std::vector<std::string>{"almaty-2015/medical", "almaty-2015/pharmaceutical",
                                          "almaty-2015/narcotics", "almaty-2015/scrap-metal",
                                          "almaty-2015/pesticides", "almaty-2015/cotton",
                                          "almaty-2015/bus-carriage", "almaty-2015/veterinary"});
}

TEST_CASE("a service is offered only where the act describes the way") {
    // Clause 1 of the cotton regulation names the Centre, but it has no Centre process; that of
    // passenger carriage names the provider without one.
    const auto* cotton = catalogue().service("almaty-2015/cotton");
    REQUIRE(cotton != nullptr);
    CHECK(cotton->names(Channel::Centre));
    CHECK_FALSE(cotton->offers(Channel::Centre));
    CHECK(catalogue().way(*cotton, Channel::Centre, Operation::Issue) == nullptr);
    const auto* bus = catalogue().service("almaty-2015/bus-carriage");
    REQUIRE(bus != nullptr);
    CHECK(bus->offers(Channel::Centre));
    CHECK(bus->names(Channel::Provider));
    CHECK_FALSE(bus->offers(Channel::Provider));
}

TEST_CASE("a way may depend on the operation") {
    const auto* cotton = catalogue().service("east-kazakhstan-2014/cotton");
    REQUIRE(cotton != nullptr);
    const auto* issue = catalogue().way(*cotton, Channel::Provider, Operation::Issue);
    const auto* duplicate = catalogue().way(*cotton, Channel::Provider, Operation::Duplicate);
    REQUIRE(issue != nullptr);
    REQUIRE(duplicate != nullptr);
    CHECK(issue->id == "provider-east-kazakhstan-2014-issue");
    CHECK(duplicate->id == "provider-east-kazakhstan-2014-duplicate");
    CHECK(issue->steps.size() == duplicate->steps.size() + 1);
}

TEST_CASE("what no act has is not found") {
    CHECK(catalogue().act("almaty-1915") == nullptr);
    CHECK(catalogue().service("almaty-2015/none") == nullptr);
    CHECK(catalogue().process("") == nullptr);
    CHECK(catalogue().region("mars") == nullptr);
}

TEST_CASE("a broken catalogue is refused whole with file, line and key") {
    const ConfigCopy config;
    SECTION("an unknown key") {
        config.replace(kMedical, "queue_prefix = \"M\"", "queue_prefix = \"M\"\ncolour = \"red\"");
        CHECK_THAT(fault_of(config),
                   Contains("almaty-2015/medical.toml:") && Contains(": colour: is unknown here"));
    }
    SECTION("a value without its clause") {
        config.replace(kMedical, "clause = \"decree 1(1)\"\n", "");
        CHECK_THAT(fault_of(config),
                   Contains("medical.toml:") && Contains("title.clause: is missing"));
    }
    SECTION("an id that another file has") {
        config.replace(kVeterinary, "id = \"almaty-2015/veterinary\"",
                       "id = \"almaty-2015/medical\"");
        CHECK_THAT(fault_of(config), Contains("veterinary.toml:") &&
                                         Contains("stands twice, first in") &&
                                         Contains("must be the file's folder and name"));
    }
    SECTION("letters of the queue that another service has") {
        config.replace(kVeterinary, "queue_prefix = \"V\"", "queue_prefix = \"M\"");
        CHECK_THAT(fault_of(config), Contains("prefix of the queue M stands twice"));
    }
    SECTION("a process that does not name the regulation") {
        config.replace(kMedical, "\"centre-almaty-2015\"", "\"centre-almaty-2014\"");
        const auto fault = fault_of(config);
        CHECK_THAT(fault, Contains("centre-almaty-2014 is a process of another act"));
        CHECK_THAT(fault, Contains("centre-almaty-2014 does not name this regulation"));
        CHECK_THAT(fault, Contains("processes/centre-almaty-2015.toml:") &&
                              Contains("almaty-2015/medical does not name this process"));
    }
    SECTION("a process of another channel") {
        config.replace(kMedical, "\"centre-almaty-2015\"", "\"provider-almaty-2015\"");
        CHECK_THAT(fault_of(config),
                   Contains("provider-almaty-2015 is a process of another channel"));
    }
    SECTION("an operation without a way") {
        config.replace(kCentre, "operations = [\"issue\", \"reissue\", \"duplicate\"]",
                       "operations = [\"issue\", \"reissue\"]");
        CHECK_THAT(fault_of(config),
                   Contains("medical.toml:") && Contains("0 ways for operation duplicate"));
    }
    SECTION("two faults in two files are both told") {
        config.replace(kMedical, "line = 52", "line = -52");
        config.replace(kCentre, "next = \"3\"", "next = \"33\"");
        const auto fault = fault_of(config);
        CHECK_THAT(fault, Contains("title.line: must lie between"));
        CHECK_THAT(fault, Contains("steps[1].next: leads to a step that is not there: 33"));
    }
    SECTION("a folder without an act") {
        fs::remove(config.path() / "regulations/almaty-2015/act.toml");
        CHECK_THAT(fault_of(config), Contains("regulations/almaty-2015:0: has no act.toml"));
    }
    SECTION("a file too large to be a regulation") {
        config.write("regulations/almaty-2015/huge.toml", std::string(10U << 20U, '#'));
        CHECK_THAT(fault_of(config), Contains("huge.toml:0: is larger than"));
    }
    SECTION("no regulations at all") {
        fs::remove_all(config.path() / "regulations");
        CHECK_THAT(fault_of(config), Contains("regulations:0: holds no act"));
    }
    SECTION("no dictionaries") {
        fs::remove_all(config.path() / "dictionaries");
        CHECK_THAT(fault_of(config), Contains("dictionaries/regions.toml:0: cannot be read"));
    }
}
