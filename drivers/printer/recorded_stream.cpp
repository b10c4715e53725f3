// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Recording a conversation with a printer, and replaying it.
#include "drivers/printer/byte_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace tereze::drivers::printer {

std::string format_recording(const std::vector<Exchange>& exchanges) {
    std::string text;
    for (const auto& exchange : exchanges) {
        text += exchange.direction == Exchange::Direction::Written ? "> " : "< ";
        text += to_hex(exchange.bytes) + "\n";
    }
    return text;
}

Result<std::vector<Exchange>> parse_recording(std::string_view text) {
    std::vector<Exchange> exchanges;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        if (line.empty() || line.front() == '#')
            continue;
        const bool written = line.starts_with("> ");
        const auto bytes =
            written || line.starts_with("< ") ? from_hex(line.substr(2)) : std::nullopt;
        if (!bytes || bytes->empty())
            return fail("printer.recording_invalid", ErrorClass::Software, Remedy::Service,
                        fmt::format("line {}", number));
        exchanges.push_back(
            {written ? Exchange::Direction::Written : Exchange::Direction::Read, *bytes});
    }
    return exchanges;
}

Result<> RecordingStream::write_all(ByteView bytes, const CommandContext& context) {
    m_log.push_back({Exchange::Direction::Written, Bytes(bytes.begin(), bytes.end())});
    return m_inner->write_all(bytes, context);
}

Result<Bytes> RecordingStream::read_some(std::size_t most, const CommandContext& context) {
    auto bytes = m_inner->read_some(most, context);
    if (bytes)
        m_log.push_back({Exchange::Direction::Read, *bytes});
    return bytes;
}

Result<> ReplayStream::write_all(ByteView bytes, const CommandContext& context) {
    TEREZE_TRY(context.check());
    while (!bytes.empty()) {
        if (finished() || m_exchanges[m_at].direction != Exchange::Direction::Written)
            return fail("printer.replay_differs", ErrorClass::Software, Remedy::Service,
                        fmt::format("piece {}: a write was not recorded here", m_at + 1));
        const auto expected = ByteView(m_exchanges[m_at].bytes).subspan(m_offset);
        const std::size_t count = std::min(expected.size(), bytes.size());
        if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count),
                        expected.begin()))
            return fail("printer.replay_differs", ErrorClass::Software, Remedy::Service,
                        fmt::format("piece {}: other bytes are written", m_at + 1));
        bytes = bytes.subspan(count);
        m_offset = count == expected.size() ? 0 : m_offset + count;
        if (m_offset == 0)
            ++m_at;
    }
    return {};
}

Result<Bytes> ReplayStream::read_some(std::size_t most, const CommandContext& context) {
    TEREZE_TRY(context.check());
    if (finished() || m_exchanges[m_at].direction != Exchange::Direction::Read)
        return fail("device.timeout", ErrorClass::Hardware, Remedy::Retry, "nothing more recorded");
    const auto left = ByteView(m_exchanges[m_at].bytes).subspan(m_offset);
    const auto piece = left.first(std::min(most, left.size()));
    Bytes bytes(piece.begin(), piece.end());
    m_offset = piece.size() == left.size() ? 0 : m_offset + piece.size();
    if (m_offset == 0)
        ++m_at;
    return bytes;
}

}  // namespace tereze::drivers::printer
