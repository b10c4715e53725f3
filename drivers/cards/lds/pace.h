// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Password Authenticated Connection Establishment (ICAO Doc 9303-11, 4.4): the printed zone or the
// card access number opens the chip, and nobody who listens can guess them.
#pragma once

#include "core/identity/chip_key.h"
#include "drivers/cards/lds/curve.h"
#include "drivers/cards/lds/secure_messaging.h"
#include "drivers/cards/lds/security_infos.h"
#include "drivers/cards/session_record.h"

namespace tereze::drivers::cards::lds {

/// What chip authentication mapping (4.4.3.3.3) leaves to be checked once the chip's static key has
/// been read: mapping_key = chip_data * static key.
struct ChipMappingProof {
    unsigned parameter_id = 0;  ///< the curve of the mapping
    Bytes mapping_key;          ///< the chip's public key of the mapping
    Bytes chip_data;            ///< a scalar; empty where another mapping was used
};

struct PaceSession {
    SecureMessaging messaging;
    ChipMappingProof chip_mapping;
};

/// The key that the nonce is encrypted with: f of the password (9.7.3), derived with counter 3.
/// Errors: card.crypto_failed.
Result<Secret> derive_pace_key(SessionCipher cipher, const identity::ChipKey& key);

/// The five commands of PACE with the master file selected; the session that follows.
/// Errors: card.mrz_wrong or card.can_wrong (the chip does not take our proof), card.unreadable
/// (what it answers is malformed or does not prove that it knows the password),
/// card.protocol_unknown, card.crypto_failed, and the channel's own.
Result<PaceSession> authenticate_pace(CardChannel& channel, const PaceInfo& info,
                                      const identity::ChipKey& key, const RandomSource& random);

/// The generator that both sides go on with: nonce * G + shared (4.4.3.3.1).
Result<Bytes> map_generic(const Curve& curve, ByteView nonce, ByteView shared_point);
/// R(s, t) of the integrated mapping (4.4.3.3.2), before it is reduced. Errors: card.crypto_failed.
Result<Bytes> integrated_mapping_number(SessionCipher cipher, int field_bits, ByteView nonce,
                                        ByteView terminal_nonce);
/// The data that an authentication token is made over: 7F49 with protocol and point (9.4).
Bytes token_input(ByteView protocol, ByteView point);
/// Bytes of the nonce: 16 for Triple-DES and AES-128, 32 for longer keys.
std::size_t nonce_size(SessionCipher cipher);

}  // namespace tereze::drivers::cards::lds
