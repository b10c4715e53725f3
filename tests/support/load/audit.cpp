// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/load/audit.h"

#include "server/queue/ticket.h"

#include <optional>
#include <stdexcept>

namespace tereze::testing {
namespace {

using server::queue::TicketAction;
using server::queue::TicketState;
using server::store::Connection;

/// What the journal says about one ticket.
struct Story {
    std::optional<TicketState> state;
    std::string called_by;
    std::string finished_by;
    int calls = 0;
};

class Audit {
  public:
    Audit(Connection& connection, const Acknowledged& told)
        : m_connection(connection), m_told(told), m_wrong(told.wrong) {}

    std::vector<std::string> run() {
        read_journal();
        compare_tickets();
        compare_acknowledged();
        count_numbers();
        look_at_cases();
        return std::move(m_wrong);
    }

  private:
    void complain(std::string what) { m_wrong.push_back(std::move(what)); }

    void read_journal() {
        auto rows = m_connection.query(
            "SELECT subject, event, terminal FROM journal WHERE event LIKE 'ticket.%' "
            "ORDER BY number");
        while (rows.next())
            tell(rows.text(0), rows.text(1), rows.text(2));
    }

    void tell(const std::string& id, const std::string& event, const std::string& terminal) {
        auto& story = m_stories[id];
        if (event == "ticket.reserved") {
            if (story.state)
                complain(id + " was reserved twice");
            story.state = TicketState::Reserved;
            return;
        }
        if (event == "ticket.wait_near_limit" || event == "ticket.wait_over_limit")
            return;
        const auto action = server::queue::action_of(event);
        const auto next =
            action && story.state ? server::queue::after(*story.state, *action) : std::nullopt;
        if (!next)
            return complain(id + ": " + event + " cannot follow");
        story.state = next;
        if (action == TicketAction::Call) {
            story.called_by = terminal;
            ++story.calls;
        }
        if (action == TicketAction::Finish)
            story.finished_by = terminal;
    }

    void compare_tickets() {
        auto rows = m_connection.query(
            "SELECT id, state, number, (SELECT count(*) FROM idempotency WHERE subject = ticket.id "
            "AND operation = 'ticket') FROM ticket");
        std::size_t count = 0;
        for (; rows.next(); ++count) {
            const auto id = rows.text(0);
            const auto& story = m_stories[id];
            if (!story.state || server::queue::to_string(*story.state) != rows.text(1))
                complain(id + " is " + rows.text(1) + ", not what its journal says");
            if (story.calls > 1)
                complain(id + " was called twice");
            if (rows.integer(3) != 1)
                complain(id + " has not exactly one key");
            m_numbers[id] = rows.text(2);
        }
        if (count != m_stories.size())
            complain("the journal knows tickets that are not there");
    }

    void compare_acknowledged() {
        for (const auto& [id, number] : m_told.tickets) {
            const auto& story = m_stories[id];
            if (!story.state || *story.state == TicketState::Reserved || m_numbers[id] != number)
                complain("lost: ticket " + number + " " + id);
        }
        for (const auto& [id, terminal] : m_told.calls)
            if (m_stories[id].called_by != terminal)
                complain("lost: call of " + id + " by " + terminal);
        for (const auto& [id, terminal] : m_told.finished)
            if (m_stories[id].finished_by != terminal)
                complain("lost: end of " + id + " at " + terminal);
    }

    std::int64_t number(const std::string& sql) {
        auto row = m_connection.query(sql);
        row.next();
        return row.integer(0);
    }

    void count_numbers() {
        if (number("SELECT count(*) FROM (SELECT DISTINCT hall, day, number FROM ticket) AS t") !=
            number("SELECT count(*) FROM ticket"))
            complain("a ticket number was given twice");
        std::int64_t given = 0;
        auto counters = m_connection.query("SELECT value FROM counter WHERE name LIKE 'ticket/%'");
        while (counters.next())
            given += counters.integer(0);
        if (given != number("SELECT count(*) FROM ticket"))
            complain("a ticket number was left out");
    }

    void look_at_cases() {
        for (const auto& [id, registration] : m_told.cases) {
            auto row = m_connection.query(
                "SELECT registration_number FROM case_record WHERE id = $1", {id});
            if (!row.next() || row.text(0) != registration)
                complain("lost: case " + registration);
        }
        const auto cases = number("SELECT count(*) FROM case_record");
        for (const auto* event : {"case.registered", "case.procedure"})
            if (number(std::string("SELECT count(*) FROM journal JOIN case_record ON "
                                   "case_record.id = journal.subject WHERE event = '") +
                       event + "'") != cases)
                complain(std::string("not one ") + event + " for each case");
        if (number("SELECT count(DISTINCT case_id) FROM case_attachment") != cases)
            complain("a case without its attachments");
        if (number("SELECT count(DISTINCT registration_number) FROM case_record") != cases)
            complain("a registration number was given twice");
    }

    Connection& m_connection;
    const Acknowledged& m_told;
    std::vector<std::string> m_wrong;
    std::map<std::string, Story> m_stories;
    std::map<std::string, std::string> m_numbers;
};

}  // namespace

std::vector<std::string> audit(server::store::Database& database, const Acknowledged& told) {
    auto wrong = database.read([&](Connection& connection) -> Result<std::vector<std::string>> {
        return Audit(connection, told).run();
    });
    if (!wrong)
        throw std::runtime_error(wrong.error().detail);
    return std::move(*wrong);
}

}  // namespace tereze::testing
