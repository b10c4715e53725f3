// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Times that people book in a hall, and checking in at the kiosk when the time has come.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "server/accounts/caller.h"
#include "server/queue/hall_rules.h"
#include "server/store/database.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::queue {

struct Slot {
    Clock::TimePoint starts_at{};
    std::int64_t free = 0;
};

enum class AppointmentState { Booked, CheckedIn, Cancelled, Missed };
std::string_view to_string(AppointmentState state);

struct Appointment {
    std::string id;
    std::string hall;
    std::string service_id;
    std::string applicant;  ///< ИИН or БИН; empty once the day is over
    std::string code;       ///< "K7M2-Q9XW", to be shown or typed at the kiosk
    Clock::TimePoint starts_at{};
    AppointmentState state = AppointmentState::Booked;
    std::string ticket_id;  ///< of the check-in
};

struct AppointmentRequest {
    std::string hall;
    std::string service_id;
    std::string applicant;
    Clock::TimePoint starts_at{};
};

/// Safe to use from several threads and processes.
class Appointments {
  public:
    struct Hooks {
        std::function<const HallRules&(const std::string& hall)> rules;
        /// Whether the hall gives the service, as in HallQueue::Hooks::prefix.
        std::function<Result<std::string>(const std::string& hall, const std::string& service_id)>
            prefix;
        std::function<bool(calendar::Date)> is_working_day;
    };
    Appointments(store::Database& database, const Clock& clock, Hooks hooks);

    /// Times of a day that can still be booked; none on days off, in the past or too far ahead.
    Result<std::vector<Slot>> free(const std::string& hall, calendar::Date day);
    /// Repeating with the same key gives the same appointment.
    /// Errors: those of the hook `prefix`, appointments.slot_unknown, appointments.slot_full,
    /// appointments.too_many (one within so many days), request.idempotency_key_reused.
    Result<Appointment> book(const accounts::Caller& caller, const std::string& key,
                             const AppointmentRequest& request);
    /// Those of a person that are not over yet, the next first.
    Result<std::vector<Appointment>> of_applicant(const std::string& applicant);
    /// Errors: appointments.not_found, appointments.state_wrong.
    Result<> cancel(const accounts::Caller& caller, const std::string& applicant,
                    const std::string& id);
    /// Notes who did not come, and forgets whose the times of past days were.
    Result<> sweep();

    /// Inside the transaction that makes the ticket: the appointment of a code, which the ticket
    /// takes. Errors: appointments.not_found (also of another hall or service, or used before),
    /// appointments.not_now (too early, or too late).
    static Result<Appointment> check_in(store::Connection& connection,
                                        const AppointmentRules& rules, const std::string& hall,
                                        const std::string& service_id, const std::string& code,
                                        const std::string& ticket_id, Clock::TimePoint now);

  private:
    std::vector<Clock::TimePoint> times(const AppointmentRules& rules, calendar::Date day) const;
    void note(store::Connection& connection, const accounts::Caller& caller, const char* event,
              const std::string& id, const std::string& detail) const;

    store::Database& m_database;
    const Clock& m_clock;
    Hooks m_hooks;
};

}  // namespace tereze::server::queue
