// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person's GOST key as the НУЦ РК issues it, made in memory: certificate, PKCS#8, key file.
// Everything here throws std::runtime_error.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/trust/certificates/certificate.h"

#include <string>

namespace tereze::testing {

struct GostPerson {
    trust::Certificate certificate;
    Bytes pkcs8;             ///< with Kazakhstan's identifiers
    std::string public_pem;  ///< with Russian ones, for the openssl command
};

/// @param usages extended key usages, dotted; self-signed.
GostPerson issue_gost_person(const std::string& name, const std::string& iin,
                             const std::vector<std::string>& usages, calendar::TimePoint not_before,
                             calendar::TimePoint not_after);

/// What a .p12 of the НУЦ looks like: PBE with SHA-1 and Triple-DES over the key, RC2 with 40 bits
/// over the certificate, a MAC with SHA-1 in 1024 rounds, BER with indefinite lengths outside.
Bytes make_key_file(const GostPerson& person, const std::string& password);
/// The same of any key. @param pkcs8 as Issued::pkcs8 gives it.
Bytes make_key_file(const trust::Certificate& certificate, const Bytes& pkcs8,
                    const std::string& password);

/// DER in BER's indefinite form wherever a part is constructed, so many levels deep.
Bytes with_indefinite_lengths(ByteView der, int levels = 100);

}  // namespace tereze::testing
