// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signed cases: registered once, refused when one byte differs.
#include "core/base/digest.h"
#include "core/base/files.h"
#include "core/casework/procedure.h"
#include "core/casework/receipt_json.h"
#include "server/cases/case_store.h"
#include "tests/integration/server/submitting.h"
#include "tests/support/pki/openssl_cli.h"

#include <catch2/catch.hpp>

#include <mutex>
#include <set>
#include <thread>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

TEST_CASE("a signed case is registered and its parts come back byte for byte") {
    Hall hall;
    const auto id = Hall::new_key();
    const auto package = sign(sample_case(id), keys().operator_key);
    const auto reply = submit(hall, id, package);
    REQUIRE(reply.status == 201);
    const auto receipt = casework::parse_receipt(reply.body).value();
    CHECK(receipt.registration_number == "075-26-000001");
    CHECK(receipt.applicant_name == sample_case(id).applicant.full_name());
    CHECK(receipt.operator_name == kOperatorName);
    CHECK(receipt.hall_address_ru == "г. Алматы");
    CHECK(receipt.expected_result_stated);
    CHECK(receipt.documents.size() == 1);

    const auto bearer = hall.log_in("desk-1");
    const auto get = [&](const std::string& path) {
        return hall.ask("desk-1", "GET", "/v1/cases/" + id + path, nullptr, {bearer}).body;
    };
    CHECK(get("") == reply.body);
    CHECK(get("/manifest") == as_text(package.manifest));
    CHECK(get("/signature") == as_text(package.signature));
    CHECK(get("/attachments/01-application.pdf") == as_text(sample_paper()));
    const TemporaryFolder folder;
    const auto chain = folder.path() / "chain.pem";
    REQUIRE(write_file_durably(chain, as_bytes(get("/chain"))));
    CHECK(openssl_verifies(folder.path(), as_bytes(get("/manifest")), as_bytes(get("/signature")),
                           chain));

    const auto list = hall.ask("desk-1", "GET", "/v1/cases?state=registered", nullptr, {bearer});
    CHECK(list.json().at("cases").at(0).at("registration_number") == "075-26-000001");
    CHECK(list.json().at("cases").at(0).at("expected_result_provisional") ==
          receipt.expected_result_provisional);
    const auto page = hall.page(receipt.check_url + "?lang=ru");
    CHECK(page.status == 200);
    CHECK(page.body.find("075-26-000001") != std::string::npos);
    for (const auto* personal : {"АХМЕТОВ", "750101300004", "+77010000000"})
        CHECK(page.body.find(personal) == std::string::npos);

    CHECK(hall.ask("desk-1", "GET", "/v1/cases/" + id).status == 401);
    CHECK(get("/attachments/02-none.pdf").find("cases.not_found") != std::string::npos);
    CHECK(hall.ask("desk-1", "GET", "/v1/cases/" + Hall::new_key(), nullptr, {bearer}).code() ==
          "cases.not_found");
    CHECK(hall.ask("desk-1", "GET", "/v1/cases?limit=0", nullptr, {bearer}).code() ==
          "request.field_invalid");
}

TEST_CASE("a case is registered once, however often it is sent") {
    Hall hall;
    const auto id = Hall::new_key();
    const auto package = sign(sample_case(id), keys().operator_key);
    const auto first = submit(hall, id, package);
    CHECK(first.status == 201);
    const auto again = submit(hall, id, package);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(hall.stop_server() == 0);
    hall.start_server();
    const auto after_restart = submit(hall, id, package);
    CHECK(after_restart.status == 200);
    CHECK(after_restart.body == first.body);

    auto manifest = sample_case(id);
    manifest.applicant.phone = "+77020000000";
    const auto other = submit(hall, id, sign(manifest, keys().operator_key));
    CHECK(other.status == 409);
    CHECK(other.code() == "cases.key_reused");
}

