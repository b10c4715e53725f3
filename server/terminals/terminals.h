// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which terminals there are: those of the configuration, and those that enrolled with a code.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/trust/certificates/request.h"
#include "server/accounts/caller.h"
#include "server/store/database.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::terminals {

/// A code that enrols one terminal once, to be told over another way than the network.
struct Invitation {
    std::string code;  ///< "K7M2Q-…", stored hashed only
    Clock::TimePoint expires_at{};
};

struct Enrolment {
    accounts::Terminal terminal;
    std::string certificate_pem;
    std::string authority_pem;
    Clock::TimePoint not_after{};
    /// From then on a new certificate should be asked for.
    Clock::TimePoint renew_after{};
};

enum class Standing { Invited, Enrolled, Revoked };
std::string_view to_string(Standing standing);

struct KnownTerminal {
    accounts::Terminal terminal;
    Standing standing = Standing::Invited;
    std::optional<Clock::TimePoint> certificate_not_after;
};

struct Options {
    std::optional<trust::TerminalAuthority> authority;  ///< nothing: no terminal can enrol
    std::chrono::hours validity{24 * 90};               ///< of a certificate
    std::chrono::hours invitation{24};
};

/// Safe to use from several threads and processes.
class Terminals {
  public:
    /// How long a revocation may take to be felt: what is known of a certificate is looked up again
    /// after this time.
    static constexpr std::chrono::seconds kFresh{2};

    /// `configured` are good by common name alone. Everything must outlive the terminals.
    Terminals(store::Database& database, const Clock& clock,
              const std::vector<accounts::Terminal>& configured, Options options);

    /// Errors: terminals.enrolment_off, terminals.name_invalid, terminals.name_taken (by the
    /// configuration).
    Result<Invitation> invite(const accounts::Terminal& terminal, const std::string& account_id);
    /// A certificate for the terminal of the code. The same code with the same key brings the same
    /// certificate again, while the code lasts: the answer may have been lost. With it all earlier
    /// certificates of the terminal end.
    /// Errors: terminals.enrolment_off, terminals.code_unknown (wrong, used with another key, or
    /// too old), trust.request_invalid.
    Result<Enrolment> enrol(const std::string& code, ByteView request);
    /// One more certificate for an enrolled terminal; the one before stays good until it ends.
    /// Errors: terminals.enrolment_off, terminals.not_enrolled, trust.request_invalid.
    Result<Enrolment> renew(const accounts::Terminal& terminal, ByteView request);
    /// Errors: terminals.unknown.
    Result<> revoke(const std::string& common_name, const std::string& account_id);

    /// The terminal that shows this certificate.
    /// Errors: terminals.unknown (also one that was revoked).
    Result<accounts::Terminal> find(const std::string& common_name, const std::string& serial);
    /// What an enrolled terminal has now. Errors: terminals.not_enrolled.
    Result<Enrolment> current(const accounts::Terminal& terminal);
    /// Those that enrolled or may.
    Result<std::vector<KnownTerminal>> list();
    /// Windows of a hall, by name.
    std::vector<std::string> windows(const std::string& hall);

  private:
    struct Known {
        std::optional<accounts::Terminal> terminal;
        Clock::TimePoint looked_at;
    };
    const accounts::Terminal* configured(std::string_view common_name) const;
    Result<Enrolment> enrolment(const accounts::Terminal& terminal, const std::string& pem,
                                Clock::TimePoint not_after) const;
    Result<Enrolment> issue(store::Connection& connection, const accounts::Terminal& terminal,
                            const trust::CertificateRequest& request,
                            const std::string& code_sha256) const;

    store::Database& m_database;
    const Clock& m_clock;
    const std::vector<accounts::Terminal>& m_configured;
    Options m_options;
    std::mutex m_mutex;
    std::map<std::string, Known> m_known;  ///< by common name and serial
};

}  // namespace tereze::server::terminals
