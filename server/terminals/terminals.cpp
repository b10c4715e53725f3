// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Terminals: invitations, certificates and who is struck off.
#include "server/terminals/terminals.h"

#include "core/base/codes.h"
#include "core/base/digest.h"
#include "server/store/journal.h"
#include "server/terminals/terminal_store.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace tereze::server::terminals {
namespace {

using accounts::Terminal;
using accounts::TerminalRole;
using store::Connection;
using terminal_store::Kept;

constexpr auto kLine = "terminals";  ///< of store::Database
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kMostKnown = 4096;
/// Certificates begin before they are made: clocks of terminals may be behind.
constexpr std::chrono::minutes kClockSlack{5};
/// A third of its life before its end a certificate is to be renewed.
constexpr int kRenewPart = 3;

constexpr std::size_t kCodeLength = 20;  // a hundred bits
constexpr std::size_t kCodeGroup = 5;

std::string digest_of(const std::string& code) {
    return sha256_hex(as_bytes(plain_code(code)));
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= kLongestName &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
           });
}

Standing standing_of(const Kept& kept) {
    if (kept.revoked_at)
        return Standing::Revoked;
    return kept.enrolled_at ? Standing::Enrolled : Standing::Invited;
}

auto code_unknown() {
    return fail("terminals.code_unknown", ErrorClass::User, Remedy::Retry);
}

auto enrolment_off() {
    return fail("terminals.enrolment_off", ErrorClass::Software, Remedy::Configure);
}

}  // namespace

std::string_view to_string(Standing standing) {
    switch (standing) {
        case Standing::Invited:
            return "invited";
        case Standing::Enrolled:
            return "enrolled";
        case Standing::Revoked:
            return "revoked";
    }
    return "revoked";
}

Terminals::Terminals(store::Database& database, const Clock& clock,
                     const std::vector<Terminal>& configured, Options options)
    : m_database(database),
      m_clock(clock),
      m_configured(configured),
      m_options(std::move(options)) {}

const Terminal* Terminals::configured(std::string_view common_name) const {
    const auto found =
        std::find_if(m_configured.begin(), m_configured.end(),
                     [&](const Terminal& one) { return one.common_name == common_name; });
    return found == m_configured.end() ? nullptr : &*found;
}

Result<Invitation> Terminals::invite(const Terminal& terminal, const std::string& account_id) {
    if (!m_options.authority)
        return enrolment_off();
    if (!is_name(terminal.common_name))
        return fail("terminals.name_invalid", ErrorClass::User, Remedy::Retry);
    if (configured(terminal.common_name) != nullptr)
        return fail("terminals.name_taken", ErrorClass::User, Remedy::Retry);
    const auto now = m_clock.now();
    const Invitation invitation{make_code(kCodeLength, kCodeGroup), now + m_options.invitation};
    Kept kept;
    kept.terminal = terminal;
    kept.code_sha256 = digest_of(invitation.code);
    kept.code_expires_at = invitation.expires_at;
    return m_database.write(kLine, [&](Connection& connection) -> Result<Invitation> {
        terminal_store::invite(connection, kept, now);
        store::write_fact(connection, now,
                          {"", account_id, "terminal.invited", terminal.common_name,
                           std::string(accounts::to_string(terminal.role))});
        return invitation;
    });
}

Result<Enrolment> Terminals::enrolment(const Terminal& terminal, const std::string& pem,
                                       Clock::TimePoint not_after) const {
    return Enrolment{terminal, pem, m_options.authority->certificate().pem(), not_after,
                     not_after - m_options.validity / kRenewPart};
}

Result<Enrolment> Terminals::issue(Connection& connection, const Terminal& terminal,
                                   const trust::CertificateRequest& request,
                                   const std::string& code_sha256) const {
    const auto now = m_clock.now();
    const auto not_after = std::min<Clock::TimePoint>(
        now + m_options.validity, std::chrono::time_point_cast<Clock::TimePoint::duration>(
                                      m_options.authority->certificate().not_after()));
    TEREZE_ASSIGN(const auto certificate, m_options.authority->issue(request, terminal.common_name,
                                                                     now - kClockSlack, not_after));
    terminal_store::insert_certificate(
        connection,
        {certificate.serial(), terminal.common_name, request.key_sha256(), code_sha256,
         certificate.pem(), not_after},
        now);
    const bool renewed = code_sha256.empty();
    if (!renewed) {
        terminal_store::revoke_others(connection, terminal.common_name, certificate.serial(), now);
        terminal_store::note_enrolled(connection, terminal.common_name, now);
    }
    store::write_fact(connection, now,
                      {terminal.common_name, "", renewed ? "terminal.renewed" : "terminal.enrolled",
                       terminal.common_name, certificate.serial()});
    return enrolment(terminal, certificate.pem(), not_after);
}

