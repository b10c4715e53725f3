// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What is stored with a case: its way, and the day of its result.
#include "server/cases/case_registry.h"

#include "core/base/ids.h"
#include "core/casework/receipt_json.h"
#include "tests/support/cases/signed_case.h"
#include "tests/support/law/config_copy.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/sql.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::testing;

namespace {

calendar::TimePoint noon(const char* day) {
    return *calendar::parse_iso_time(std::string(day) + "T07:00:00Z");
}

/// One for all scenes: saving it syncs more files than all of a scene's cases.
regulation::CatalogueKeeper& catalogues() {
    static const TemporaryFolder kFolder;
    static const auto kOpened =
        regulation::CatalogueKeeper::open(config_folder(), kFolder.path() / "catalogue").value();
    return *kOpened.keeper;
}

/// A registry on a day, with keys of that day.
struct Scene {
    explicit Scene(const char* day = "2026-11-20",
                   regulation::Practice law = {"almaty-city", {"almaty-2015"}})
        : clock(noon(day)), practice(std::move(law)) {
        REQUIRE(people.add({kOperatorLogin, kOperatorName, sample_operator().iin, {"operator"}},
                           Secret("Құпия сөз 2026!")));
    }

    Result<cases::Registration> submit(const casework::Manifest& manifest) {
        const auto package = sign_case(manifest, signer, clock.now());
        const auto envelope = trust::seal(package.serialize(), seal.certificate).value();
        return registry.submit(desk, manifest.case_id, envelope);
    }
    std::string register_case(const casework::Manifest& manifest) {
        const auto registration = submit(manifest);
        if (!registration)
            throw std::runtime_error(registration.error().code + registration.error().detail);
        return manifest.case_id;
    }
    std::string register_case() { return register_case(sample_case(make_uuid_v7())); }
    cases::CaseRecord latest() {
        return registry.of_hall("almaty-075", "registered", {{}, 1}).value().cases.at(0);
    }
    void run(const std::string& sql) { run_sql(*database, sql); }
    std::int64_t count(const std::string& sql) { return ask_number(*database, sql); }
    std::string procedure_error(const std::string& id) {
        const auto found = registry.procedure(id);
        return found ? "" : found.error().code;
    }

    TemporaryFolder folder;
    ManualClock clock;
    regulation::Practice practice;
    TestPki pki{folder.path(), clock.now()};
    Issued signer = pki.issue_person(sample_operator(), PersonUse::Signing,
                                     clock.now() - std::chrono::hours(24),
                                     clock.now() + std::chrono::hours(24));
    Issued seal = pki.issue_seal();
    store::Address address = new_database(folder.path());
    std::unique_ptr<store::Database> database = open_database(address, clock);
    accounts::Accounts people{*database, clock, {}};
    calendar::WorkingDays days =
        calendar::WorkingDays::load(config_folder() / "calendars/kz.toml").value();
    std::vector<cases::Hall> halls{{"almaty-075", "075", {"О", "Ц", ""}, {"А", "А", ""}}};
    cases::Offices offices;
    revocation::StatusService statuses{{}, {}, clock};
    cases::CaseRegistry registry{
        {*database, clock, people, catalogues(), practice, days, halls, offices, statuses},
        {seal.certificate, seal.private_key(), pki.people_anchors()},
        [](const std::string& token) { return "https://centre.example/c/" + token; }};
    accounts::Caller desk{{"desk-1", accounts::TerminalRole::Desk, "almaty-075", "1"}, {}};
};

}  // namespace

TEST_CASE("a registered case stands where its documents are checked") {
    Scene scene;
    const auto id = scene.register_case();
    const auto found = scene.registry.procedure(id).value();
    CHECK(found.procedure.current().id == "c2");
    CHECK(found.procedure.allows(regulation::Action::CheckDocuments));
    CHECK(found.procedure.journal().last_at() == scene.clock.now());
    CHECK(found.procedure.records().back().by == kOperatorLogin);
    CHECK(scene.procedure_error(make_uuid_v7()) == "cases.not_found");
}

TEST_CASE("a case that an operator signed with a GOST key is registered") {
    Scene scene;
    scene.signer = scene.pki.issue_person(
        sample_operator(), PersonUse::Signing, scene.clock.now() - std::chrono::hours(24),
        scene.clock.now() + std::chrono::hours(24), KeyKind::KzGost512);
    const auto id = scene.register_case();
    CHECK(scene.latest().id == id);
}

TEST_CASE("a procedure that is held outlives the catalogue it was read by") {
    Scene scene;
    const auto found = scene.registry.procedure(scene.register_case()).value();
    const auto before = catalogues().current();
    REQUIRE(catalogues().reload().fresh);
    CHECK(found.catalogue == before);
    CHECK(catalogues().current() != before);
    CHECK(found.procedure.current().title.en == "Do the documents comply?");
}

