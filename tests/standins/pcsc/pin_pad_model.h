// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A reader's own keys (PC/SC part 10, "IFDs with Secure PIN Entry Capabilities"), and who stands
// before them.
#pragma once

#include "core/base/bytes.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tereze::standins {

/// What a person does when the reader asks.
enum class AtTheKeys { Enters, Cancels, WalksAway, EntersDifferently };

struct PinPadModel {
    bool verifies = true;
    bool modifies = true;
    /// By VERIFY_PIN_START and FINISH with GET_KEY_PRESSED, as against VERIFY_PIN_DIRECT.
    bool in_steps = false;
    bool tells_properties = true;
    /// Of GET_TLV_PROPERTIES; nothing where the reader does not know that.
    std::optional<std::uint16_t> vendor;
    std::uint16_t product = 0;
    std::uint8_t validation = 0x02;  ///< bEntryValidationCondition that it can do

    AtTheKeys person = AtTheKeys::Enters;
    std::vector<std::string> pins;  ///< what is typed: the PIN, or the old one and the new one
    unsigned key_strokes = 0;       ///< that GET_KEY_PRESSED has still to tell
    std::optional<Bytes> started;   ///< by VERIFY_PIN_START
    unsigned asked = 0;             ///< how often somebody was asked for a PIN
};

/// One SCardControl to the pad; nothing for a code that it does not know (then
/// SCARD_E_UNSUPPORTED_FEATURE).
/// @param to_card sends an APDU to the card and gives its whole reply.
std::optional<Bytes> answer_control(PinPadModel& pad, std::uint32_t code, ByteView in,
                                    const std::function<Bytes(ByteView)>& to_card);

}  // namespace tereze::standins
