// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of terminals and their certificates. Called inside Database::read and Database::write.
#pragma once

#include "core/base/clock.h"
#include "server/accounts/caller.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::terminals::terminal_store {

/// A terminal as it is kept.
struct Kept {
    accounts::Terminal terminal;
    std::string code_sha256;
    Clock::TimePoint code_expires_at{};
    std::optional<Clock::TimePoint> enrolled_at;
    std::optional<Clock::TimePoint> revoked_at;
};

/// New, or invited again: then its latest invitation alone counts.
void invite(store::Connection& connection, const Kept& kept, Clock::TimePoint now);
std::optional<Kept> by_name(store::Connection& connection, const std::string& common_name);
std::optional<Kept> by_code(store::Connection& connection, const std::string& code_sha256);
std::vector<Kept> all(store::Connection& connection);
void note_enrolled(store::Connection& connection, const std::string& common_name,
                   Clock::TimePoint now);
/// The terminal and all its certificates.
void revoke(store::Connection& connection, const std::string& common_name, Clock::TimePoint now);

struct IssuedCertificate {
    std::string serial;
    std::string common_name;
    std::string key_sha256;
    std::string code_sha256;
    std::string pem;
    Clock::TimePoint not_after{};
};
void insert_certificate(store::Connection& connection, const IssuedCertificate& certificate,
                        Clock::TimePoint now);
/// The one that an invitation has brought already.
std::optional<IssuedCertificate> by_invitation(store::Connection& connection,
                                               const std::string& code_sha256);
/// The terminal's latest one that is not revoked.
std::optional<IssuedCertificate> latest(store::Connection& connection,
                                        const std::string& common_name);
/// All of the terminal but one.
void revoke_others(store::Connection& connection, const std::string& common_name,
                   const std::string& serial, Clock::TimePoint now);
/// The terminal whose certificate this is, where neither is revoked.
std::optional<Kept> by_certificate(store::Connection& connection, const std::string& common_name,
                                   const std::string& serial);

}  // namespace tereze::server::terminals::terminal_store