TEST_CASE("parallel submissions give each case one number and leave no gap") {
    const Hall hall;
    constexpr int kCases = 4;
    std::vector<std::pair<std::string, casework::Package>> cases;
    for (int i = 0; i < kCases; ++i) {
        const auto id = Hall::new_key();
        cases.emplace_back(id, sign(sample_case(id), keys().operator_key));
    }
    std::mutex mutex;
    std::multiset<int> statuses;
    std::set<std::string> numbers;
    {
        std::vector<std::jthread> senders;
        for (int i = 0; i < kCases * 2; ++i)
            senders.emplace_back([&, i] {
                const auto& [id, package] = cases.at(static_cast<std::size_t>(i % kCases));
                const auto reply = submit(hall, id, package);
                const std::lock_guard lock(mutex);
                statuses.insert(reply.status);
                numbers.insert(reply.json().at("registration_number"));
            });
    }
    CHECK(statuses.count(201) == kCases);
    CHECK(statuses.count(200) == kCases);
    CHECK(numbers == std::set<std::string>{"075-26-000001", "075-26-000002", "075-26-000003",
                                           "075-26-000004"});
}

TEST_CASE("one changed byte is refused") {
    const Hall hall;
    const auto id = Hall::new_key();
    auto package = sign(sample_case(id), keys().operator_key);
    SECTION("in the manifest") {
        const std::string text = as_text(package.manifest);
        package.manifest.at(text.find("M-001")) = 'N';
        CHECK(submit(hall, id, package).code() == "cases.signature_wrong");
    }
    SECTION("in the signature") {
        package.signature.back() ^= 1;
        CHECK(submit(hall, id, package).code() == "cases.signature_wrong");
    }
    SECTION("in an attachment") {
        package.files.begin()->second.back() ^= 1;
        CHECK(submit(hall, id, package).code() == "cases.attachment_changed");
    }
    SECTION("in the sealed envelope") {
        auto envelope = trust::seal(package.serialize(), keys().seal.certificate).value();
        envelope.at(envelope.size() / 2) ^= 1;
        const auto reply = post(hall, id, envelope);
        CHECK(reply.status == 400);
        CHECK(reply.code() == "cases.envelope_unreadable");
    }
    SECTION("an attachment left out") {
        package.files.clear();
        CHECK(submit(hall, id, package).code() == "cases.attachment_missing");
    }
    SECTION("a file that the manifest does not name") {
        package.files["02-more.pdf"] = sample_paper();
        CHECK(submit(hall, id, package).code() == "cases.attachment_unknown");
    }
    // No number was spent on it, and the refusal is in the log without personal data.
    const auto good = Hall::new_key();
    CHECK(submit(hall, good, sign(sample_case(good), keys().operator_key))
              .json()
              .at("registration_number") == "075-26-000001");
    const auto log = hall.log();
    CHECK(log.find("cases.") != std::string::npos);
    for (const auto* personal : {"АХМЕТОВ", "750101300004"})
        CHECK(log.find(personal) == std::string::npos);
}

TEST_CASE("the signer has to be the operator of the manifest") {
    const Hall hall;
    const auto id = Hall::new_key();
    auto manifest = sample_case(id);
    SECTION("a person without an account") {
        CHECK(submit(hall, id, sign(manifest, keys().stranger_key)).code() ==
              "cases.signer_not_operator");
    }
    SECTION("another operator") {
        CHECK(submit(hall, id, sign(manifest, keys().second_key)).code() ==
              "cases.signer_not_operator");
    }
    SECTION("a login that nobody has") {
        manifest.operator_login = "operator.nobody";
        CHECK(submit(hall, id, sign(manifest, keys().operator_key)).code() ==
              "cases.signer_not_operator");
    }
    SECTION("a certificate for logging in, not for signing") {
        CHECK(submit(hall, id, sign(manifest, keys().operator_authentication)).code() ==
              "cases.signer_untrusted");
    }
    SECTION("a certificate of a foreign authority") {
        const auto foreign = keys().foreign.issue_person(sample_operator());
        CHECK(submit(hall, id, sign(manifest, foreign)).code() == "cases.signer_untrusted");
    }
}

