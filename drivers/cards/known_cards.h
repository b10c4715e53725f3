// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which card an answer to reset is from, for the words of a support engineer.
#pragma once

#include "core/base/bytes.h"

#include <string_view>

namespace tereze::drivers::cards {

/// "KZ ID 2022"; empty for an ATR that is in no row (pcsc-tools' list of the cards that people in
/// Kazakhstan carry). Never decides how a card is spoken to.
std::string_view known_card(ByteView atr);

}  // namespace tereze::drivers::cards
