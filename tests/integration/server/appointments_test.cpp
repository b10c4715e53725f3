// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An appointment over the wire, from the free times to the call.
#include "core/calendar/civil_time.h"
#include "tests/integration/server/certificates.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

HallOptions with_appointments() {
    HallOptions options;
    // The whole day, every five minutes, so that one is near at any hour that the test runs.
    options.queue_rules =
        "[hall.appointments]\nplaces = 1\nfirst = \"00:00\"\nlast = \"23:55\"\nslot_minutes = 5\n"
        "early_minutes = 120\none_in_days = 0\n";
    return options;
}

/// A time of a day that is free, not so near that it passes meanwhile; nothing on a day off.
json free_on(const Hall& hall, int days_ahead) {
    const auto day = calendar::iso_date(
        calendar::date_in_almaty(std::chrono::system_clock::now() + std::chrono::days(days_ahead)));
    const auto reply = hall.ask("kiosk-1", "GET", "/v1/halls/current/slots?day=" + day);
    REQUIRE(reply.status == 200);
    const auto slots = reply.json().at("slots");
    constexpr std::size_t kAhead = 3;
    return slots.empty() ? json(nullptr)
                         : slots.at(std::min(kAhead, slots.size() - 1)).at("starts_at");
}

json next_free(const Hall& hall) {
    for (int ahead = 0; ahead < 14; ++ahead)
        if (auto time = free_on(hall, ahead); !time.is_null())
            return time;
    return nullptr;
}

}  // namespace

TEST_CASE("an applicant books a time, sees it, and gives it back") {
    Hall hall(with_appointments());
    const auto bearer = applicant_session(hall, keys().stranger_key);
    const auto time = next_free(hall);
    REQUIRE(time.is_string());
    const json wanted{{"service_id", "almaty-2015/medical"}, {"starts_at", time}};
    const auto booked = hall.ask("kiosk-1", "POST", "/v1/appointments", wanted,
                                 {bearer, Hall::key_header(Hall::new_key())});
    REQUIRE(booked.status == 201);
    CHECK(hall.ask("kiosk-1", "POST", "/v1/appointments", wanted,
                   {bearer, Hall::key_header(Hall::new_key())})
              .code() == "appointments.slot_full");
    const auto mine = hall.ask("kiosk-1", "GET", "/v1/appointments", nullptr, {bearer}).json();
    CHECK(mine.at("appointments").at(0).at("id") == booked.json().at("id"));
    const auto path = "/v1/appointments/" + booked.json().at("id").get<std::string>();
    const auto other = applicant_session(hall, keys().second_key);
    CHECK(hall.ask("kiosk-1", "DELETE", path, nullptr, {other}).code() == "appointments.not_found");
    CHECK(hall.ask("kiosk-1", "DELETE", path, nullptr, {bearer}).status == 204);
    CHECK(next_free(hall) == time);
    CHECK(
        hall.ask("kiosk-1", "POST", "/v1/appointments", wanted, {Hall::key_header(Hall::new_key())})
            .status == 401);
    CHECK(hall.ask("kiosk-1", "GET", "/v1/halls/current/slots?day=tomorrow").code() ==
          "request.field_invalid");
}

TEST_CASE("an operator books for a person, and a code that is wrong takes no ticket") {
    Hall hall(with_appointments());
    const auto bearer = hall.log_in("desk-1");
    const auto time = next_free(hall);
    json wanted{
        {"service_id", "almaty-2015/medical"}, {"starts_at", time}, {"iin", "750101300004"}};
    const auto booked = hall.ask("desk-1", "POST", "/v1/appointments", wanted,
                                 {bearer, Hall::key_header(Hall::new_key())});
    REQUIRE(booked.status == 201);
    wanted["iin"] = "750101300005";
    CHECK(hall.ask("desk-1", "POST", "/v1/appointments", wanted,
                   {bearer, Hall::key_header(Hall::new_key())})
              .code() == "request.field_invalid");
    const auto ticket = [&](const std::string& code) {
        return hall.ask("kiosk-1", "POST", "/v1/tickets",
                        {{"service_id", "almaty-2015/medical"},
                         {"language", "kk"},
                         {"purpose", "submit"},
                         {"applicant", {{"iin", "750101300004"}}},
                         {"appointment_code", code}},
                        {Hall::key_header(Hall::new_key())});
    };
    CHECK(ticket("AAAA-AAAA").code() == "appointments.not_found");
    const auto starts_at = *calendar::parse_iso_time(time.get<std::string>());
    const bool is_near = starts_at < std::chrono::system_clock::now() + std::chrono::minutes(110);
    const auto answer = ticket(booked.json().at("code"));
    // On a day off the next time is not near.
    CHECK((is_near ? answer.status == 201 : answer.code() == "appointments.not_now"));
}
