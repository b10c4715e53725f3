// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Manifests through the engine: a way that the regulation has, or nothing.
#include "server/cases/case_procedure.h"

#include "tests/support/cases/signed_case.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tereze;
using namespace tereze::server::cases;
using namespace std::chrono_literals;
using casework::Journal;
using casework::Manifest;
using casework::Procedure;
using regulation::Action;
using Steps = std::vector<std::string>;

namespace {

const calendar::TimePoint kNow = *calendar::parse_iso_time("2026-11-22T06:00:00Z");

std::shared_ptr<const regulation::Catalogue> catalogue() {
    static const auto kLoaded = std::make_shared<const regulation::Catalogue>(
        regulation::Catalogue::load(testing::config_folder()).value());
    return kLoaded;
}

Manifest manifest_with(const Steps& steps) {
    auto manifest = testing::sample_case("01935b2c-8f3a-7c1e-9a44-0123456789ab");
    manifest.steps = steps;
    return manifest;
}

Result<Procedure> walk(const Manifest& manifest) {
    return walk_steps(*catalogue(), manifest, kNow);
}

std::string refusal_of(const Manifest& manifest) {
    const auto walked = walk(manifest);
    return walked ? "" : walked.error().code;
}

/// A case that was registered, as it is stored.
struct Registered {
    Procedure procedure;
    CaseRecord record;
    StoredJournal stored;
};

Registered registered(const Steps& steps = {"1", "2", "3", "c1"}) {
    const auto manifest = manifest_with(steps);
    auto procedure = walk(manifest).value();
    REQUIRE(register_request(procedure, manifest.operator_login, kNow));
    CaseRecord record;
    record.service_id = manifest.service_id;
    record.operation = manifest.operation;
    record.channel = manifest.channel;
    StoredJournal stored{procedure.journal().to_json(), procedure.journal().digest()};
    return {std::move(procedure), record, std::move(stored)};
}

/// The steps before the signature where nothing is refused.
Steps way_to_signing(const regulation::Process& process) {
    Steps steps;
    const auto* step = process.step(process.start.front());
    while (step != nullptr && step->action != Action::FillScanSign) {
        steps.push_back(step->id);
        step = process.step(step->next);
    }
    return step == nullptr ? Steps{} : steps;
}

}  // namespace

TEST_CASE("the steps of a desk bring a case to its signature, with the operator's login") {
    const auto manifest = manifest_with({"1", "2", "3", "c1"});
    const auto procedure = walk(manifest).value();
    CHECK(procedure.allows(Action::FillScanSign));
    CHECK(procedure.journal().facts().size() == 4);
    for (const auto& fact : procedure.journal().facts()) {
        CHECK(fact.by == testing::kOperatorLogin);
        CHECK(fact.at == manifest.prepared_at);
    }
    CHECK(procedure.matter().applicant == regulation::ApplicantKind::Natural);
}

TEST_CASE("a login that failed is part of the way") {
    const auto procedure = walk(manifest_with({"1", "1", "1", "2", "3", "c1"})).value();
    CHECK(procedure.allows(Action::FillScanSign));
    CHECK(procedure.journal().facts()[1].refused == regulation::RefusalType::NotAuthorised);
    CHECK_FALSE(procedure.journal().facts()[2].refused);
}

TEST_CASE("steps that are no way up to the signature are refused") {
    const std::vector<Steps> rows{{},
                                  {""},
                                  {"1"},
                                  {"2", "3", "c1"},
                                  {"1", "3", "c1"},
                                  {"1", "2", "3"},
                                  {"1", "2", "c1", "3"},
                                  {"1", "2", "2", "3", "c1"},
                                  {"1", "2", "3", "c7"},
                                  {"1", "2", "3", "c1", ""},
                                  {"", "2", "3", "c1"},
                                  {"1", "2", "3", "c1", "4"},
                                  {"1", "2", "3", "c1", "5"},
                                  {"1", "2", "3", "c1", "5", "6", "7", "c2", "9"},
                                  {"identify", "lookup", "scan"},
                                  Steps(101, "1"),
                                  Steps(1'000'000, "1")};
    for (const auto& steps : rows) {
        CAPTURE(steps.size(), steps.empty() ? "" : steps.back());
        CHECK(refusal_of(manifest_with(steps)) == "cases.step_not_allowed");
    }
}

TEST_CASE("what a manifest says never stands in a detail") {
    const auto refused = walk(manifest_with({"1", "АХМЕТОВ 750101300004"}));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail == "a foreign step does not follow step 1");
    CHECK(refused.error().error_class == ErrorClass::Regulation);
}

