// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Chip authentication (ICAO Doc 9303-11, 6.2): only the chip that holds the private half of the key
// in DG14 can go on under the keys that are agreed on here.
#pragma once

#include "core/trust/verdict.h"
#include "drivers/cards/lds/lds_session.h"
#include "drivers/cards/lds/security_infos.h"

namespace tereze::drivers::cards::lds {

/// Agrees on new session keys and proves them by reading DG14 under them. After anything but a
/// verdict that holds the session is over.
/// Reasons: no-chip-key (DG14 has no protocol that is spoken here, or not its key), clone (an
/// answer that was not made with the agreed keys), chip-refused. Errors: card.data_invalid (the
/// key), and those of the channel: trouble on the way proves nothing about the chip.
Result<trust::Verdict> authenticate_chip(LdsSession& session, const SecurityInfos& infos,
                                         const RandomSource& random, ReadingStyle style);

/// What PACE with chip authentication mapping left to be checked (4.4.3.3.3). Reasons: clone,
/// no-chip-key (DG14 has no key on the mapping's curve).
trust::Verdict judge_chip_mapping(const ChipMappingProof& proof, const SecurityInfos& infos);

}  // namespace tereze::drivers::cards::lds
