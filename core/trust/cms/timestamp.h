// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Timestamps (RFC 3161): the question, the token, and what the token is worth.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cms.h"
#include "core/trust/verdict.h"

#include <string>
#include <string_view>
#include <vector>

namespace tereze::trust {

/// What a timestamping authority promises: the НУЦ РК's for GOST 34.10-2015.
constexpr std::string_view kTimestampPolicyGost2015 = "1.2.398.3.3.2.6.4";
constexpr std::string_view kTimestampPolicyRsa = "1.2.398.3.3.2.6.2";

struct TimestampQuestion {
    Bytes request;  ///< DER, for POST as application/timestamp-query
    Bytes nonce;
};

/// Asks for a timestamp over `data`, with the authority's certificate in the answer.
/// @param digest_oid of digest_by; @param policy dotted, or empty for the authority's own choice.
/// Errors: trust.timestamp_invalid (a digest that is not known here).
Result<TimestampQuestion> ask_timestamp(ByteView data, std::string_view digest_oid,
                                        std::string_view policy);

/// A timestamp token, read and not yet judged.
struct Timestamp {
    Bytes der;
    cms::SignedData message;
    calendar::TimePoint time;
    std::string policy;      ///< dotted
    std::string digest_oid;  ///< of the imprint
    Bytes imprint;
    std::string serial;  ///< hexadecimal
    Bytes nonce;         ///< empty where there is none

    /// Errors: trust.timestamp_invalid.
    static Result<Timestamp> parse(ByteView token);
    /// The token of an answer to `question`. Errors: trust.timestamp_invalid,
    /// trust.timestamp_refused (the authority said no, and why), trust.timestamp_for_another (nonce
    /// or imprint differ).
    static Result<Timestamp> parse_answer(ByteView answer, const TimestampQuestion& question);
    /// The same where the question is not known any more.
    static Result<Timestamp> parse_answer(ByteView answer);

    std::vector<Certificate> certificates() const { return m_certificates; }
    /// Null where the token does not bring it.
    const Certificate* authority() const;
    /// Judges that the token is over these data, and that its authority signed it. Reasons:
    ///   broken: timestamp-of-another, weak-algorithm, timestamp-wrong, not-a-timestamper;
    ///   not checked: authority-missing, algorithm-unknown, gost-missing.
    Verdict judge(ByteView data) const;
    /// The same without the data: only that the authority signed it.
    Verdict judge_token() const;

  private:
    std::vector<Certificate> m_certificates;
};

}  // namespace tereze::trust
