// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Online certificate status (RFC 6960): the question, and what the answer is worth.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/revocation/revocation.h"

#include <memory>
#include <string>
#include <vector>

namespace tereze::trust {

struct OcspQuestion {
    Bytes request;  ///< DER, for POST as application/ocsp-request
    Bytes nonce;
};

/// CertID by SHA-256 and a nonce of 16 octets, as the НУЦ РК wants them; not signed.
/// Errors: trust.ocsp_invalid.
Result<OcspQuestion> ask_ocsp(const Certificate& certificate, const Certificate& issuer);

/// An answer of a responder. Shared, immutable, safe to read from several threads.
class OcspResponse {
  public:
    /// Also for an answer that refuses (`refusal`). Errors: trust.ocsp_invalid.
    static Result<OcspResponse> parse(ByteView der);

    const Bytes& der() const;
    /// BasicOCSPResponse, which is what is kept as evidence; empty for a refusal.
    const Bytes& basic_der() const;
    /// Empty where there is an answer; "try-later", "unauthorized", "malformed-request",
    /// "internal-error", "signature-required" (RFC 6960 §4.2.1).
    std::string_view refusal() const;
    calendar::TimePoint produced_at() const;

    /// Judges the signature: by the issuer, or by one whom the issuer certified for OCSP and said
    /// not to check (id-pkix-ocsp-nocheck), at the time of the answer. Reasons:
    ///   broken: response-signature-wrong, responder-not-authorised;
    ///   not checked: responder-refused, algorithm-unknown, gost-missing.
    Verdict judge(const Certificate& issuer) const;

    enum class Status { Good, Revoked, Unknown };
    struct Single {
        std::string serial;  ///< lower-case hexadecimal
        Status status = Status::Unknown;
        RevocationEntry entry;  ///< where revoked
        calendar::TimePoint this_update;
        std::optional<calendar::TimePoint> next_update;

        /// Also "on hold since 1970", which the НУЦ РК says of a certificate that it never issued
        /// (RFC 6960 §4.4.8): that is not what people call revoked.
        bool means_unknown() const;
    };
    std::vector<Single> singles() const;
    std::optional<Single> find(const Certificate& certificate, const Certificate& issuer) const;
    /// Whether the answer names another question. One without a nonce may be an older answer, whose
    /// times tell what it is worth.
    bool answers_another(ByteView nonce) const;

  private:
    struct Data;
    explicit OcspResponse(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    std::shared_ptr<const Data> m_data;
};

/// @param nonce of the question; empty for kept evidence. Reasons:
///   holds (revoked-later); broken: revoked, on-hold;
///   not checked: unknown-to-authority, responder-refused, response-signature-wrong,
///   responder-not-authorised, response-for-another, nonce-differs, response-out-of-date,
///   response-not-yet-valid, algorithm-unknown, gost-missing.
RevocationFinding judge_by_ocsp(const Certificate& certificate, const Certificate& issuer,
                                const OcspResponse& response, ByteView nonce, const Moment& moment);

}  // namespace tereze::trust
