// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Active authentication (ICAO Doc 9303-11, 6.1): the chip signs our challenge with a key that
// cannot be read out, so a copy cannot.
#pragma once

#include "core/trust/verdict.h"
#include "drivers/cards/channel.h"
#include "drivers/cards/session_record.h"

#include <optional>
#include <string>

namespace tereze::drivers::cards::lds {

/// INTERNAL AUTHENTICATE with a fresh challenge, checked with the key of a whole EF.DG15.
/// @param ecdsa_digest from DG14, for elliptic curves; SHA-256 where there is none.
/// @param wide_replies whether replies beyond 256 bytes may be asked for.
/// Reasons: clone (the answer does not fit the key), active-refused, active-unknown (a key of
/// another kind). Errors: card.data_invalid (no key in DG15), and the channel's own.
Result<trust::Verdict> authenticate_actively(CardChannel& channel, ByteView data_group_15,
                                             const std::optional<std::string>& ecdsa_digest,
                                             const RandomSource& random, bool wide_replies);

/// Whether a signature after ISO/IEC 9796-2 scheme 1 or, for elliptic curves, r and s side by side,
/// is over the challenge. @param public_key_info SubjectPublicKeyInfo, DER.
trust::Verdict judge_active_signature(ByteView public_key_info, ByteView challenge,
                                      ByteView signature, const std::string& ecdsa_digest);

}  // namespace tereze::drivers::cards::lds
