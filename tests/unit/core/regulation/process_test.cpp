// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The walk through the centre's process against the act's order of steps, typed in from its text.
#include "core/regulation/catalogue.h"

#include <catch2/catch.hpp>

#include <random>

using namespace tereze;
using namespace tereze::regulation;
using namespace std::chrono_literals;

namespace {
const Catalogue& catalogue() {
    static const auto kLoaded =
        Catalogue::load(std::filesystem::path(TEREZE_SOURCE_DIR) / "config");
    if (!kLoaded)
        throw std::runtime_error(kLoaded.error().detail);
    return *kLoaded;
}

const Process& centre() {
    const auto* process = catalogue().process("centre-almaty-2015");
    REQUIRE(process != nullptr);
    return *process;
}

std::vector<std::string> ids(const ProcessWalk& walk) {
    std::vector<std::string> all;
    for (const auto& record : walk.records())
        all.push_back(record.id);
    return all;
}

/// Brings a walk to a step by success alone.
void go_to(ProcessWalk& walk, std::string_view id) {
    while (walk.current().id != id)
        REQUIRE(walk.succeed(walk.current().action, 1s));
}
}  // namespace

TEST_CASE("the centre's process has the act's steps, actors, systems and limits") {
    struct Row {
        const char* id;
        const char* actor;
        const char* system;
        const char* action;
        int limit_seconds;  // 0: the act gives none
        int line;
    };
    // Act of Almaty 2015, regulation on medical practice, clause 9, lines 326-358; times of the
    // tables in lines 1526-1528 and 4066-4068.
    const Row rows[] = {
        {"1", "operator", "e-licensing", "authorise", 15, 329},
        {"2", "operator", "e-licensing", "choose-service", 10, 331},
        {"3", "system", "gateway", "lookup-applicant", 90, 335},
        {"c1", "system", "gateway", "applicant-present", 0, 337},
        {"4", "system", "gateway", "report-absent", 90, 339},
        {"5", "operator", "e-licensing", "fill-scan-sign", 90, 342},
        {"6", "operator", "gateway", "send", 15, 347},
        {"7", "system", "e-licensing", "register", 15, 350},
        {"c2", "provider", "e-licensing", "check-documents", 0, 351},
        {"8", "system", "e-licensing", "report-refusal", 15, 353},
        {"9", "operator", "e-licensing", "hand-over", 0, 356},
    };
    REQUIRE(centre().steps.size() == std::size(rows));
    for (const auto& row : rows) {
        CAPTURE(row.id);
        const auto* step = centre().step(row.id);
        REQUIRE(step != nullptr);
        CHECK(step->actor == row.actor);
        CHECK(step->system == row.system);
        CHECK(step->action == row.action);
        CHECK(step->limit.value_or(0ms) == std::chrono::seconds(row.limit_seconds));
        CHECK(step->source.line == row.line);
        CHECK(step->source.clause == "9");
        CHECK(step->elsewhere.size() == 2);
    }
}

TEST_CASE("a case that nothing stops goes 1 2 3 c1 5 6 7 c2 9") {
    ProcessWalk walk(centre());
    CHECK(walk.current().id == "1");
    for (const char* action :
         {"authorise", "choose-service", "lookup-applicant", "applicant-present", "fill-scan-sign",
          "send", "register", "check-documents", "hand-over"}) {
        CAPTURE(action);
        CHECK_FALSE(walk.ended());
        CHECK(walk.allows(action));
        REQUIRE(walk.succeed(action, 2s));
    }
    CHECK(walk.ended());
    CHECK(ids(walk) == std::vector<std::string>{"1", "2", "3", "c1", "5", "6", "7", "c2", "9"});
    CHECK(walk.records()[4].took == 2s);
    CHECK(walk.records()[4].limit == 90s);
    CHECK(walk.records()[4].actor == "operator");
    CHECK_FALSE(walk.records()[4].refused);
}

TEST_CASE("an applicant who is absent ends the case before scanning") {
    ProcessWalk walk(centre());
    go_to(walk, "c1");
    REQUIRE(walk.refuse("applicant-present", 1s));
    CHECK(walk.current().id == "4");
    CHECK(walk.current().message_id == "process.no_data");
    CHECK_FALSE(walk.allows("fill-scan-sign"));
    CHECK_FALSE(walk.succeed("fill-scan-sign", 1s));
    CHECK(walk.current().id == "4");
    REQUIRE(walk.succeed("report-absent", 1s));
    CHECK(walk.ended());
    CHECK(ids(walk) == std::vector<std::string>{"1", "2", "3", "c1", "4"});
    CHECK(walk.records()[3].refused);
}

TEST_CASE("violations found by the provider end the case with the refusal") {
    ProcessWalk walk(centre());
    go_to(walk, "c2");
    REQUIRE(walk.refuse("check-documents", 1s));
    CHECK(walk.current().message_id == "process.violations");
    REQUIRE(walk.succeed("report-refusal", 1s));
    CHECK(walk.ended());
}

TEST_CASE("an operator who is not authorised stays at the first step") {
    ProcessWalk walk(centre());
    REQUIRE(walk.refuse("authorise", 1s));
    CHECK(walk.current().id == "1");
    CHECK(walk.current().message_id == "process.not_authorised");
    CHECK_FALSE(walk.succeed("choose-service", 1s));
    REQUIRE(walk.succeed("authorise", 1s));
    CHECK(walk.current().id == "2");
}

TEST_CASE("a step that knows no refusal cannot be refused") {
    ProcessWalk walk(centre());
    go_to(walk, "3");
    const auto refused = walk.refuse("lookup-applicant", 1s);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "regulation.step_not_allowed");
    CHECK(walk.current().id == "3");
    CHECK(walk.records().size() == 2);
}

TEST_CASE("nothing can be done after the end") {
    ProcessWalk walk(centre());
    while (!walk.ended())
        REQUIRE(walk.succeed(walk.current().action, 1s));
    CHECK_FALSE(walk.allows("hand-over"));
    CHECK_FALSE(walk.succeed("hand-over", 1s));
    CHECK_FALSE(walk.refuse("hand-over", 1s));
    CHECK(walk.records().size() == 9);
}

TEST_CASE("whatever is tried, no step is entered before its predecessor succeeded") {
    std::vector<std::string> actions;
    for (const auto& step : centre().steps)
        actions.push_back(step.action);
    std::mt19937 random(20150505);
    for (int round = 0; round < 500; ++round) {
        ProcessWalk walk(centre());
        for (int event = 0; event < 60; ++event) {
            const auto before = walk.current();
            const auto count = walk.records().size();
            const bool was_ended = walk.ended();
            const auto& action = actions[random() % actions.size()];
            const bool refuse = random() % 3 == 0;
            const auto moved = refuse ? walk.refuse(action, 1s) : walk.succeed(action, 1s);
            if (!moved) {
                REQUIRE(walk.records().size() == count);
                REQUIRE(walk.current().id == before.id);
                continue;
            }
            REQUIRE_FALSE(was_ended);
            REQUIRE(action == before.action);
            REQUIRE(walk.records().back().id == before.id);
            if (walk.ended())
                REQUIRE(before.ends);
            else
                REQUIRE(walk.current().id == before.next.at(refuse ? 1 : 0));
        }
    }
}
