// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Basic Access Control (ICAO Doc 9303-11, 4.3): the printed zone opens the chip.
#pragma once

#include "core/identity/mrz_key.h"
#include "drivers/cards/lds/primitives.h"
#include "drivers/cards/lds/secure_messaging.h"
#include "drivers/cards/session_record.h"

namespace tereze::drivers::cards::lds {

/// The document basic access keys. Errors: card.crypto_failed.
Result<KeyPair> derive_bac_keys(const identity::MrzKey& key);

/// Mutual authentication with the selected application; the session that follows.
/// Errors: card.mrz_wrong (the card refuses the keys), card.unknown (it has no BAC),
/// card.unreadable (it answers wrongly: what it sends does not prove that it knows the keys), and
/// the channel's own.
Result<SecureMessaging> authenticate_bac(CardChannel& channel, const identity::MrzKey& key,
                                         const RandomSource& random);

}  // namespace tereze::drivers::cards::lds
