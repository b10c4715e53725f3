// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of the journal.
#include "server/store/journal.h"

#include "core/base/ids.h"

namespace tereze::server::store {

void write_fact(Connection& connection, Clock::TimePoint at, const Fact& fact) {
    connection.post(
        "INSERT INTO journal (id, at, terminal, account, event, subject, detail) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {make_uuid_v7(at), to_stored(at), fact.terminal, fact.account, fact.event, fact.subject,
         fact.detail});
}

Result<> write_lone_fact(Database& database, Clock::TimePoint at, const Fact& fact) {
    return database.write(kJournalLine, [&](Connection& connection) -> Result<> {
        write_fact(connection, at, fact);
        return {};
    });
}

std::optional<std::string> last_detail(Connection& connection, const std::string& event,
                                       const std::string& subject) {
    auto row = connection.query(
        "SELECT detail FROM journal WHERE subject = $1 AND event = $2 "
        "ORDER BY number DESC LIMIT 1",
        {subject, event});
    if (!row.next())
        return std::nullopt;
    return row.text(0);
}

}  // namespace tereze::server::store
