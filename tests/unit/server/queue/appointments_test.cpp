// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Appointments: free times, booking, checking in, and what is forgotten.
#include "server/queue/appointments.h"

#include "tests/unit/server/queue/scene.h"

#include <atomic>
#include <thread>

using queue::Appointment;
using queue::AppointmentRequest;
using queue::AppointmentState;

namespace {

constexpr auto kPerson = "750101300004";

calendar::Date day(const char* iso) {
    return *calendar::parse_iso_date(iso);
}

Clock::TimePoint at(const char* iso) {
    return *calendar::parse_iso_time(iso);
}

/// Monday the 23rd, 09:00 in Almaty; the Sunday before and the Saturday after are days off.
struct Booking : Scene {
    queue::Appointments appointments{
        *database,
        clock,
        {[this](const std::string&) -> const queue::HallRules& { return rules; },
         [](const std::string&, const std::string& service) -> Result<std::string> {
             if (service == "none")
                 return fail("tickets.service_unknown", ErrorClass::Software, Remedy::Configure);
             return std::string("M");
         },
         [](calendar::Date date) {
             const std::chrono::weekday weekday{std::chrono::local_days(date)};
             return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
         }}};

    Booking() {
        rules.appointments.places = 2;
        rules.benefits = {{"veteran", {}, -100}};
        move_to("2026-11-23T03:50:00Z");
    }
    void move_to(const char* time) {
        clock.advance(
            std::chrono::duration_cast<std::chrono::milliseconds>(at(time) - clock.now()));
    }
    Result<Appointment> book(const std::string& who, const char* time,
                             const std::string& service = "medical") {
        return appointments.book(kiosk, "key-" + std::to_string(++keys),
                                 {"first", service, who, at(time)});
    }
    Result<queue::Standing> check_in(const std::string& code, const Caller& caller,
                                     const std::string& service = "medical") {
        queue::TicketRequest request{service, "kk", "submit", {kPerson, "", "", "", ""}};
        request.appointment_code = code;
        return queue.reserve(caller, "key-" + std::to_string(++keys), request);
    }
    std::size_t free(const char* iso) {
        return appointments.free("first", day(iso)).value().size();
    }
};

std::string code_of(const Result<Appointment>& booked) {
    return booked ? "" : booked.error().code;
}

}  // namespace

TEST_CASE_METHOD(Booking,
                 "a working day has its times, a day off, the past and the far future none") {
    const auto slots = appointments.free("first", day("2026-11-24")).value();
    REQUIRE(slots.size() == 35);
    CHECK(slots.front().starts_at == at("2026-11-24T04:00:00Z"));
    CHECK(slots.back().starts_at == at("2026-11-24T12:30:00Z"));
    CHECK(slots.front().free == 2);
    CHECK(free("2026-11-28") == 0);
    CHECK(free("2026-11-20") == 0);
    CHECK(free("2026-12-07") == 35);
    CHECK(free("2026-12-08") == 0);
    move_to("2026-11-23T04:10:00Z");
    CHECK(free("2026-11-23") == 34);  // 09:00 is over
    rules.appointments.places = 0;
    CHECK(free("2026-11-24") == 0);
}

TEST_CASE_METHOD(Booking,
                 "a time has so many places and no more, also for those who come together") {
    std::atomic<int> booked = 0;
    {
        std::vector<std::jthread> people;
        for (int i = 0; i < 8; ++i)
            people.emplace_back([this, i, &booked] {
                const auto outcome =
                    appointments.book(kiosk, "together-" + std::to_string(i),
                                      {"first", "medical", "person-" + std::to_string(i),
                                       at("2026-11-24T05:00:00Z")});
                booked += outcome ? 1 : 0;
                if (!outcome)
                    CHECK(outcome.error().code == "appointments.slot_full");
            });
    }
    CHECK(booked == 2);
    CHECK(free("2026-11-24") == 34);
}

TEST_CASE_METHOD(Booking, "what cannot be booked is refused by name") {
    CHECK(code_of(book(kPerson, "2026-11-24T05:07:00Z")) == "appointments.slot_unknown");
    CHECK(code_of(book(kPerson, "2026-11-28T05:00:00Z")) == "appointments.slot_unknown");
    CHECK(code_of(book(kPerson, "2026-11-24T05:00:00Z", "none")) == "tickets.service_unknown");
    REQUIRE(book(kPerson, "2026-11-24T05:00:00Z"));
    CHECK(code_of(book(kPerson, "2026-11-25T05:00:00Z")) == "appointments.too_many");
    CHECK(book("840229400006", "2026-11-25T05:00:00Z"));
    clock.advance(std::chrono::hours(24 * 10));
    CHECK(book(kPerson, "2026-12-04T05:00:00Z"));
}

