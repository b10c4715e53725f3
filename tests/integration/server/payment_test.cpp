// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licence fee is ordered, paid and used for one case, which the applicant signs.
#include "tests/integration/server/applicant.h"
#include "tests/integration/server/office.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

TEST_CASE("a fee is ordered by today's index, paid by QR and told by a signed notification") {
    Hall hall(paying_hall());
    const Visit visit(hall);
    const auto key = Hall::new_key();
    const auto ordered = visit.order(key);
    REQUIRE(ordered.status == 201);
    const auto order = ordered.json();
    // The index of 2026 is 4,325 tenge (config/fees/mci.toml); ten of them.
    CHECK(order.at("tenge") == 43'250);
    CHECK(order.at("state") == "wait_payment");
    CHECK(order.at("pay_url").get<std::string>().rfind("https://", 0) == 0);
    CHECK(visit.order(key).json() == order);
    CHECK(visit.order(key, "reissue").code() == "payments.fee_not_stated");
    const std::string id = order.at("id");
    const std::string reference = order.at("reference");

    const auto told = hall.pay(reference, "BANK-1");
    CHECK(visit.show(id).at("state") == "wait_payment");
    CHECK(visit.notify(told).status == 204);
    CHECK(visit.show(id).at("state") == "payment_done");
    CHECK(visit.show(id).at("bank_reference") == "BANK-1");
    CHECK(visit.notify(told).status == 204);
    CHECK(visit.notify(hall.pay(reference, "BANK-2")).code() == "payments.paid_twice");
    CHECK(visit.show(id).at("bank_reference") == "BANK-1");
}

TEST_CASE("a payment that nobody told of is found by asking before the signature") {
    Hall hall;
    const Visit visit(hall);
    const auto order = visit.order().json();
    const std::string id = order.at("id");
    hall.pay(order.at("reference"), "BANK-7");
    CHECK(visit.check(id).json().at("state") == "payment_done");
    // Not asked again: it is known.
    hall.set_gateway_mode("refuse");
    CHECK(visit.check(id).json().at("state") == "payment_done");
}

TEST_CASE("a forged, changed or foreign notification pays nothing") {
    Hall hall(paying_hall());
    const Visit visit(hall);
    const auto order = visit.order().json();
    const auto told = hall.pay(order.at("reference"), "BANK-1");
    auto changed = told;
    changed.replace(changed.find("BANK-1"), 6, "BANK-9");
    auto unsigned_one = told;
    const auto from = unsigned_one.find("<ds:Signature");
    const auto to = unsigned_one.find("</ds:Signature>");
    REQUIRE(from != std::string::npos);
    unsigned_one.erase(from, to + std::string("</ds:Signature>").size() - from);
    for (const auto& document : {changed, unsigned_one, std::string("<a/>"), std::string("nothing"),
                                 std::string("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")})
        CHECK(visit.notify(document).code() == "payments.notification_refused");
    CHECK(visit.show(order.at("id")).at("state") == "wait_payment");
    CHECK(visit.notify(hall.pay(order.at("reference"), "BANK-1", "1")).code() ==
          "payments.amount_wrong");
    CHECK(visit.show(order.at("id")).at("state") == "wait_payment");
    // Without a certificate in the configuration none is taken.
    Hall other;
    CHECK(Visit(other).notify(told).code() == "payments.notification_refused");
}

TEST_CASE("an order survives a payment gateway that is away") {
    Hall hall;
    const Visit visit(hall);
    hall.set_gateway_mode("refuse");
    const auto key = Hall::new_key();
    CHECK(visit.order(key).code() == "payments.gateway_unreachable");
    hall.set_gateway_mode("fault");
    CHECK(visit.order(key).code() == "payments.gateway_error");
    hall.set_gateway_mode("normal");
    const auto order = visit.order(key);
    REQUIRE(order.status == 201);
    CHECK(order.json().at("state") == "wait_payment");
}

TEST_CASE("an applicant files a paid case alone, and a payment serves one case") {
    Hall hall(paying_hall());
    const Visit visit(hall);
    CHECK(send(hall, own_case("")).code() == "cases.payment_missing");
    CHECK(send(hall, own_case(Hall::new_key())).code() == "cases.payment_missing");
    const std::string open = visit.order().json().at("id");
    CHECK(send(hall, own_case(open)).code() == "cases.payment_open");

    const auto payment = visit.paid();
    const auto manifest = own_case(payment);
    const auto registered = send(hall, manifest);
    REQUIRE(registered.status == 201);
    CHECK(registered.json().at("applicant_iin") == kApplicantIin);
    CHECK(visit.show(payment).at("case_id") == manifest.case_id);
    CHECK(send(hall, own_case(payment)).code() == "cases.payment_used");

    const auto own = hall.ask("kiosk-1", "GET", "/v1/applications", nullptr, {visit.bearer()});
    CHECK(own.json().at("cases").size() == 1);
    const Visit other(hall, keys().second_key);
    CHECK(hall.ask("kiosk-1", "GET", "/v1/payments/" + payment, nullptr, {other.bearer()}).code() ==
          "payments.not_found");
}

TEST_CASE("nobody files an applicant's case but the applicant") {
    Hall hall(paying_hall());
    const Visit visit(hall);
    const auto payment = visit.paid();
    CHECK(send(hall, own_case(payment), keys().operator_key).code() ==
          "cases.signer_not_applicant");
    auto unregistered = own_case(payment);
    unregistered.applicant.iin = "840229400006";
    CHECK(send(hall, unregistered, keys().second_key).code() == "cases.signer_not_applicant");
    auto skipped = own_case(payment);
    skipped.steps = {"1", "c1", "3", "6", "c3"};
    CHECK(send(hall, skipped).code() == "cases.step_not_allowed");
    CHECK(send(hall, own_case(payment)).status == 201);
}

TEST_CASE("papers that are handed in at the office are in its journal at once") {
    Hall hall;
    const Office office(hall);
    auto manifest = sample_case(Hall::new_key());
    manifest.channel = "provider";
    manifest.hall = "licensor";
    manifest.operator_login = "office.department";
    manifest.steps = {"1", "2", "3", "4", "5", "c1"};
    const auto employee = keys().pki.issue_person(
        {"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", sample_head().bin, "ЖШС", "5"});
    const auto envelope = [&](const casework::Manifest& of) {
        return trust::seal(sign(of, employee).serialize(), keys().seal.certificate).value();
    };
    CHECK(post(hall, manifest.case_id, envelope(manifest)).code() == "cases.hall_wrong");
    const auto registered = post(hall, manifest.case_id, envelope(manifest), "office-1");
    REQUIRE(registered.status == 201);
    CHECK(registered.json().at("registration_number") == "301-26-000001");
    const auto shown = office.department("GET", "/v1/office/cases/" + manifest.case_id).json();
    CHECK(shown.at("incoming_number") == "301/26-000001");
    CHECK(shown.at("state") == "launched");
    auto centre = sample_case(Hall::new_key());
    centre.hall = "licensor";
    CHECK(post(hall, centre.case_id, envelope(centre), "office-1").code() ==
          "cases.channel_not_offered");
}
