// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Passive authentication (ICAO Doc 9303-11, 5.1; 9303-10, 4.6.2): EF.SOD has the issuer's signature
// over the digests of all data groups.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/trust/trust_folder.h"
#include "core/trust/verdict.h"

#include <map>

namespace tereze::drivers::cards::lds {

struct SecurityObject {
    std::string digest;                 ///< as OpenSSL names it: "SHA256"
    std::map<unsigned, Bytes> digests;  ///< by number of data group
    trust::Verdict signature;

    bool lists(unsigned group) const { return digests.contains(group); }
    /// Whether a whole file is what the issuer signed. Reasons: data-changed, group-unlisted.
    trust::Verdict judge(unsigned group, ByteView file) const;
};

/// The LDSSecurityObject inside the signature. Errors: card.data_invalid.
Result<SecurityObject> parse_lds_security_object(ByteView der);

/// Opens a whole EF.SOD and judges its signature and chain; reasons as open_signed_object has them.
/// Errors: card.data_invalid.
Result<SecurityObject> open_security_object(ByteView file, const trust::TrustFolder& trust,
                                            calendar::TimePoint when);

}  // namespace tereze::drivers::cards::lds
