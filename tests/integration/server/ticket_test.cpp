// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Two-phase tickets: no ghost in the hall, no number lost.
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

using namespace tereze::testing;
using nlohmann::json;

namespace {

json ticket_request() {
    return {{"service_id", kService},
            {"language", "ru"},
            {"purpose", "submit"},
            {"applicant", {{"iin", "750101300004"}}}};
}

WebReply post_ticket(const Hall& hall, const json& body, const std::string& key) {
    return hall.ask("kiosk-1", "POST", "/v1/tickets", body, {Hall::key_header(key)});
}

}  // namespace

TEST_CASE("a ticket joins the queue only after its paper is confirmed") {
    const Hall hall;
    const auto ticket = hall.reserve();
    CHECK(ticket.at("number") == "M-001");
    CHECK(ticket.at("state") == "reserved");
    CHECK(ticket.at("people_ahead") == 0);
    CHECK(ticket.at("estimated_wait_minutes").is_null());
    CHECK(hall.queue().at("waiting").empty());

    const std::string path = "/v1/tickets/" + ticket.at("id").get<std::string>();
    const auto failed =
        hall.ask("kiosk-1", "POST", path + "/print-failed", {{"reason", "printer.paper_out"}});
    CHECK(failed.status == 200);
    CHECK(failed.json().at("state") == "reserved");
    CHECK(failed.json().at("print_failed") == true);
    CHECK(hall.queue().at("waiting").empty());

    const auto printed = hall.ask("kiosk-1", "POST", path + "/printed");
    CHECK(printed.json().at("state") == "waiting");
    CHECK(hall.queue().at("waiting").size() == 1);
    CHECK(hall.queue().at("waiting").at(0).at("number") == "M-001");
    // A lost answer makes the kiosk ask again.
    CHECK(hall.ask("kiosk-1", "POST", path + "/printed").status == 200);
    CHECK(hall.queue().at("waiting").size() == 1);
    CHECK(hall.ask("kiosk-1", "POST", path + "/print-failed", {{"reason", "printer.jam"}}).code() ==
          "tickets.state_wrong");
}

TEST_CASE("places are those of the paper, numbers those of the reservation") {
    const Hall hall;
    const auto first = hall.reserve();
    const auto second = hall.reserve("840229400006");
    CHECK(second.at("number") == "M-002");
    hall.ask("kiosk-1", "POST", "/v1/tickets/" + second.at("id").get<std::string>() + "/printed");
    const auto late = hall.ask("kiosk-1", "POST",
                               "/v1/tickets/" + first.at("id").get<std::string>() + "/printed");
    CHECK(late.json().at("people_ahead") == 1);
    CHECK(hall.queue().at("waiting").at(0).at("number") == "M-002");
}

TEST_CASE("the same key gives the same ticket, and no other request may use it") {
    const Hall hall;
    const auto key = Hall::new_key();
    const auto first = post_ticket(hall, ticket_request(), key);
    CHECK(first.status == 201);
    const auto again = post_ticket(hall, ticket_request(), key);
    CHECK(again.status == 200);
    CHECK(again.json().at("id") == first.json().at("id"));
    auto other = ticket_request();
    other["purpose"] = "result";
    const auto reused = post_ticket(hall, other, key);
    CHECK(reused.status == 409);
    CHECK(reused.code() == "request.idempotency_key_reused");
}

TEST_CASE("tickets are refused with a code for each fault") {
    const Hall hall;
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets", ticket_request()).code() ==
          "request.idempotency_key_missing");
    auto body = ticket_request();
    body["service_id"] = "almaty-2015/unknown";
    CHECK(post_ticket(hall, body, Hall::new_key()).code() == "tickets.service_unknown");
    body = ticket_request();
    body["applicant"]["iin"] = "750101300005";
    CHECK(post_ticket(hall, body, Hall::new_key()).code() == "request.field_invalid");
    body = ticket_request();
    body["language"] = "de";
    CHECK(post_ticket(hall, body, Hall::new_key()).code() == "request.field_invalid");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + Hall::new_key() + "/printed").code() ==
          "tickets.not_found");
    // None of them took a number.
    CHECK(hall.reserve().at("number") == "M-001");
}

