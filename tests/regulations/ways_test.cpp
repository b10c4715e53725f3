// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every way of every regulation, for every operation and kind of applicant, walked through the
// engine along all of its paths, and compared with the act.
#include "core/casework/procedure.h"
#include "tests/regulations/expected.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <functional>
#include <sstream>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
using testing::catalogue;

namespace {

constexpr calendar::TimePoint kBegun =
    std::chrono::sys_days(std::chrono::year_month_day(std::chrono::year(2015) / 9 / 1));

std::string service_id(const expected::Act& act, const std::string& regulation) {
    return act.id + "/" + regulation;
}

/// One regulation, operation and kind of applicant of a way that the act describes.
struct Case {
    const expected::Act& act;
    const expected::Way& way;
    const Service& service;
    Matter matter;
};

std::string name_of(const Case& each) {
    std::ostringstream name;
    name << each.service.id << ' ' << each.way.channel << ' ' << word_of(each.matter.operation)
         << ' ' << word_of(each.matter.applicant)
         << (each.matter.notarised_attorney ? " represented" : "");
    return name.str();
}

bool asks_notary(const Service& service, Channel channel) {
    return std::any_of(service.databases.begin(), service.databases.end(), [&](const auto& use) {
        return use.value == Database::Notary &&
               std::find(use.scope.channels.begin(), use.scope.channels.end(), channel) !=
                   use.scope.channels.end();
    });
}

void add_cases(const expected::Act& act, const expected::Way& way, const std::string& regulation,
               std::vector<Case>& all) {
    const auto* service = catalogue().service(service_id(act, regulation));
    const auto channel = from_word<Channel>(way.channel);
    if (service == nullptr || !channel)
        throw std::runtime_error("no such way: " + act.id + " " + regulation + " " + way.channel);
    for (const auto& word : way.operations)
        for (const auto& applicant : service->applicants) {
            Matter matter{service->id, *channel, *from_word<Operation>(word), applicant.value,
                          false};
            all.push_back({act, way, *service, matter});
            if (!asks_notary(*service, *channel))
                continue;
            matter.notarised_attorney = true;
            all.push_back({act, way, *service, matter});
        }
}

std::vector<Case> all_cases() {
    std::vector<Case> all;
    for (const auto& act : expected::acts())
        for (const auto& way : act.ways)
            for (const auto& regulation : way.regulations)
                add_cases(act, way, regulation, all);
    return all;
}

Deed deed() {
    return {"person", kBegun, std::chrono::seconds(1)};
}

std::string steps_of(const Procedure& procedure) {
    std::string steps;
    for (const auto& record : procedure.records())
        steps += (steps.empty() ? "" : " ") + record.id;
    return steps;
}

/// Goes on in every possible way from where a case stands, and collects the ends. Refusals that
/// lead nowhere else go to `stays`.
void walk(const Procedure& from, std::set<expected::Path>& ends,
          std::map<std::string, std::string>& stays) {
    if (from.ended()) {
        const auto outcome = from.outcome();
        ends.insert({steps_of(from), outcome->refusal ? std::string(word_of(*outcome->refusal))
                                                      : std::string("result")});
        return;
    }
    const auto action = from.open_actions().at(0);
    auto done = from;
    REQUIRE(done.succeed(action, deed()));
    walk(done, ends, stays);
    for (const auto why : from.open_refusals()) {
        auto refused = from;
        REQUIRE(refused.refuse(action, why, deed()));
        if (refused.current().id == from.current().id)
            stays[from.current().id] = word_of(why);
        else
            walk(refused, ends, stays);
    }
}

std::set<expected::Path> expected_paths(const Case& each) {
    auto paths = each.way.paths;
    if (!each.matter.notarised_attorney)
        std::erase_if(paths, [](const auto& path) { return path.end == "no-power-of-attorney"; });
    return paths;
}

std::string lines_of(const std::set<expected::Path>& paths) {
    std::string text;
    for (const auto& path : paths)
        text += path.steps + " -> " + path.end + "\n";
    return text;
}

std::string limit_word(const Limit& limit) {
    using namespace std::chrono;
    if (limit.term)
        return "term";
    if (limit.working_days > 0)
        return std::to_string(limit.working_days) + " wd";
    if (limit.most % hours(1) == seconds(0))
        return std::to_string(duration_cast<hours>(limit.most).count()) + " h";
    if (limit.most >= minutes(2) && limit.most % minutes(1) == seconds(0))
        return std::to_string(duration_cast<minutes>(limit.most).count()) + " min";
    return std::to_string(limit.most.count()) + " s";
}

const Process& process_of(const Case& each) {
    const auto* process = catalogue().way(each.service, each.matter.channel, each.matter.operation);
    if (process == nullptr)
        throw std::runtime_error("no way: " + name_of(each));
    return *process;
}

}  // namespace

