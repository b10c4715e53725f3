// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A conversation with a card, written to a text and played back: a fault in the field becomes a
// test.
#pragma once

#include "drivers/cards/channel.h"

#include <deque>
#include <functional>
#include <string>
#include <string_view>

namespace tereze::drivers::cards {

/// Where a protocol takes its random numbers from; replaced when a session is played back.
using RandomSource = std::function<Bytes(std::size_t count)>;

/// The command as it may be written down: the data of VERIFY, CHANGE REFERENCE DATA and RESET RETRY
/// COUNTER (ISO/IEC 7816-4 7.5.6 to 7.5.10) as zeros of the same number.
CommandApdu without_secrets(CommandApdu command);

/// Notes every command, reply, failure and random number, one a line:
///   C <hex> command, R <hex> reply, E <code> failure in place of a reply, N <hex> random number.
/// PINs are never written: the data of VERIFY and its like are zeros in the text.
/// Together with the machine-readable zone such a text opens the holder's data, so it is personal
/// data: only synthetic cards are recorded into files that are kept.
class RecordingChannel final : public CardChannel {
  public:
    explicit RecordingChannel(CardChannel& under) : m_under(under) {}
    Result<ResponseApdu> transmit(const CommandApdu& command) override;
    /// Wraps a source of random numbers so that they are noted too.
    RandomSource noting(RandomSource source);
    const std::string& text() const { return m_text; }

  private:
    CardChannel& m_under;
    std::string m_text;
};

/// Answers from a recorded text, in its order; a command that differs from the recorded one fails.
class ReplayChannel final : public CardChannel {
  public:
    /// Errors: card.data_invalid for a text that is no record.
    static Result<ReplayChannel> from_text(std::string_view text);
    Result<ResponseApdu> transmit(const CommandApdu& command) override;
    /// The recorded random numbers. The channel must outlive it.
    RandomSource random();
    /// Whether everything recorded has been used.
    bool at_end() const { return m_lines.empty(); }

  private:
    struct Line {
        char kind = 0;
        std::string code;
        Bytes bytes;
    };
    std::deque<Line> m_lines;
};

}  // namespace tereze::drivers::cards
