// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of cases. Called inside Database::read and Database::write.
#pragma once

#include "core/base/clock.h"
#include "core/casework/package.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::cases {

/// One row without the signed parts.
struct CaseRecord {
    std::string id;
    std::string token;  ///< of its public page
    std::string hall;
    std::string registration_number;
    std::string service_id;
    std::string operation;
    std::string channel;
    std::string state;
    std::string account_id;
    std::string applicant_name;
    Clock::TimePoint registered_at{};
    std::string expected_result;        ///< ISO date; empty: not stated
    bool expected_provisional = false;  ///< counted over a year that the calendar does not confirm
    std::string package_sha256;
    std::string applicant_number;  ///< ИИН or БИН
    std::string office;            ///< the licensor's; empty: this server serves none
    std::string incoming_number;   ///< there; empty: not yet in its journal
    std::optional<Clock::TimePoint> incoming_at;
    std::string executor;      ///< account of who works on it; empty: nobody yet
    std::string completeness;  ///< "complete", "incomplete"; empty: not judged yet
};

/// A case's place in lists, the latest first.
struct CasePlace {
    Clock::TimePoint registered_at{};
    std::string registration_number;
};

/// A part of a list.
struct PageWanted {
    std::optional<CasePlace> after;  ///< nothing: from the beginning
    std::int64_t limit = 50;
};

/// The signed parts that can be handed out again.
enum class Part { Manifest, Signature, Chain, Receipt };

}  // namespace tereze::server::cases

namespace tereze::server::cases::case_store {

void insert(store::Connection& connection, const CaseRecord& record,
            const casework::Package& package, const std::string& chain, const std::string& receipt,
            const std::string& procedure_journal);
/// What a case's way changes: its state, its standing at the office, and its journal.
void update(store::Connection& connection, const CaseRecord& record,
            const std::string& procedure_journal);
bool any_without_office(store::Connection& connection);
/// Gives an office the cases of a service that had none yet; returns how many.
int give_to_office(store::Connection& connection, const std::string& office,
                   const std::string& service_id);
std::optional<CaseRecord> find(store::Connection& connection, const std::string& id);
std::optional<CaseRecord> find_by_token(store::Connection& connection, const std::string& token);
/// The latest first, as in the next one.
std::vector<CaseRecord> of_hall(store::Connection& connection, const std::string& hall,
                                const std::string& state, const PageWanted& page);
/// Of an office, the earliest first: what waits longest comes first.
std::vector<CaseRecord> of_office(store::Connection& connection, const std::string& office,
                                  const std::string& state, const PageWanted& page);
/// @param number_part of the registration number, digits and hyphens; empty: any.
std::vector<CaseRecord> of_applicant(store::Connection& connection,
                                     const std::string& applicant_number,
                                     const std::string& number_part, const PageWanted& page);
std::optional<Bytes> part(store::Connection& connection, const std::string& id, Part part);
/// Nothing where the case was registered before journals were kept.
std::optional<std::string> procedure_journal(store::Connection& connection, const std::string& id);
std::optional<Bytes> attachment(store::Connection& connection, const std::string& id,
                                const std::string& file_name);

}  // namespace tereze::server::cases::case_store