TEST_CASE("a case whose steps are no way is not registered") {
    Scene scene;
    auto manifest = sample_case(make_uuid_v7());
    manifest.steps = {"1", "2", "3"};
    const auto refused = scene.submit(manifest);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "cases.step_not_allowed");
    CHECK(refused.error().error_class == ErrorClass::Regulation);
    CHECK(scene.count("SELECT count(*) FROM case_record") == 0);
    CHECK(scene.count("SELECT count(*) FROM counter") == 0);
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event = 'case.refused' AND "
                      "detail = 'cases.step_not_allowed'") == 1);
}

TEST_CASE("a stored journal that was tampered with is told and not served") {
    Scene scene;
    const auto id = scene.register_case();
    const auto other = scene.register_case();
    REQUIRE(scene.procedure_error(id).empty());
    SECTION("a login in it") {
        scene.run(
            "UPDATE case_record SET procedure_journal = "
            "replace(procedure_journal, 'operator.aliyeva', 'operator.another')");
    }
    SECTION("its end cut off") {
        scene.run(
            "UPDATE case_record SET procedure_journal = "
            "substr(procedure_journal, 1, length(procedure_journal) - 10)");
    }
    SECTION("that of another case in its place") {
        scene.clock.advance(std::chrono::hours(1));
        const auto third = scene.register_case();
        scene.run(
            "UPDATE case_record SET procedure_journal = (SELECT procedure_journal "
            "FROM case_record WHERE id = '" +
            third + "') WHERE id = '" + id + "'");
        CHECK(scene.procedure_error(other).empty());
    }
    SECTION("taken away") {
        scene.run("UPDATE case_record SET procedure_journal = NULL");
    }
    SECTION("its trace taken away") {
        scene.run("DELETE FROM journal WHERE event = 'case.procedure'");
    }
    CHECK(scene.procedure_error(id) == "casework.journal_invalid");
    CHECK(scene.count("SELECT count(*) FROM journal WHERE event = 'case.journal_invalid' AND "
                      "subject = '" +
                      id + "'") == 1);
}

TEST_CASE("a case from before journals were kept is known, and has no procedure") {
    Scene scene;
    const auto id = scene.register_case();
    // The tables as they were, with a case in them.
    scene.run("ALTER TABLE case_record DROP COLUMN procedure_journal");
    scene.run("ALTER TABLE case_record DROP COLUMN expected_provisional");
    scene.run("DELETE FROM schema_migration WHERE version = 2");
    scene.run("DELETE FROM journal WHERE event = 'case.procedure'");
    REQUIRE(store::Database::open(scene.address, scene.clock));
    CHECK(scene.procedure_error(id) == "cases.journal_absent");
    CHECK(scene.latest().id == id);
    CHECK_FALSE(scene.latest().expected_provisional);
    CHECK(scene.registry.part("almaty-075", id, cases::Part::Receipt));
    CHECK(scene.procedure_error(scene.register_case()).empty());
}

TEST_CASE("the day of the result is counted by the term, and says when it is provisional") {
    struct Row {
        const char* day;
        const char* expected;
        bool provisional;
    };
    // 15 working days; 2015: 6 July is a holiday, 2026 is not confirmed yet.
    const Row rows[] = {{"2015-06-22", "2015-07-14", false},
                        {"2025-12-22", "2026-01-15", true},
                        {"2026-11-20", "2026-12-11", true}};
    for (const auto& row : rows) {
        CAPTURE(row.day);
        Scene scene(row.day);
        const auto id = scene.register_case();
        const auto receipt = casework::parse_receipt(
            as_text(scene.registry.part("almaty-075", id, cases::Part::Receipt).value()));
        CHECK(receipt->expected_result_provisional == row.provisional);
        CHECK(scene.latest().expected_result == row.expected);
        CHECK(scene.latest().expected_provisional == row.provisional);
    }
    Scene scene;
    auto manifest = sample_case(make_uuid_v7());
    manifest.service_id = "almaty-2015/bus-carriage";
    scene.register_case(manifest);
    CHECK(scene.latest().expected_result.empty());
    CHECK_FALSE(scene.latest().expected_provisional);
}

TEST_CASE("a case is taken on the days on which its act is in force in Almaty") {
    struct Row {
        const char* day;
        const char* region;
        const char* code;
    };
    const Row rows[] = {{"2015-06-02", "almaty-city", "cases.service_not_in_force"},
                        {"2015-06-03", "almaty-city", ""},
                        {"2016-05-11", "almaty-city", ""},
                        {"2016-05-12", "almaty-city", "cases.service_not_in_force"},
                        {"2015-09-01", "zhambyl", "cases.service_not_in_force"}};
    for (const auto& row : rows) {
        CAPTURE(row.day, row.region);
        Scene scene(row.day, {row.region, {}});
        const auto outcome = scene.submit(sample_case(make_uuid_v7()));
        CHECK((outcome ? "" : outcome.error().code) == row.code);
    }
    // 23:30 of 11 May in UTC is 12 May in Almaty.
    Scene scene("2016-05-11", {"almaty-city", {}});
    scene.clock.advance(std::chrono::minutes(16 * 60 + 30));
    const auto late = scene.submit(sample_case(make_uuid_v7()));
    REQUIRE_FALSE(late);
    CHECK(late.error().code == "cases.service_not_in_force");
}
