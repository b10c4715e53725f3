// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Properties of the engine over random events: whatever is tried, no step is entered before its
// predecessor succeeded, and the journal alone gives the same state again.
#include "core/casework/procedure.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <random>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
using testing::catalogue;

namespace {

template <class E>
E any(std::mt19937& random) {
    const auto all = words<E>();
    return all[random() % all.size()].value;
}

/// A random matter; not every one can begin.
Matter any_matter(std::mt19937& random) {
    const auto& services = catalogue().services();
    return {services[random() % services.size()].id, any<Channel>(random), any<Operation>(random),
            any<ApplicantKind>(random), random() % 2 == 0};
}

/// One random event: mostly the action that is open, so that cases get far.
Result<> try_something(Procedure& procedure, std::mt19937& random) {
    const auto open = procedure.open_actions();
    const auto action = open.empty() || random() % 3 == 0 ? any<Action>(random) : open.front();
    const Deed deed{"person",
                    procedure.journal().last_at() + std::chrono::milliseconds(random() % 5000),
                    std::chrono::milliseconds(random() % 200'000)};
    if (random() % 4 != 0)
        return procedure.succeed(action, deed);
    const auto refusals = procedure.open_refusals();
    const auto why = refusals.empty() || random() % 3 == 0 ? any<RefusalType>(random)
                                                           : refusals[random() % refusals.size()];
    return procedure.refuse(action, why, deed);
}

/// What must hold between two states with one event between them.
void check_move(const Procedure& before, const Procedure& after, const Result<>& moved) {
    if (!moved) {
        REQUIRE(moved.error().code == "regulation.step_not_allowed");
        REQUIRE(after.journal() == before.journal());
        REQUIRE(after.current().id == before.current().id);
        return;
    }
    REQUIRE_FALSE(before.ended());
    const auto& fact = after.journal().facts().back();
    REQUIRE(after.journal().facts().size() == before.journal().facts().size() + 1);
    REQUIRE(fact.step == before.current().id);
    REQUIRE(fact.action == before.current().action);
    if (after.ended()) {
        REQUIRE(before.current().ends);
        return;
    }
    // The step stood in has just succeeded, or has just refused into the step that tells it.
    REQUIRE(after.current().id ==
            (fact.refused ? before.current().refused : before.current().next));
}

/// Every step of the journal was entered from one that was over.
void check_history(const Procedure& procedure) {
    const auto& process = procedure.process();
    std::string expected = procedure.journal().start();
    for (const auto& fact : procedure.journal().facts()) {
        REQUIRE(fact.step == expected);
        const auto& step = *process.step(fact.step);
        expected = fact.refused ? step.refused : step.next;
    }
}

}  // namespace

TEST_CASE("no random sequence of events enters a step whose predecessor has not succeeded") {
    std::mt19937 random(20121005);
    std::size_t begun = 0;
    std::size_t ended = 0;
    for (int round = 0; round < 3000; ++round) {
        auto procedure = Procedure::begin(catalogue(), any_matter(random),
                                          calendar::TimePoint(std::chrono::seconds(1441080000)));
        if (!procedure)
            continue;
        ++begun;
        for (int event = 0; event < 40; ++event) {
            const auto before = *procedure;
            const auto moved = try_something(*procedure, random);
            check_move(before, *procedure, moved);
        }
        check_history(*procedure);
        ended += procedure->ended() ? 1 : 0;
    }
    CHECK(begun > 800);
    CHECK(ended > 300);
}

TEST_CASE("replaying any journal gives the same state, at every moment of a case") {
    std::mt19937 random(20150505);
    std::size_t replayed = 0;
    for (int round = 0; round < 400; ++round) {
        auto procedure = Procedure::begin(catalogue(), any_matter(random),
                                          calendar::TimePoint(std::chrono::seconds(1441080000)));
        if (!procedure)
            continue;
        for (int event = 0; event < 25; ++event) {
            if (!try_something(*procedure, random))
                continue;
            const auto journal = Journal::parse(procedure->journal().to_json());
            REQUIRE(journal);
            const auto again = Procedure::replay(catalogue(), *journal);
            REQUIRE(again);
            REQUIRE(again->current().id == procedure->current().id);
            REQUIRE(again->ended() == procedure->ended());
            REQUIRE(again->journal() == procedure->journal());
            REQUIRE(again->open_actions() == procedure->open_actions());
            REQUIRE(again->open_refusals() == procedure->open_refusals());
            ++replayed;
        }
    }
    CHECK(replayed > 500);
}

TEST_CASE("a journal with any one fact exchanged does not replay") {
    std::mt19937 random(20130304);
    for (int round = 0; round < 300; ++round) {
        auto procedure = Procedure::begin(catalogue(), any_matter(random),
                                          calendar::TimePoint(std::chrono::seconds(1441080000)));
        if (!procedure)
            continue;
        while (!procedure->ended())
            (void)try_something(*procedure, random);
        const auto& facts = procedure->journal().facts();
        const auto wrong = random() % facts.size();
        Journal forged(procedure->matter(), procedure->process().id, procedure->journal().start(),
                       procedure->journal().begun_at());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            auto fact = facts[i];
            if (i == wrong)
                fact.action = fact.action == Action::Pay ? Action::Sign : Action::Pay;
            forged.append(fact);
        }
        const auto replayed = Procedure::replay(catalogue(), forged);
        REQUIRE_FALSE(replayed);
        CHECK(replayed.error().code == "casework.journal_invalid");
    }
}
