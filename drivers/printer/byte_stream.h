// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Bytes to and from a device, each call ending by a deadline: TCP, and its recorder and replayer.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "drivers/device.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tereze::drivers::printer {

/// Used by one thread at a time. Every call may fail with device.cancelled and device.timeout.
class ByteStream {
  public:
    virtual ~ByteStream() = default;
    /// Errors: printer.offline (the connection is gone).
    virtual Result<> write_all(ByteView bytes, const CommandContext& context) = 0;
    /// At least one byte, at most `most`. Errors: printer.offline (the other side has closed).
    virtual Result<Bytes> read_some(std::size_t most, const CommandContext& context) = 0;
};

/// Opens a connection for one job.
using OpenStream = std::function<Result<std::unique_ptr<ByteStream>>(const CommandContext&)>;

/// A connection over TCP. The printer's address is numeric or in the hosts file on a terminal, so
/// the name look-up is not expected to wait.
class TcpStream final : public ByteStream {
  public:
    /// Errors: printer.offline (refused, unreachable, unknown name).
    static Result<std::unique_ptr<ByteStream>> connect(const std::string& host, std::uint16_t port,
                                                       const CommandContext& context);
    explicit TcpStream(int fd) : m_fd(fd) {}
    ~TcpStream() override;
    TcpStream(const TcpStream&) = delete;
    TcpStream& operator=(const TcpStream&) = delete;

    Result<> write_all(ByteView bytes, const CommandContext& context) override;
    Result<Bytes> read_some(std::size_t most, const CommandContext& context) override;

  private:
    int m_fd = -1;
};

/// One piece of a recorded conversation.
struct Exchange {
    enum class Direction { Written, Read };
    Direction direction = Direction::Written;
    Bytes bytes;
    bool operator==(const Exchange&) const = default;
};

/// A conversation as a file: one line a piece, "> 1b40" written, "< 12" read. The pictures of a
/// ticket are personal data, so recordings are made by field engineers with test tickets only.
std::string format_recording(const std::vector<Exchange>& exchanges);
/// Errors: printer.recording_invalid (the detail names the line).
Result<std::vector<Exchange>> parse_recording(std::string_view text);

/// Passes everything through and keeps it in `log`, which must outlive the stream.
class RecordingStream final : public ByteStream {
  public:
    RecordingStream(std::unique_ptr<ByteStream> inner, std::vector<Exchange>& log)
        : m_inner(std::move(inner)), m_log(log) {}
    Result<> write_all(ByteView bytes, const CommandContext& context) override;
    Result<Bytes> read_some(std::size_t most, const CommandContext& context) override;

  private:
    std::unique_ptr<ByteStream> m_inner;
    std::vector<Exchange>& m_log;
};

/// Plays a recording: what is written must be what was written then, byte for byte.
class ReplayStream final : public ByteStream {
  public:
    explicit ReplayStream(std::vector<Exchange> exchanges) : m_exchanges(std::move(exchanges)) {}
    /// Errors: printer.replay_differs.
    Result<> write_all(ByteView bytes, const CommandContext& context) override;
    /// Where the recording has nothing to read, device.timeout, as from a silent device.
    Result<Bytes> read_some(std::size_t most, const CommandContext& context) override;
    bool finished() const { return m_at == m_exchanges.size(); }

  private:
    std::vector<Exchange> m_exchanges;
    std::size_t m_at = 0;
    std::size_t m_offset = 0;  ///< within the current piece
};

}  // namespace tereze::drivers::printer
