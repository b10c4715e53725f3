// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The server asks the certification centre about operators' certificates: yes, no, and no answer.
#include "tests/integration/server/hall.h"
#include "tests/integration/server/submitting.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tereze;
using namespace tereze::testing;

namespace {

Hall asking(const std::string& whom) {
    HallOptions options;
    options.revocation = whom;
    return Hall(options);
}

WebReply submit_one(Hall& hall, const std::string& id) {
    return submit(hall, id, sign(sample_case(id), keys().operator_key));
}

std::size_t times_asked(Hall& hall, const std::string& path) {
    const auto asked = hall.ask_centre({{"do", "asked"}}).at("asked");
    return static_cast<std::size_t>(std::count(asked.begin(), asked.end(), path));
}

}  // namespace

TEST_CASE("a case is taken when the centre says that the certificate is good") {
    auto hall = asking("either");
    CHECK(submit_one(hall, Hall::new_key()).status == 201);
    CHECK(times_asked(hall, "/ocsp/") == 1);
    // The list is fetched once and kept; the responder is asked about each case.
    CHECK(submit_one(hall, Hall::new_key()).status == 201);
    CHECK(times_asked(hall, "/ocsp/") == 2);
    CHECK(times_asked(hall, "/crl/nca.crl") == 1);
}

TEST_CASE("a case of a revoked or held certificate is refused") {
    const auto reason = GENERATE(1U, 6U);
    auto hall = asking("ocsp");
    hall.ask_centre({{"do", "revoke"},
                     {"serial", keys().operator_key.certificate.serial()},
                     {"reason", reason}});
    const auto reply = submit_one(hall, Hall::new_key());
    CHECK(reply.status == 422);
    CHECK(reply.code() == "cases.signer_revoked");
}

TEST_CASE("without an answer a case waits, and is taken when there is one") {
    const auto mode = GENERATE(as<std::string>(), "hang", "refuse", "garbage", "try-later");
    auto hall = asking("ocsp");
    hall.set_centre_mode(mode);
    const auto id = Hall::new_key();
    const auto reply = submit_one(hall, id);
    CAPTURE(mode);
    CHECK(reply.status == 503);
    CHECK(reply.code() == "cases.signer_status_unknown");
    hall.set_centre_mode("normal");
    const auto later = submit_one(hall, id);
    CHECK(later.status == 201);
    // No number was spent on the first attempt.
    CHECK(later.json().at("registration_number") == "075-26-000001");
}

TEST_CASE("a list that is in time speaks for the centre while nobody answers") {
    auto hall = asking("list");
    CHECK(submit_one(hall, Hall::new_key()).status == 201);
    hall.set_centre_mode("refuse");
    CHECK(submit_one(hall, Hall::new_key()).status == 201);
    CHECK(times_asked(hall, "/ocsp/") == 0);
}
