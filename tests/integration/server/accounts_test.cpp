// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates over the wire: applicants register at a kiosk, people log in by a signed challenge.
#include "tests/integration/server/certificates.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

TEST_CASE("an applicant registers with a certificate, logs in with a password and out again") {
    Hall hall;
    const auto made = register_with(hall, keys().stranger_key, kPassword);
    REQUIRE(made.status == 201);
    CHECK(made.json().at("login") == "000101500001");
    CHECK(register_with(hall, keys().stranger_key, kPassword).status == 200);

    const json right{{"login", "000101500001"}, {"password", kPassword}};
    const auto session = hall.ask("kiosk-1", "POST", "/v1/sessions", right);
    REQUIRE(session.status == 201);
    CHECK(session.json().at("operator").at("roles") == json{"applicant"});
    const auto bearer = "Authorization: Bearer " + session.json().at("token").get<std::string>();
    // An applicant is no operator, with whatever token.
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions", right).code() == "accounts.role_missing");
    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).status == 401);
    CHECK(hall.ask("kiosk-1", "DELETE", "/v1/sessions/current", nullptr, {bearer}).status == 204);
    CHECK(hall.ask("kiosk-1", "DELETE", "/v1/sessions/current", nullptr, {bearer}).status == 401);
    CHECK(hall.log().find("000101500001") == std::string::npos);
}

TEST_CASE("an operator logs in with the certificate, and with nobody else's") {
    Hall hall;
    for (const auto* key : {&keys().operator_key, &keys().operator_authentication}) {
        const auto session = log_in_with(hall, "desk-1", *key);
        REQUIRE(session.status == 201);
        CHECK(session.json().at("operator").at("login") == kOperatorLogin);
        const auto bearer =
            "Authorization: Bearer " + session.json().at("token").get<std::string>();
        CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).status == 204);
    }
    CHECK(log_in_with(hall, "desk-1", keys().stranger_key).code() == "accounts.not_registered");
    CHECK(log_in_with(hall, "kiosk-1", keys().operator_key).code() == "accounts.not_registered");
}

TEST_CASE("an answer to a challenge is worth nothing twice or elsewhere") {
    Hall hall;
    const auto body = proof(hall, "desk-1", "log-in", keys().operator_key);
    CHECK(hall.ask("desk-2", "POST", "/v1/sessions", body).code() == "accounts.challenge_unknown");
    REQUIRE(hall.ask("desk-1", "POST", "/v1/sessions", body).status == 201);
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions", body).code() == "accounts.challenge_unknown");
    auto forged = proof(hall, "desk-1", "log-in", keys().operator_key);
    forged["signature"] = body.at("signature");
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions", forged).code() == "accounts.proof_wrong");
    forged = proof(hall, "desk-1", "log-in", keys().operator_key);
    forged["signature"] = "no base64!";
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions", forged).code() == "request.field_invalid");
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions/challenges", {{"purpose", "register"}}).code() ==
          "terminals.role_refused");
    CHECK(hall.ask("board-1", "POST", "/v1/sessions/challenges", {{"purpose", "log-in"}}).code() ==
          "terminals.role_refused");
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions/challenges", {{"purpose", "sign"}}).code() ==
          "request.field_invalid");
}

TEST_CASE("a revoked certificate opens nothing, and neither does one that nobody vouches for") {
    HallOptions options;
    options.revocation = "ocsp";
    Hall hall(options);
    REQUIRE(log_in_with(hall, "desk-1", keys().operator_key).status == 201);
    hall.ask_centre({{"do", "revoke"}, {"serial", keys().operator_key.certificate.serial()}});
    CHECK(log_in_with(hall, "desk-1", keys().operator_key).code() ==
          "accounts.certificate_revoked");
    hall.set_centre_mode("refuse");
    CHECK(log_in_with(hall, "desk-1", keys().second_key).code() ==
          "accounts.certificate_status_unknown");
    hall.set_centre_mode("normal");
    CHECK(log_in_with(hall, "desk-1", keys().second_key).status == 201);
}
