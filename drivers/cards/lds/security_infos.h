// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which protocols a chip speaks: the SecurityInfos of EF.CardAccess and DG14 (ICAO Doc 9303-11,
// 9.2).
#pragma once

#include "drivers/cards/lds/session_cipher.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::drivers::cards::lds {

enum class PaceMapping { Generic, Integrated, ChipAuthentication };

/// PACEInfo (9.2.1) with elliptic curves and standardised domain parameters.
struct PaceInfo {
    Bytes protocol;  ///< the object identifier's content, as commands carry it
    PaceMapping mapping = PaceMapping::Generic;
    SessionCipher cipher = SessionCipher::TripleDes;
    unsigned parameter_id = 0;
    /// The chip lists this protocol with several curves, so the command must say which.
    bool ambiguous = false;

    /// "PACE ECDH-GM AES-128, brainpoolP256r1"
    std::string name() const;
    bool operator==(const PaceInfo&) const = default;
};

/// ChipAuthenticationInfo (9.2.5) with elliptic curves.
struct ChipAuthenticationInfo {
    Bytes protocol;
    SessionCipher cipher = SessionCipher::TripleDes;
    std::optional<unsigned> key_id;
};

/// ChipAuthenticationPublicKeyInfo (9.2.6)
struct ChipPublicKey {
    Bytes public_key_info;  ///< SubjectPublicKeyInfo, DER
    std::optional<unsigned> key_id;
};

struct SecurityInfos {
    std::vector<PaceInfo> pace;
    std::vector<ChipAuthenticationInfo> chip_authentication;
    std::vector<ChipPublicKey> chip_keys;
    /// ActiveAuthenticationInfo (9.2.4): the digest of an ECDSA signature, as OpenSSL names it.
    std::optional<std::string> active_authentication_digest;
};

/// Reads the SET OF SecurityInfo. What is unknown here (DH groups, explicit parameters, terminal
/// authentication) is left out, since a chip may list more than we speak. Errors: card.data_invalid
/// for what is no such set, or a known protocol with malformed content.
Result<SecurityInfos> parse_security_infos(ByteView der);

/// The strongest that both sides speak: AES before Triple-DES, the longest key, the generic mapping
/// before the integrated one, chip authentication mapping before both. Nothing where there is none.
std::optional<PaceInfo> choose_pace(const SecurityInfos& infos);

}  // namespace tereze::drivers::cards::lds
