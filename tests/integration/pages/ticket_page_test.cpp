// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a visitor sees on a phone: the ticket's page from paper to the end, and a receipt's page.
#include "tests/integration/pages/looking.h"
#include "tests/integration/server/hall.h"
#include "tests/integration/server/submitting.h"

using namespace tereze::testing;
using nlohmann::json;

namespace {

/// The page behind the QR code, at the port that the server has now.
std::string page_of(const json& ticket) {
    return ticket.at("url");
}

}  // namespace

TEST_CASE("a ticket's page follows the ticket without being asked") {
    Hall hall;
    const auto bearer = hall.log_in("desk-7");
    const auto other = hall.log_in("desk-1", kSecondLogin);
    hall.join_queue("840229400006");
    const auto ticket = hall.reserve();
    const std::string id = ticket.at("id");

    Browser phone(kPhoneScreen);
    phone.open(page_of(ticket));
    phone.wait_for_text("Талон басып шығарылып жатыр");
    REQUIRE(hall.ask("kiosk-1", "POST", "/v1/tickets/" + id + "/printed").status == 200);
    phone.wait_for_text("Сіз кезектесіз");
    CHECK(phone.value("document.querySelector('.tile b').textContent") == "1");
    check_page(phone);
    phone.take_picture(picture("ticket-waiting-kk"));

    REQUIRE(hall.ask("desk-1", "POST", "/v1/desk/next", nullptr,
                     {other, Hall::key_header(Hall::new_key())})
                .status == 200);
    phone.wait_until("document.querySelector('.tile b').textContent === '0'");
    REQUIRE(hall.ask("desk-7", "POST", "/v1/desk/next", nullptr,
                     {bearer, Hall::key_header(Hall::new_key())})
                .status == 200);
    phone.wait_until("document.querySelector('.window')?.textContent === '7'");
    CHECK(phone.title() == ticket.at("number").get<std::string>() + " → 7");
    check_page(phone);
    phone.take_picture(picture("ticket-called-kk"));

    phone.prefer_dark();
    phone.take_picture(picture("ticket-called-kk-dark"));
    phone.click("nav a[lang=ru]");
    phone.wait_for_text("Вас вызывают: подойдите к окну 7.");
    REQUIRE(hall.ask("desk-7", "POST", "/v1/desk/current/start", nullptr, {bearer}).status == 200);
    phone.wait_for_text("Вас обслуживают в окне 7.");
    REQUIRE(hall.ask("desk-7", "POST", "/v1/desk/current/finish", nullptr, {bearer}).status == 200);
    phone.wait_for_text("Обслуживание завершено.");
    phone.wait_until(
        "'final' in document.querySelector('[data-events]').firstElementChild.dataset");
    check_page(phone);
}

TEST_CASE("a page that lost the server says so, and is right again when the server is back") {
    Hall hall;
    const auto ticket = hall.reserve();
    Browser phone(kPhoneScreen);
    phone.open(page_of(ticket) + "?lang=en");
    phone.wait_for_text("The ticket is being printed");
    hall.restart_server_killed();
    phone.wait_until("!document.getElementById('lost').hidden");
    phone.take_picture(picture("ticket-lost-en"));
    const std::string id = ticket.at("id");
    REQUIRE(hall.ask("kiosk-1", "POST", "/v1/tickets/" + id + "/printed").status == 200);
    phone.wait_for_text("You are in the queue");
    phone.wait_until("document.getElementById('lost').hidden");
}

TEST_CASE("a receipt's page says that it is genuine, a forged one's that there is none") {
    Hall hall;
    const auto submitted = submit(hall, sample_case(Hall::new_key()));
    REQUIRE(submitted.status == 201);
    const auto receipt = submitted.json();
    const std::string address = receipt.at("check_url");
    Browser phone(kPhoneScreen);
    phone.open(address);
    phone.wait_for_text(receipt.at("registration_number"));
    phone.wait_for_text("Қолхат шын");
    check_page(phone);
    phone.take_picture(picture("receipt-kk"));
    phone.open(address + "?lang=ru");
    check_page(phone);
    phone.take_picture(picture("receipt-ru"));

    phone.open(hall.public_url("/c/" + std::string(32, '0')));
    phone.wait_for_text("Мұндай талон да, қолхат та жоқ.");
    phone.take_picture(picture("receipt-forged-kk"));
}
