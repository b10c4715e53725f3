// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Who holds a certificate: a text of the server's, signed once by its key (ЭЦҚ).
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "server/accounts/caller.h"
#include "server/revocation/status_service.h"
#include "server/store/database.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::accounts {

/// What the proof is good for; a text for one is worth nothing for another.
enum class ProofPurpose { LogIn, Register };
std::string_view to_string(ProofPurpose purpose);
std::optional<ProofPurpose> proof_purpose_from(std::string_view word);

struct Challenge {
    std::string id;
    std::string text;  ///< to be signed as it is: CAdES-BES, detached
    Clock::TimePoint expires_at{};
};

/// Whom a certificate names, proven to be there.
struct Holder {
    std::string iin;
    std::string bin;  ///< empty for natural persons
    std::string name;
    std::string organisation;
    bool may_act_for_organisation = false;  ///< its head, or one with the right to sign
    std::string certificate_serial;

    bool is_organisation() const { return !bin.empty(); }
    /// The number that the acts call by: БИН, else ИИН.
    const std::string& number() const { return is_organisation() ? bin : iin; }
};

/// Safe to use from several threads; `answer` may ask the certification centre and blocks
/// meanwhile.
class Challenges {
  public:
    static constexpr std::chrono::minutes kLife{5};

    /// Everything must outlive the challenges.
    Challenges(store::Database& database, const Clock& clock, revocation::StatusService& statuses,
               const std::vector<trust::Certificate>& anchors)
        : m_database(database), m_clock(clock), m_statuses(statuses), m_anchors(anchors) {}

    Result<Challenge> ask(const Terminal& terminal, ProofPurpose purpose);
    /// A challenge can be answered once, right or wrong. Certificates for authentication and for
    /// signing are taken: the НУЦ РК issues both to people.
    /// Errors: accounts.challenge_unknown (of another terminal or purpose, used or too old),
    /// accounts.proof_wrong (the signature does not hold), accounts.certificate_untrusted,
    /// accounts.certificate_revoked, accounts.certificate_status_unknown.
    Result<Holder> answer(const Terminal& terminal, ProofPurpose purpose, const std::string& id,
                          ByteView signature);
    /// Removes those that nobody answered in time.
    Result<> sweep();

  private:
    store::Database& m_database;
    const Clock& m_clock;
    revocation::StatusService& m_statuses;
    const std::vector<trust::Certificate>& m_anchors;
};

}  // namespace tereze::server::accounts
