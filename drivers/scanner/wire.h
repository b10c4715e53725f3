// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Frames between the scanner driver and its worker: a length-prefixed text header and binary
// payload.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <optional>
#include <string>

namespace tereze::drivers::scanner {

/// One frame. On the wire: "TSW1", header length and payload length as 32-bit big-endian numbers,
/// header (JSON, UTF-8), payload.
struct Frame {
    std::string header;
    Bytes payload;
    bool operator==(const Frame&) const = default;
};

/// A worker that has gone wrong may send anything, so both lengths are held against these limits
/// before a byte of memory is reserved.
inline constexpr std::size_t kMostHeaderBytes = 64 * 1024;
inline constexpr std::size_t kMostPayloadBytes = 64 * 1024 * 1024;

/// Errors: scanner.bad_answer (the frame is above a limit).
Result<Bytes> encode_frame(const Frame& frame);

/// Cuts a stream of bytes into frames. After an error it stays in error: the stream has lost its
/// step.
class FrameReader {
  public:
    void feed(ByteView bytes);
    /// The next whole frame, or nothing while bytes are missing. Errors: scanner.bad_answer.
    Result<std::optional<Frame>> next();
    /// Bytes that wait for the rest of their frame.
    std::size_t pending() const { return m_bytes.size(); }

  private:
    Bytes m_bytes;
    bool m_broken = false;
};

}  // namespace tereze::drivers::scanner