TEST_CASE_METHOD(Booking, "repeating a booking brings the same one") {
    const AppointmentRequest wanted{"first", "medical", kPerson, at("2026-11-24T05:00:00Z")};
    const auto first = appointments.book(kiosk, "key", wanted).value();
    const auto again = appointments.book(kiosk, "key", wanted).value();
    CHECK(again.id == first.id);
    CHECK(again.code == first.code);
    auto other = wanted;
    other.service_id = "bus";
    CHECK(appointments.book(kiosk, "key", other).error().code == "request.idempotency_key_reused");
}

TEST_CASE_METHOD(Booking, "who checks in is called before those who wait, once and in time") {
    const auto booked = book(kPerson, "2026-11-23T05:00:00Z").value();
    const auto elsewhere = book("840229400006", "2026-11-23T05:00:00Z").value();
    join(kiosk);
    CHECK(check_in(booked.code, kiosk).error().code == "appointments.not_now");
    move_to("2026-11-23T04:30:00Z");
    CHECK(check_in("AAAA-AAAA", kiosk).error().code == "appointments.not_found");
    CHECK(check_in(booked.code, other_kiosk).error().code == "appointments.not_found");
    CHECK(check_in(booked.code, kiosk, "bus").error().code == "appointments.not_found");
    const auto standing = check_in(booked.code, kiosk).value();
    CHECK(check_in(booked.code, kiosk).error().code == "appointments.not_found");
    REQUIRE(queue.confirm_print(kiosk, standing.ticket.id));
    const auto called = queue.call_next(desk, "call").value();
    REQUIRE(called);
    CHECK(called->id == standing.ticket.id);

    move_to("2026-11-23T05:16:00Z");
    CHECK(check_in(elsewhere.code, kiosk).error().code == "appointments.not_now");
}

TEST_CASE_METHOD(Booking, "a refused ticket leaves the appointment as it was") {
    const auto booked = book(kPerson, "2026-11-23T05:00:00Z").value();
    move_to("2026-11-23T05:00:00Z");
    rules.tickets_a_day = 0;
    CHECK(check_in(booked.code, kiosk).error().code == "tickets.day_limit");
    rules.tickets_a_day.reset();
    CHECK(check_in(booked.code, kiosk));
}

TEST_CASE_METHOD(Booking, "a cancelled time is free again, and only its holder cancels it") {
    const auto booked = book(kPerson, "2026-11-24T05:00:00Z").value();
    CHECK(appointments.of_applicant(kPerson).value().size() == 1);
    CHECK(appointments.of_applicant(kPerson).value().at(0).code == booked.code);
    CHECK(appointments.cancel(kiosk, "840229400006", booked.id).error().code ==
          "appointments.not_found");
    REQUIRE(appointments.cancel(kiosk, kPerson, booked.id));
    CHECK(appointments.cancel(kiosk, kPerson, booked.id).error().code ==
          "appointments.state_wrong");
    CHECK(appointments.of_applicant(kPerson).value().empty());
    CHECK(book(kPerson, "2026-11-24T05:00:00Z"));
    CHECK(check_in(booked.code, kiosk).error().code == "appointments.not_found");
}

TEST_CASE_METHOD(Booking, "who did not come is noted, and whose a time was is forgotten") {
    REQUIRE(book(kPerson, "2026-11-23T05:00:00Z"));
    move_to("2026-11-23T06:00:00Z");
    REQUIRE(appointments.sweep());
    CHECK(appointments.of_applicant(kPerson).value().size() == 1);
    move_to("2026-11-23T07:01:00Z");
    REQUIRE(appointments.sweep());
    CHECK(appointments.of_applicant(kPerson).value().empty());
    const auto kept = [&] {
        return testing::ask_number(*database,
                                   "SELECT count(*) FROM appointment WHERE applicant <> ''");
    };
    CHECK(kept() == 1);
    clock.advance(std::chrono::hours(24 * 32));
    REQUIRE(appointments.sweep());
    CHECK(kept() == 0);
}
