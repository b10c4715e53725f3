// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of the register of licences. Called inside Database::read and Database::write.
#pragma once

#include "server/register/licence.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::licences::licence_store {

/// The next number of a series, without gaps but for drafts that came to nothing.
std::int64_t next_number(store::Connection& connection, const std::string& series);

/// What a signed decision gives: a licence, one in the place of another, an annex, or a duplicate.
/// Returns the unique number of the licence that is concerned.
/// Errors: licences.not_found, licences.state_wrong (it cannot be replaced, or have an annex or a
/// duplicate, in its state).
Result<std::string> give(store::Connection& connection, const std::string& office,
                         const casework::LicenceData& data);
/// Errors: licences.not_found, licences.state_wrong.
Result<> change(store::Connection& connection, const std::string& unique_number,
                casework::DecisionKind order);

/// All with their annexes.
std::optional<Licence> find(store::Connection& connection, const std::string& unique_number);
std::optional<Licence> find_by_token(store::Connection& connection, const std::string& token);
/// By day of issue, the latest first.
std::vector<Licence> of_holder(store::Connection& connection, const std::string& holder_number);

}  // namespace tereze::server::licences::licence_store
