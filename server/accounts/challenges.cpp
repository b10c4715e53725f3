// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Challenges: made, stored, answered once.
#include "server/accounts/challenges.h"

#include "core/base/ids.h"
#include "core/calendar/civil_time.h"
#include "core/trust/certificates/holder_role.h"
#include "core/trust/cms/cades.h"

#include <array>

namespace tereze::server::accounts {
namespace {

using store::Connection;

constexpr std::size_t kNonceBytes = 32;
constexpr auto kLine = "accounts";  ///< of store::Database

/// What other parts say of a certificate that signs a case, said of one that logs in.
struct Renamed {
    std::string_view inside;
    std::string_view outside;
};
constexpr std::array kRefusals{
    Renamed{"trust.signature_malformed", "accounts.proof_wrong"},
    Renamed{"trust.content_changed", "accounts.proof_wrong"},
    Renamed{"trust.signature_wrong", "accounts.proof_wrong"},
    Renamed{"trust.signer_not_bound", "accounts.proof_wrong"},
    Renamed{"trust.chain_untrusted", "accounts.certificate_untrusted"},
    Renamed{"trust.certificate_expired", "accounts.certificate_untrusted"},
    Renamed{"cases.signer_untrusted", "accounts.certificate_untrusted"},
    Renamed{"cases.signer_revoked", "accounts.certificate_revoked"},
    Renamed{"cases.signer_status_unknown", "accounts.certificate_status_unknown"}};

tl::unexpected<Error> refused(Error error) {
    for (const auto& [inside, outside] : kRefusals)
        if (error.code == inside) {
            error.detail = error.detail.empty() ? error.code : error.code + ": " + error.detail;
            error.code = outside;
            break;
        }
    return fail(std::move(error));
}

/// Readable, since a person may see it before signing.
std::string text_of(const Terminal& terminal, ProofPurpose purpose, Clock::TimePoint expires_at) {
    return "Tereze\n" + std::string(to_string(purpose)) + "\n" + terminal.common_name + "\n" +
           calendar::iso_time(expires_at) + "\n" + to_hex(random_bytes(kNonceBytes)) + "\n";
}

bool may_act(trust::HolderRole role) {
    using enum trust::HolderRole;
    return role == Head || role == MaySign || role == MaySignFinance;
}

Holder holder_of(const trust::Certificate& certificate) {
    return {certificate.iin(),
            certificate.bin(),
            certificate.common_name(),
            certificate.organisation(),
            may_act(trust::holder_role(certificate)),
            certificate.serial()};
}

/// The text, and its challenge gone: whoever comes second finds none.
Result<std::string> take(Connection& connection, const Terminal& terminal, ProofPurpose purpose,
                         const std::string& id, Clock::TimePoint now) {
    auto row = connection.query(
        "SELECT text FROM challenge WHERE id = $1 AND terminal = $2 AND purpose = $3 AND "
        "expires_at > $4",
        {id, terminal.common_name, std::string(to_string(purpose)), store::to_stored(now)});
    if (!row.next())
        return fail("accounts.challenge_unknown", ErrorClass::User, Remedy::Retry);
    auto text = row.text(0);
    connection.post("DELETE FROM challenge WHERE id = $1", {id});
    return text;
}

}  // namespace

std::string_view to_string(ProofPurpose purpose) {
    return purpose == ProofPurpose::LogIn ? "log-in" : "register";
}

std::optional<ProofPurpose> proof_purpose_from(std::string_view word) {
    for (const auto purpose : {ProofPurpose::LogIn, ProofPurpose::Register})
        if (to_string(purpose) == word)
            return purpose;
    return std::nullopt;
}

Result<Challenge> Challenges::ask(const Terminal& terminal, ProofPurpose purpose) {
    const auto now = m_clock.now();
    const auto expires_at = now + kLife;
    const Challenge challenge{make_uuid_v7(now), text_of(terminal, purpose, expires_at),
                              expires_at};
    return m_database.write(kLine, [&](Connection& connection) -> Result<Challenge> {
        connection.post(
            "INSERT INTO challenge (id, terminal, purpose, text, expires_at) "
            "VALUES ($1, $2, $3, $4, $5)",
            {challenge.id, terminal.common_name, std::string(to_string(purpose)), challenge.text,
             store::to_stored(expires_at)});
        return challenge;
    });
}

Result<Holder> Challenges::answer(const Terminal& terminal, ProofPurpose purpose,
                                  const std::string& id, ByteView signature) {
    const auto now = m_clock.now();
    TEREZE_ASSIGN(const auto text,
                  m_database.write(kLine, [&](Connection& connection) -> Result<std::string> {
                      return take(connection, terminal, purpose, id, now);
                  }));
    const auto verified = trust::verify_cades_bes(as_bytes(text), signature, m_anchors, now);
    if (!verified)
        return refused(verified.error());
    const auto& certificate = verified->signer;
    if (certificate.iin().empty() ||
        (!certificate.for_authentication() && !certificate.for_signing()))
        return fail("accounts.certificate_untrusted", ErrorClass::User, Remedy::None,
                    "not of a person");
    if (const auto status = m_statuses.check(certificate, verified->sent); !status)
        return refused(status.error());
    return holder_of(certificate);
}

Result<> Challenges::sweep() {
    return m_database.write(kLine, [&](Connection& connection) -> Result<> {
        connection.post("DELETE FROM challenge WHERE expires_at <= $1",
                        {store::to_stored(m_clock.now())});
        return {};
    });
}

}  // namespace tereze::server::accounts