Result<Enrolment> Terminals::enrol(const std::string& code, ByteView request) {
    if (!m_options.authority)
        return enrolment_off();
    TEREZE_ASSIGN(const auto read, trust::CertificateRequest::parse(request));
    const auto code_sha256 = digest_of(code);
    const auto now = m_clock.now();
    return m_database.write(kLine, [&](Connection& connection) -> Result<Enrolment> {
        const auto kept = terminal_store::by_code(connection, code_sha256);
        if (!kept || kept->code_expires_at <= now)
            return code_unknown();
        const auto before = terminal_store::by_invitation(connection, code_sha256);
        if (!before)
            return issue(connection, kept->terminal, read, code_sha256);
        if (before->key_sha256 != read.key_sha256())
            return code_unknown();
        return enrolment(kept->terminal, before->pem, before->not_after);
    });
}

Result<Enrolment> Terminals::renew(const Terminal& terminal, ByteView request) {
    if (!m_options.authority)
        return enrolment_off();
    if (configured(terminal.common_name) != nullptr)
        return fail("terminals.not_enrolled", ErrorClass::Software, Remedy::Configure);
    TEREZE_ASSIGN(const auto read, trust::CertificateRequest::parse(request));
    return m_database.write(kLine, [&](Connection& connection) -> Result<Enrolment> {
        return issue(connection, terminal, read, {});
    });
}

Result<> Terminals::revoke(const std::string& common_name, const std::string& account_id) {
    const auto now = m_clock.now();
    const auto done = m_database.write(kLine, [&](Connection& connection) -> Result<> {
        if (!terminal_store::by_name(connection, common_name))
            return fail("terminals.unknown", ErrorClass::User, Remedy::Retry);
        terminal_store::revoke(connection, common_name, now);
        store::write_fact(connection, now, {"", account_id, "terminal.revoked", common_name, ""});
        return {};
    });
    const std::lock_guard lock(m_mutex);
    m_known.clear();
    return done;
}

Result<Terminal> Terminals::find(const std::string& common_name, const std::string& serial) {
    const auto unknown = fail("terminals.unknown", ErrorClass::Fraud, Remedy::Configure);
    if (const auto* fixed = configured(common_name))
        return *fixed;
    const auto now = m_clock.now();
    const auto key = common_name + " " + serial;
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_known.find(key);
        if (known != m_known.end() && now - known->second.looked_at < kFresh) {
            if (!known->second.terminal)
                return unknown;
            return *known->second.terminal;
        }
    }
    using Found = std::optional<Kept>;
    TEREZE_ASSIGN(const auto found, m_database.read([&](Connection& connection) -> Result<Found> {
        return terminal_store::by_certificate(connection, common_name, serial);
    }));
    const std::lock_guard lock(m_mutex);
    if (m_known.size() >= kMostKnown)
        m_known.clear();
    m_known[key] = {found ? std::optional(found->terminal) : std::nullopt, now};
    if (!found)
        return unknown;
    return found->terminal;
}

Result<Enrolment> Terminals::current(const Terminal& terminal) {
    using Found = std::optional<terminal_store::IssuedCertificate>;
    TEREZE_ASSIGN(const auto found, m_database.read([&](Connection& connection) -> Result<Found> {
        return terminal_store::latest(connection, terminal.common_name);
    }));
    if (!found || !m_options.authority)
        return fail("terminals.not_enrolled", ErrorClass::Software, Remedy::Configure);
    return enrolment(terminal, found->pem, found->not_after);
}

Result<std::vector<KnownTerminal>> Terminals::list() {
    using All = std::vector<KnownTerminal>;
    return m_database.read([&](Connection& connection) -> Result<All> {
        All known;
        for (const auto& kept : terminal_store::all(connection)) {
            const auto certificate = terminal_store::latest(connection, kept.terminal.common_name);
            known.push_back({kept.terminal, standing_of(kept),
                             certificate ? std::optional(certificate->not_after) : std::nullopt});
        }
        return known;
    });
}

std::vector<std::string> Terminals::windows(const std::string& hall) {
    std::set<std::string> names;
    const auto take = [&](const Terminal& terminal) {
        if (terminal.role == TerminalRole::Desk && terminal.hall == hall)
            names.insert(terminal.desk);
    };
    for (const auto& terminal : m_configured)
        take(terminal);
    if (const auto enrolled = list())
        for (const auto& known : *enrolled)
            if (known.standing == Standing::Enrolled)
                take(known.terminal);
    std::vector<std::string> sorted(names.begin(), names.end());
    // "2" stands before "10".
    std::stable_sort(sorted.begin(), sorted.end(), [](const std::string& a, const std::string& b) {
        return a.size() < b.size();
    });
    return sorted;
}

}  // namespace tereze::server::terminals
