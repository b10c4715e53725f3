// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What whoever is shown a licence sees behind its QR code.
#include "tests/integration/pages/looking.h"
#include "tests/integration/server/office.h"
#include "tests/integration/server/submitting.h"

using namespace tereze::testing;
using nlohmann::json;

TEST_CASE("a licence's page says whether it is in force, and names nobody in full") {
    Hall hall;
    const Office office(hall);
    const auto manifest = sample_case(Hall::new_key());
    REQUIRE(submit(hall, manifest).status == 201);
    office.start(manifest.case_id);
    const auto decision = office.draft(
        {{"kind", "licence"}, {"case_id", manifest.case_id}, {"valid_until", "2031-11-29"}});
    const std::string number = office.sign(decision).json().at("licence");
    const std::string url = office.department("GET", "/v1/licences/" + number).json().at("url");

    Browser phone(kPhoneScreen);
    phone.open(url);
    phone.wait_for_text("Лицензия шынайы және қолданыста.");
    CHECK(phone.text().find(number) != std::string::npos);
    CHECK(phone.text().find("АХМЕТОВ") == std::string::npos);
    CHECK(phone.text().find("А•••••• Д•••••") != std::string::npos);
    check_page(phone);
    phone.take_picture(picture("licence-kk"));

    const auto order =
        office.draft({{"kind", "suspension"}, {"licence", number}, {"reason", "Тексеру актісі"}});
    REQUIRE(office.sign(order).status == 200);
    phone.open(url + "?lang=ru");
    phone.wait_for_text("Действие лицензии приостановлено.");
    check_page(phone);
    phone.take_picture(picture("licence-suspended-ru"));

    phone.open(hall.public_url("/l/0123456789abcdef01234567"));
    phone.wait_for_text("1414");
}
