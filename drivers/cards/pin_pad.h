// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The keys of a reader, through SCardControl (PC/SC part 10, 2.5).
#pragma once

#include "drivers/cards/pcsc_channel.h"
#include "drivers/cards/pin_entry.h"
#include "drivers/cards/pin_pad_features.h"

#include <functional>
#include <optional>

namespace tereze::drivers::cards {

struct PinPadOptions {
    /// For the reader's own texts, as Windows numbers languages: 043F Kazakh, 0419 Russian, 0409
    /// English. Most readers know few of them and show English otherwise.
    std::uint16_t language = 0x0409;
    std::chrono::seconds types_within{30};
    /// Asked again and again while somebody types, where the reader lets go in between; an error
    /// ends the typing and is the result. May be empty.
    std::function<Result<>()> check;
};

/// The channel must outlive it.
class PinPad final : public PinEntry {
  public:
    /// Nothing for a reader without keys of its own, and for one that only claims to have them.
    /// Errors: those of PcscChannel::control, except that a reader that knows no such question has
    /// no keys.
    static Result<std::unique_ptr<PinPad>> find(PcscChannel& channel, PinPadOptions options = {});

    Result<ResponseApdu> verify(const PinPattern& pattern) override;
    Result<ResponseApdu> modify(const PinPattern& pattern) override;

  private:
    PinPad(PcscChannel& channel, PinPadOptions options, PinPadFeatures features,
           PinPadProperties properties)
        : m_channel(channel),
          m_options(std::move(options)),
          m_features(std::move(features)),
          m_properties(properties) {}
    Bytes head(const PinPattern& pattern) const;
    Result<ResponseApdu> ask(std::uint8_t feature, const Bytes& order);
    Result<ResponseApdu> ask_in_steps(const Bytes& order);
    Result<> wait_for_typing();
    bool has(std::uint8_t feature) const { return m_features.contains(feature); }

    PcscChannel& m_channel;
    PinPadOptions m_options;
    PinPadFeatures m_features;
    PinPadProperties m_properties;
};

}  // namespace tereze::drivers::cards
