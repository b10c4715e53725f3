// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Appointments: rules and SQL.
#include "server/queue/appointments.h"

#include "core/base/codes.h"
#include "core/base/ids.h"
#include "server/queue/queue_words.h"
#include "server/store/journal.h"

#include <algorithm>
#include <array>

namespace tereze::server::queue {
namespace {

using accounts::Caller;
using std::chrono::days;
using store::Connection;
using store::Cursor;
using store::from_stored;
using store::to_stored;

constexpr std::size_t kCodeLength = 8;
constexpr std::size_t kCodeGroup = 4;
/// As long as any hall counts how often somebody books.
constexpr int kLongestMemory = 31;
constexpr std::array kStates{AppointmentState::Booked, AppointmentState::CheckedIn,
                             AppointmentState::Cancelled, AppointmentState::Missed};
const std::string kSelect =
    "SELECT id, hall, service_id, applicant, code, starts_at, state, ticket_id FROM appointment ";

AppointmentState state_from(const std::string& word) {
    for (const auto state : kStates)
        if (to_string(state) == word)
            return state;
    return AppointmentState::Missed;
}

Appointment read(const Cursor& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.text(3),
            row.text(4),
            from_stored(row.integer(5)),
            state_from(row.text(6)),
            row.text(7)};
}

std::optional<Appointment> one(Cursor row) {
    return row.next() ? std::optional(read(row)) : std::nullopt;
}

std::string word(AppointmentState state) {
    return std::string(to_string(state));
}

/// As it is stored: the hyphen is for people.
std::string shown(const std::string& plain) {
    return plain.substr(0, kCodeGroup) + "-" + plain.substr(std::min(kCodeGroup, plain.size()));
}

std::int64_t taken(Connection& connection, const std::string& hall, Clock::TimePoint starts_at) {
    auto row = connection.query(
        "SELECT count(*) FROM appointment WHERE hall = $1 AND starts_at = $2 AND state <> $3",
        {hall, to_stored(starts_at), word(AppointmentState::Cancelled)});
    row.next();
    return row.integer(0);
}

/// Whether the person holds a time that was booked since then, cancelled ones apart.
bool has_booked(Connection& connection, const std::string& applicant, Clock::TimePoint since) {
    return connection
        .query(
            "SELECT id FROM appointment WHERE applicant = $1 AND booked_at > $2 AND "
            "state <> $3 LIMIT 1",
            {applicant, to_stored(since), word(AppointmentState::Cancelled)})
        .next();
}

void set_state(Connection& connection, const std::string& id, AppointmentState state,
               const std::string& ticket_id) {
    connection.post("UPDATE appointment SET state = $1, ticket_id = $2 WHERE id = $3",
                    {word(state), ticket_id, id});
}

auto slot_unknown() {
    return fail("appointments.slot_unknown", ErrorClass::User, Remedy::Retry);
}

}  // namespace

std::string_view to_string(AppointmentState state) {
    switch (state) {
        case AppointmentState::Booked:
            return "booked";
        case AppointmentState::CheckedIn:
            return "checked-in";
        case AppointmentState::Cancelled:
            return "cancelled";
        case AppointmentState::Missed:
            return "missed";
    }
    return "missed";
}

Appointments::Appointments(store::Database& database, const Clock& clock, Hooks hooks)
    : m_database(database), m_clock(clock), m_hooks(std::move(hooks)) {}

void Appointments::note(Connection& connection, const Caller& caller, const char* event,
                        const std::string& id, const std::string& detail) const {
    store::write_fact(connection, m_clock.now(),
                      {caller.terminal.common_name, caller.account_id(), event, id, detail});
}

std::vector<Clock::TimePoint> Appointments::times(const AppointmentRules& rules,
                                                  calendar::Date day) const {
    std::vector<Clock::TimePoint> all;
    const auto now = m_clock.now();
    const auto today = std::chrono::local_days(calendar::date_in_almaty(now));
    const auto wanted = std::chrono::local_days(day);
    if (rules.places == 0 || wanted < today || wanted > today + days(rules.days_ahead) ||
        !m_hooks.is_working_day(day))
        return all;
    for (auto minute = rules.first; minute <= rules.last; minute += rules.slot) {
        const auto time = std::chrono::time_point_cast<Clock::TimePoint::duration>(
            calendar::from_local_in_almaty(wanted + minute));
        if (time > now)
            all.push_back(time);
    }
    return all;
}

Result<std::vector<Slot>> Appointments::free(const std::string& hall, calendar::Date day) {
    const auto& rules = m_hooks.rules(hall).appointments;
    const auto all = times(rules, day);
    return m_database.read([&](Connection& connection) -> Result<std::vector<Slot>> {
        std::vector<Slot> slots;
        for (const auto time : all)
            if (const auto left = rules.places - taken(connection, hall, time); left > 0)
                slots.push_back({time, left});
        return slots;
    });
}

