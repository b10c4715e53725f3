// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The whole judgement of certificates and signatures by a policy: path, purpose, revocation,
// timestamps (after ETSI EN 319 102-1, in the order of its clause 5). docs/trust.md lists every
// check.
#pragma once

#include "core/trust/certificates/holder_role.h"
#include "core/trust/certificates/path.h"
#include "core/trust/cms/cms.h"
#include "core/trust/cms/timestamp.h"
#include "core/trust/revocation/ocsp.h"
#include "core/trust/trust_folder.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::trust {

/// What a certificate is used for.
enum class Use { Any, Signing, Authentication };

/// Whose word on revocation is enough. Silence never is: what was not heard is not checked.
enum class RevocationNeed { None, Either, Ocsp, List };

struct TrustPolicy {
    RevocationNeed revocation = RevocationNeed::Either;
    Use use = Use::Signing;
    bool timestamp_required = false;
    /// Dotted policies of timestamps that count; every one does where there is none.
    std::vector<std::string> timestamp_policies;
    /// The person and the organisation that have to have signed; empty where anybody may.
    std::string iin;
    std::string bin;
};

/// What was brought together about certificates: from a folder, from the network, from the
/// signature itself. Nothing in it is trusted.
struct Evidence {
    std::vector<Certificate> certificates;
    std::vector<RevocationList> lists;
    std::vector<OcspResponse> responses;
};

struct CertificateReport {
    Certificate certificate;
    HolderRole role = HolderRole::Unknown;
    Path path;
    RevocationFinding revocation;
    Verdict verdict;
};

/// The path first, then the purpose and the person, then revocation of each certificate below the
/// anchor. Reasons: those of find_path; wrong-purpose, another-iin, another-bin; those of
/// judge_by_lists and judge_by_ocsp; issuer-revoked; issuer-revocation-unknown.
CertificateReport judge_certificate(const Certificate& certificate, const Evidence& evidence,
                                    const std::vector<Certificate>& anchors,
                                    const TrustPolicy& policy, const Moment& moment);

struct TimestampReport {
    Timestamp timestamp;
    Verdict verdict;
    std::optional<CertificateReport> authority;
};

struct SignerReport {
    /// Nothing where the certificate is nowhere to be found.
    std::optional<CertificateReport> certificate;
    std::optional<calendar::TimePoint> claimed_time;
    /// When the signature existed at the latest, and what proves it.
    calendar::TimePoint proved_time;
    Verdict signature;  ///< the mathematics: content, attributes, binding
    std::vector<TimestampReport> timestamps;
    Verdict verdict;
};

struct MessageReport {
    bool detached = false;
    std::string content_type;
    std::vector<SignerReport> signers;
    Verdict verdict;  ///< the worst of the signers'
};

/// Judges every signer of a CMS. @param content where it is not inside; nothing makes detached
/// signatures "not checked: content-missing".
/// A signer's certificate is judged at the time of its earliest timestamp that holds, or at `now`.
/// Further reasons: certificate-missing, no-signers, timestamp-missing, and those of
/// Timestamp::judge and judge_signer_info.
MessageReport judge_message(const cms::SignedData& message, std::optional<ByteView> content,
                            const TrustFolder& trust, const Evidence& evidence,
                            const TrustPolicy& policy, calendar::TimePoint now);

/// A token by itself, or over `data` where they are known, its authority's certificate at its time.
TimestampReport judge_timestamp(const Timestamp& timestamp, std::optional<ByteView> data,
                                const TrustFolder& trust, const Evidence& evidence,
                                const TrustPolicy& policy, calendar::TimePoint now);

/// The evidence that a message carries: its certificates and lists, and those that were put beside
/// its signers (certificate-values, revocation-values).
Evidence evidence_in(const cms::SignedData& message);
void add_to(Evidence& evidence, const Evidence& more);
/// Puts evidence beside a signature, so that it can be judged when nobody can be asked any more.
void keep_evidence(cms::SignerInfo& signer, const Evidence& evidence);

/// The worse of two: broken, then not checked, then holds.
const Verdict& worse(const Verdict& a, const Verdict& b);

}  // namespace tereze::trust