TEST_CASE("every way that an act describes is in the catalogue, and no other") {
    std::set<std::string> described;
    for (const auto& each : all_cases())
        described.insert(each.service.id + " " + each.way.channel + " " +
                         std::string(word_of(each.matter.operation)));
    std::set<std::string> offered;
    for (const auto& service : catalogue().services())
        for (const auto& channel : service.channels)
            for (const auto& operation : service.operations)
                if (catalogue().way(service, channel.value, operation.value) != nullptr)
                    offered.insert(service.id + " " + std::string(word_of(channel.value)) + " " +
                                   std::string(word_of(operation.value)));
    CHECK(offered == described);
    CHECK(offered.size() == 61 * 3);
}

TEST_CASE("every path of every regulation, channel, operation and applicant is the act's") {
    std::size_t paths = 0;
    const auto cases = all_cases();
    for (const auto& each : cases) {
        INFO(name_of(each));
        const auto begun = Procedure::begin(catalogue(), each.matter, kBegun);
        REQUIRE(begun);
        std::set<expected::Path> ends;
        std::map<std::string, std::string> stays;
        walk(*begun, ends, stays);
        CHECK(lines_of(ends) == lines_of(expected_paths(each)));
        CHECK(stays == each.way.stays);
        paths += ends.size();
    }
    // 26 regulations × 3 operations × their channels and applicants.
    CHECK(cases.size() > 300);
    CHECK(paths > 1200);
}

TEST_CASE("whoever must register first comes to the same way") {
    for (const auto& each : all_cases()) {
        INFO(name_of(each));
        CHECK(process_of(each).start == each.way.start);
        for (const auto& start : each.way.start) {
            auto procedure = Procedure::begin(catalogue(), each.matter, kBegun, start);
            REQUIRE(procedure);
            if (start == "0") {
                REQUIRE(procedure->succeed(Action::RegisterAccount, deed()));
                CHECK(procedure->current().id == "1");
            }
        }
    }
}

TEST_CASE("steps stand in the order of the act, each with its line in every regulation") {
    for (const auto& each : all_cases()) {
        INFO(name_of(each));
        const auto& process = process_of(each);
        std::istringstream ids(each.way.steps);
        std::istringstream lines(each.way.lines.at(each.service.id.substr(each.act.id.size() + 1)));
        std::string id;
        int line = 0;
        std::size_t at = 0;
        while (ids >> id && lines >> line) {
            INFO("step " << id);
            REQUIRE(at < process.steps.size());
            const auto& step = process.steps[at++];
            CHECK(step.id == id);
            // A step that a decision made stands nowhere in the text.
            if (!step.lines.empty())
                CHECK(process.source_of(step, each.service.id).line == line);
            else
                CHECK_FALSE(step.decision.empty());
        }
        CHECK(at == process.steps.size());
    }
}

TEST_CASE("limits are the upper bounds of the act's tables") {
    for (const auto& each : all_cases()) {
        INFO(name_of(each));
        std::map<std::string, std::string> limits;
        for (const auto& step : process_of(each).steps)
            if (step.limit)
                limits[step.id] = limit_word(*step.limit);
        CHECK(limits == each.way.limits);
    }
}

TEST_CASE("who acts in a step is whom the act names") {
    for (const auto& each : all_cases()) {
        INFO(name_of(each));
        for (const auto& [id, actor] : each.way.actors) {
            INFO("step " << id);
            const auto* step = process_of(each).step(id);
            REQUIRE(step != nullptr);
            CHECK(word_of(step->actor) == actor);
        }
    }
}

TEST_CASE("every refusal speaks with the act's own words") {
    for (const auto& each : all_cases()) {
        INFO(name_of(each));
        std::set<std::string> told;
        for (const auto& step : process_of(each).steps)
            for (const auto& refusal : step.refusals) {
                const std::string type(word_of(refusal.type));
                const auto* words = Process::refusal(step, refusal.type, each.service.id);
                if (words == nullptr || each.way.stays.contains(step.id))
                    continue;
                INFO(type);
                told.insert(type);
                REQUIRE(each.way.messages.contains(type));
                const auto& language = catalogue().act(each.act.id)->language;
                CHECK_THAT(expected::folded(words->text.in(language)),
                           Catch::Contains(expected::folded(each.way.messages.at(type))));
                CHECK_FALSE(words->text.is_translation(language));
            }
        for (const auto& [type, message] : each.way.messages)
            CHECK(told.contains(type));
    }
}
