// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The card's side of active and chip authentication (ICAO Doc 9303-11, 6.1 and 6.2).
#pragma once

#include "tests/standins/virtual_card/card_session.h"
#include "tests/standins/virtual_card/chip_files.h"

#include <optional>

namespace tereze::standins {

/// The signature over a challenge: ISO/IEC 9796-2 scheme 1 with SHA-256, or plain ECDSA.
/// Throws std::runtime_error.
Bytes sign_challenge(evp_pkey_st& key, ByteView challenge);

/// The session under the keys that follow from the terminal's point; nothing for no point.
std::optional<CardSession> agree_on_session(const ChipKeyPair& key,
                                            drivers::cards::lds::SessionCipher cipher,
                                            ByteView their_point);

}  // namespace tereze::standins