TEST_CASE("the catalogue, the hall and the key decide whether a case is taken") {
    const Hall hall;
    const auto id = Hall::new_key();
    auto manifest = sample_case(id);
    const auto refused = [&] { return submit(hall, id, sign(manifest, keys().operator_key)); };
    SECTION("service") {
        manifest.service_id = "almaty-2015/none";
        CHECK(refused().code() == "cases.service_unknown");
    }
    SECTION("operation") {
        manifest.operation = "destroy";
        CHECK(refused().code() == "cases.operation_not_offered");
    }
    SECTION("a service for legal entities only") {
        manifest.service_id = "almaty-2015/narcotics";
        CHECK(refused().code() == "cases.applicant_not_allowed");
    }
    SECTION("channel") {
        manifest.channel = "provider";
        CHECK(refused().code() == "cases.channel_not_offered");
        manifest.channel = "telepathy";
        CHECK(refused().code() == "cases.channel_not_offered");
        manifest.channel = "self-service";
        CHECK(refused().code() == "cases.signer_not_applicant");
    }
    SECTION("hall") {
        manifest.hall = "almaty-001";
        CHECK(refused().code() == "cases.hall_wrong");
    }
    SECTION("key") {
        CHECK(submit(hall, Hall::new_key(), sign(manifest, keys().operator_key)).code() ==
              "cases.key_not_case_id");
    }
    SECTION("manifest that is no manifest") {
        casework::Package package;
        package.manifest = to_bytes(R"({"a":1})");
        package.signature =
            trust::sign_cades_bes(package.manifest, keys().operator_key.certificate, {},
                                  std::chrono::system_clock::now(), keys().operator_key.signer())
                .value();
        CHECK(submit(hall, id, package).code() == "cases.manifest_invalid");
    }
    SECTION("package that is no package") {
        const auto envelope =
            trust::seal(to_bytes("not a package"), keys().seal.certificate).value();
        CHECK(post(hall, id, envelope).code() == "cases.package_invalid");
    }
    SECTION("media type and key") {
        auto request = hall.from("desk-1", "POST", "/v1/cases");
        request.headers = {"Content-Type: text/plain", Hall::key_header(id)};
        request.body = "{}";
        CHECK(WebClient().send(request).code() == "request.media_type_wrong");
        request.headers = {"Content-Type: application/cms"};
        CHECK(WebClient().send(request).code() == "request.idempotency_key_missing");
    }
    SECTION("a terminal that the hall does not know") {
        const auto package = sign(manifest, keys().operator_key);
        const auto envelope = trust::seal(package.serialize(), keys().seal.certificate).value();
        CHECK(post(hall, id, envelope, "stranger").code() == "terminals.unknown");
    }
}

TEST_CASE("a case whose steps are no way through the regulation is refused, and spends no number") {
    Hall hall;
    const std::vector<std::vector<std::string>> rows{{},
                                                     {"1", "2", "c1"},
                                                     {"1", "2", "3"},
                                                     {"1", "2", "3", "c1", "7"},
                                                     {"1", "2", "3", "c1", "5", "6", "7", "c2"}};
    for (const auto& steps : rows) {
        auto manifest = sample_case(Hall::new_key());
        manifest.steps = steps;
        const auto reply = submit(hall, manifest);
        CHECK(reply.status == 422);
        CHECK(reply.code() == "cases.step_not_allowed");
    }
    CHECK(submit(hall, sample_case(Hall::new_key())).json().at("registration_number") ==
          "075-26-000001");
}

TEST_CASE("the way of a registered case is stored up to the check of its documents") {
    Hall hall;
    const auto manifest = sample_case(Hall::new_key());
    REQUIRE(submit(hall, manifest).status == 201);
    hall.stop_server();
    const SystemClock clock;
    const auto database = open_database(hall.database(), clock);
    const auto stored = database->read(
        [&](server::store::Connection& connection) -> Result<std::optional<std::string>> {
            return server::cases::case_store::procedure_journal(connection, manifest.case_id);
        });
    const auto journal = casework::Journal::parse(stored.value().value()).value();
    const auto catalogue = regulation::Catalogue::load(TEREZE_SOURCE_DIR "/config").value();
    const auto procedure = casework::Procedure::replay(catalogue, journal).value();
    CHECK(procedure.current().id == "c2");
    CHECK(procedure.records().size() == 7);
    for (const auto& record : procedure.records())
        CHECK(record.by == kOperatorLogin);
}

TEST_CASE("a case of many megabytes goes through") {
    const Hall hall;
    const auto id = Hall::new_key();
    const Bytes scan(12U * 1024 * 1024, 0x5A);
    auto manifest = sample_case(id);
    manifest.attachments.at(0).sha256 = sha256_hex(scan);
    manifest.attachments.at(0).size = scan.size();
    auto package = sign(manifest, keys().operator_key);
    package.files.begin()->second = scan;
    CHECK(submit(hall, id, package).status == 201);
}