Result<Appointment> Appointments::book(const Caller& caller, const std::string& key,
                                       const AppointmentRequest& request) {
    const auto& rules = m_hooks.rules(request.hall).appointments;
    const auto all = times(rules, calendar::date_in_almaty(request.starts_at));
    const auto now = m_clock.now();
    const auto& terminal = caller.terminal.common_name;
    return m_database.write(
        "appointments/" + request.hall, [&](Connection& connection) -> Result<Appointment> {
            if (auto known = one(connection.query(kSelect + "WHERE terminal = $1 AND key = $2",
                                                  {terminal, key}))) {
                const bool same =
                    known->hall == request.hall && known->service_id == request.service_id &&
                    known->applicant == request.applicant && known->starts_at == request.starts_at;
                if (!same)
                    return fail("request.idempotency_key_reused", ErrorClass::Software,
                                Remedy::None);
                known->code = shown(known->code);
                return std::move(*known);
            }
            TEREZE_TRY(m_hooks.prefix(request.hall, request.service_id));
            if (std::find(all.begin(), all.end(), request.starts_at) == all.end())
                return slot_unknown();
            if (taken(connection, request.hall, request.starts_at) >= rules.places)
                return fail("appointments.slot_full", ErrorClass::User, Remedy::Retry);
            if (has_booked(connection, request.applicant, now - days(rules.one_in_days)))
                return fail("appointments.too_many", ErrorClass::User, Remedy::None);
            Appointment appointment{make_uuid_v7(now),
                                    request.hall,
                                    request.service_id,
                                    request.applicant,
                                    make_code(kCodeLength, kCodeGroup),
                                    request.starts_at,
                                    AppointmentState::Booked,
                                    {}};
            connection.post(
                "INSERT INTO appointment (id, terminal, key, hall, service_id, applicant, code, "
                "starts_at, state, booked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                {appointment.id, terminal, key, request.hall, request.service_id, request.applicant,
                 plain_code(appointment.code), to_stored(request.starts_at),
                 word(appointment.state), to_stored(now)});
            note(connection, caller, "appointment.booked", appointment.id,
                 calendar::iso_time(request.starts_at));
            return appointment;
        });
}

Result<std::vector<Appointment>> Appointments::of_applicant(const std::string& applicant) {
    return m_database.read([&](Connection& connection) -> Result<std::vector<Appointment>> {
        auto rows =
            connection.query(kSelect + "WHERE applicant = $1 AND state = $2 ORDER BY starts_at",
                             {applicant, word(AppointmentState::Booked)});
        std::vector<Appointment> all;
        while (rows.next()) {
            all.push_back(read(rows));
            all.back().code = shown(all.back().code);
        }
        return all;
    });
}

Result<> Appointments::cancel(const Caller& caller, const std::string& applicant,
                              const std::string& id) {
    TEREZE_ASSIGN(
        const auto known,
        m_database.read([&](Connection& connection) -> Result<std::optional<Appointment>> {
            return one(connection.query(kSelect + "WHERE id = $1", {id}));
        }));
    if (!known || known->applicant != applicant)
        return fail("appointments.not_found", ErrorClass::User, Remedy::None);
    return m_database.write("appointments/" + known->hall, [&](Connection& connection) -> Result<> {
        const auto current = one(connection.query(kSelect + "WHERE id = $1", {id}));
        if (!current || current->state != AppointmentState::Booked)
            return fail("appointments.state_wrong", ErrorClass::User, Remedy::None);
        set_state(connection, id, AppointmentState::Cancelled, {});
        note(connection, caller, "appointment.cancelled", id, {});
        return {};
    });
}

Result<Appointment> Appointments::check_in(Connection& connection, const AppointmentRules& rules,
                                           const std::string& hall, const std::string& service_id,
                                           const std::string& code, const std::string& ticket_id,
                                           Clock::TimePoint now) {
    auto found = one(connection.query(kSelect + "WHERE code = $1", {plain_code(code)}));
    if (!found || found->hall != hall || found->service_id != service_id ||
        found->state != AppointmentState::Booked)
        return fail("appointments.not_found", ErrorClass::User, Remedy::Retry);
    if (now < found->starts_at - rules.early || now > found->starts_at + rules.late)
        return fail("appointments.not_now", ErrorClass::User, Remedy::Retry);
    // Two kiosks in one moment: only one of them changes the row.
    const auto changed = connection.execute(
        "UPDATE appointment SET state = $1, ticket_id = $2 WHERE id = $3 AND state = $4",
        {word(AppointmentState::CheckedIn), ticket_id, found->id, word(AppointmentState::Booked)});
    if (changed != 1)
        return fail("appointments.not_found", ErrorClass::User, Remedy::Retry);
    found->state = AppointmentState::CheckedIn;
    found->ticket_id = ticket_id;
    return std::move(*found);
}

Result<> Appointments::sweep() {
    const auto now = m_clock.now();
    // The longest that any hall waits for who is late.
    constexpr std::chrono::hours kLatest{2};
    const auto today = std::chrono::time_point_cast<Clock::TimePoint::duration>(
        calendar::from_local_in_almaty(std::chrono::local_days(calendar::date_in_almaty(now))));
    return m_database.write("appointments", [&](Connection& connection) -> Result<> {
        connection.post("UPDATE appointment SET state = $1 WHERE state = $2 AND starts_at < $3",
                        {word(AppointmentState::Missed), word(AppointmentState::Booked),
                         to_stored(now - kLatest)});
        connection.post(
            "UPDATE appointment SET applicant = '' WHERE applicant <> '' AND starts_at < $1 AND "
            "booked_at < $2",
            {to_stored(today), to_stored(now - days(kLongestMemory))});
        return {};
    });
}

}  // namespace tereze::server::queue