TEST_CASE("a cancelled ticket leaves the hall and cannot be printed") {
    const Hall hall;
    const auto id = hall.join_queue();
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + id + "/cancel").json().at("state") ==
          "cancelled");
    CHECK(hall.queue().at("waiting").empty());
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + id + "/cancel").code() ==
          "tickets.state_wrong");
    const std::string other = hall.reserve().at("id");
    hall.ask("kiosk-1", "POST", "/v1/tickets/" + other + "/cancel");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + other + "/printed").code() ==
          "tickets.state_wrong");
}

TEST_CASE("the page of a ticket says in each language where it stands, and nothing personal") {
    const Hall hall;
    const auto ticket = hall.reserve();
    const std::string url = ticket.at("url");
    hall.ask("kiosk-1", "POST", "/v1/tickets/" + ticket.at("id").get<std::string>() + "/printed");
    const auto kk = hall.page(url);
    CHECK(kk.status == 200);
    CHECK(kk.headers.at("content-type") == "text/html; charset=utf-8");
    CHECK(kk.headers.at("content-security-policy").find("default-src 'none'") == 0);
    CHECK(kk.body.find("M-001") != std::string::npos);
    CHECK(kk.body.find("Сіз кезектесіз") != std::string::npos);
    CHECK(hall.page(url + "?lang=ru").body.find("Вы в очереди") != std::string::npos);
    CHECK(hall.page(url + "?lang=en").body.find("You are in the queue") != std::string::npos);
    for (const auto* personal : {"750101300004", "АХМЕТОВ"})
        CHECK(kk.body.find(personal) == std::string::npos);

    const auto bearer = hall.log_in("desk-4");
    hall.ask("desk-4", "POST", "/v1/desk/next", nullptr,
             {bearer, Hall::key_header(Hall::new_key())});
    CHECK(hall.page(url + "?lang=ru").body.find("подойдите к окну 4") != std::string::npos);
}

TEST_CASE("the log holds no personal data") {
    const Hall hall;
    hall.join_queue();
    hall.ask("kiosk-1", "POST", "/v1/tickets", {{"applicant", {{"iin", "840229400006"}}}},
             {Hall::key_header(Hall::new_key())});
    const auto log = hall.log();
    CHECK(log.find("/v1/tickets/{id}/printed") != std::string::npos);
    for (const auto* personal : {"750101300004", "840229400006", "АХМЕТОВ"})
        CHECK(log.find(personal) == std::string::npos);
}

TEST_CASE("numbers given without the server are taken when it is back") {
    const Hall hall;
    const auto lease =
        hall.ask("kiosk-1", "POST", "/v1/tickets/leases", {{"service_id", kService}, {"count", 2}},
                 {Hall::key_header(Hall::new_key())})
            .json();
    CHECK(lease.at("numbers") == json::array({"M-001", "M-002"}));
    CHECK(hall.reserve().at("number") == "M-003");
    const auto give = [&](const std::string& number) {
        return hall.ask("kiosk-1", "POST", "/v1/tickets",
                        {{"service_id", kService},
                         {"language", "kk"},
                         {"purpose", "submit"},
                         {"applicant", {{"iin", "750101300004"}}},
                         {"lease_id", lease.at("id")},
                         {"leased_number", number}},
                        {Hall::key_header(Hall::new_key())});
    };
    CHECK(give("M-002").json().at("number") == "M-002");
    CHECK(give("M-002").code() == "tickets.number_used");
    CHECK(give("M-003").code() == "tickets.lease_unknown");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/leases",
                   {{"service_id", kService}, {"count", 51}}, {Hall::key_header(Hall::new_key())})
              .code() == "request.field_invalid");
}
