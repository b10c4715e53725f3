// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificate revocation lists and their deltas (RFC 5280 §5).
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/revocation/revocation.h"

#include <memory>
#include <optional>
#include <vector>

struct X509_crl_st;

namespace tereze::trust {

/// A revocation list. Shared, immutable, safe to read from several threads.
class RevocationList {
  public:
    /// DER or PEM. Errors: trust.list_invalid (also for an empty file, as mirrors give them).
    static Result<RevocationList> parse(ByteView bytes);

    const Bytes& der() const;
    std::string issuer_name() const;  ///< for people
    calendar::TimePoint this_update() const;
    std::optional<calendar::TimePoint> next_update() const;
    bool is_delta() const;
    std::size_t size() const;  ///< entries

    /// Whether the list speaks of certificates of this issuer, by name and key identifier.
    bool is_of(const Certificate& issuer) const;
    /// Judges the issuer's signature and that nothing critical in the list is unknown here. The
    /// answer is kept, for lists have millions of octets. Reasons: as judge_signature;
    /// not checked: list-unsupported.
    Verdict judge(const Certificate& issuer) const;

    enum class Word { Nothing, Revoked, Restored };
    struct Answer {
        Word word = Word::Nothing;
        RevocationEntry entry;
    };
    Answer look_up(const Certificate& certificate) const;
    /// Whether this delta carries on from that complete list (§5.2.4).
    bool extends(const RevocationList& complete) const;
    /// Whether the list leaves out certificates of this kind (§5.2.5).
    bool leaves_out(const Certificate& certificate) const;

  private:
    struct Data;
    explicit RevocationList(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

/// Asks the newest complete list of the issuer, then the newest delta to it. Reasons:
///   holds (revoked-later); broken: revoked, on-hold;
///   not checked: list-missing, list-out-of-date, list-not-yet-valid, list-signature-wrong,
///   list-unsupported.
RevocationFinding judge_by_lists(const Certificate& certificate, const Certificate& issuer,
                                 const std::vector<RevocationList>& lists, const Moment& moment);

}  // namespace tereze::trust