TEST_CASE("service, operation, channel and applicant decide which way there is") {
    struct Row {
        std::string Manifest::*member;
        const char* value;
        const char* code;
    };
    const Row rows[] = {
        // Legal entities only.
        {&Manifest::service_id, "almaty-2015/narcotics", "cases.applicant_not_allowed"},
        // Its regulation describes no way through the centre.
        {&Manifest::service_id, "almaty-2015/veterinary", "cases.step_not_allowed"},
        {&Manifest::service_id, "almaty-2015/none", "cases.step_not_allowed"},
        {&Manifest::operation, "destroy", "cases.step_not_allowed"},
        {&Manifest::channel, "window", "cases.step_not_allowed"},
        // The steps are those of the centre.
        {&Manifest::channel, "provider", "cases.step_not_allowed"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.value);
        auto manifest = manifest_with({"1", "2", "3", "c1"});
        manifest.*row.member = row.value;
        CHECK(refusal_of(manifest) == row.code);
    }
}

TEST_CASE("every centre's way of the catalogue is taken, and none with a step less") {
    int ways = 0;
    for (const auto* service : catalogue()->offered_in(regulation::Channel::Centre)) {
        if (service->applicant(regulation::ApplicantKind::Natural) == nullptr)
            continue;
        for (const auto& operation : service->operations) {
            const auto* process =
                catalogue()->way(*service, regulation::Channel::Centre, operation.value);
            REQUIRE(process != nullptr);
            auto manifest = manifest_with(way_to_signing(*process));
            manifest.service_id = service->id;
            manifest.operation = regulation::word_of(operation.value);
            CAPTURE(service->id, manifest.operation);
            auto walked = walk(manifest);
            REQUIRE(walked);
            REQUIRE(register_request(*walked, manifest.operator_login, kNow));
            CHECK(walked->allows(Action::CheckDocuments));
            ++ways;
            for (std::size_t left_out = 0; left_out < manifest.steps.size(); ++left_out) {
                auto cut = manifest;
                cut.steps.erase(cut.steps.begin() + static_cast<std::ptrdiff_t>(left_out));
                CHECK(refusal_of(cut) == "cases.step_not_allowed");
            }
        }
    }
    CHECK(ways >= 3);
}

TEST_CASE("registration goes on to the check of the documents") {
    const auto made = registered();
    CHECK(made.procedure.current().id == "c2");
    CHECK(made.procedure.allows(Action::CheckDocuments));
    const auto& facts = made.procedure.journal().facts();
    REQUIRE(facts.size() == 7);
    CHECK(facts[4].action == Action::FillScanSign);
    CHECK(facts[5].action == Action::Send);
    CHECK(facts[6].action == Action::RegisterRequest);
    for (const auto& fact : facts)
        CHECK(fact.by == testing::kOperatorLogin);
    CHECK(facts[6].at == kNow);
    auto again = made.procedure;
    CHECK(register_request(again, "operator", kNow).error().code == "cases.step_not_allowed");
}

TEST_CASE("a terminal's wrong clock gives a journal that can be read again") {
    for (const auto* time : {"1901-01-01T00:00:00Z", "2199-12-31T23:59:59Z"}) {
        auto manifest = manifest_with({"1", "2", "3", "c1"});
        manifest.prepared_at = *calendar::parse_iso_time(time);
        auto procedure = walk(manifest).value();
        REQUIRE(register_request(procedure, "operator", kNow));
        CHECK(Journal::parse(procedure.journal().to_json()).value() == procedure.journal());
        CHECK(procedure.journal().last_at() == kNow);
    }
}

TEST_CASE("a stored journal replays to the same place") {
    const auto made = registered({"1", "1", "2", "3", "c1"});
    const auto again = replay(catalogue(), made.record, made.stored).value();
    CHECK(again.procedure.current().id == "c2");
    CHECK(again.procedure.journal() == made.procedure.journal());
    CHECK(again.catalogue == catalogue());
}

TEST_CASE("a journal that is not the one of the case is not replayed") {
    auto made = registered();
    const auto refusal = [&] {
        const auto again = replay(catalogue(), made.record, made.stored);
        return again ? "" : again.error().code;
    };
    REQUIRE(refusal().empty());
    SECTION("a changed login") {
        const std::string login = testing::kOperatorLogin;
        made.stored.json.replace(made.stored.json.find(login), login.size(), "operator.other");
    }
    SECTION("nothing") {
        made.stored.json.clear();
    }
    SECTION("another chain, whole in itself") {
        const auto other = registered({"1", "1", "2", "3", "c1"});
        made.stored.json = other.stored.json;
    }
    SECTION("another service") {
        made.record.service_id = "almaty-2015/bus-carriage";
    }
    SECTION("another operation") {
        made.record.operation = "duplicate";
    }
    SECTION("a chain that leaves out a step") {
        const auto& whole = made.procedure.journal();
        Journal cut(whole.matter(), whole.process_id(), whole.start(), whole.begun_at());
        for (const auto& fact : whole.facts())
            if (fact.step != "3")
                cut.append(fact);
        made.stored = {cut.to_json(), cut.digest()};
    }
    CHECK(refusal() == "casework.journal_invalid");
}
