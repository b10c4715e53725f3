// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Writing and playing back of card sessions.
#include "drivers/cards/session_record.h"

#include <algorithm>
#include <sstream>

namespace tereze::drivers::cards {
namespace {

constexpr std::string_view kTitle = "# tereze card session 1";

tl::unexpected<Error> no_match(const char* why) {
    return fail("card.unreadable", ErrorClass::Software, Remedy::None,
                std::string("replay: ") + why);
}

}  // namespace

CommandApdu without_secrets(CommandApdu command) {
    switch (command.ins) {
        case 0x20:
        case 0x21:
        case 0x24:
        case 0x2C:
            std::fill(command.data.begin(), command.data.end(), std::uint8_t{0});
            return command;
        default:
            return command;
    }
}

Result<ResponseApdu> RecordingChannel::transmit(const CommandApdu& command) {
    if (m_text.empty())
        m_text.append(kTitle).append("\n");
    m_text.append("C ").append(to_hex(without_secrets(command).bytes())).append("\n");
    auto reply = m_under.transmit(command);
    if (reply)
        m_text.append("R ").append(to_hex(reply->bytes())).append("\n");
    else
        m_text.append("E ").append(reply.error().code).append("\n");
    return reply;
}

RandomSource RecordingChannel::noting(RandomSource source) {
    return [this, source = std::move(source)](std::size_t count) {
        Bytes bytes = source(count);
        if (m_text.empty())
            m_text.append(kTitle).append("\n");
        m_text.append("N ").append(to_hex(bytes)).append("\n");
        return bytes;
    };
}

Result<ReplayChannel> ReplayChannel::from_text(std::string_view text) {
    const auto malformed = [](std::size_t number) {
        return fail("card.data_invalid", ErrorClass::Software, Remedy::Configure,
                    "session record, line " + std::to_string(number));
    };
    ReplayChannel channel;
    std::istringstream lines{std::string(text)};
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (number == 1 && line != kTitle)
            return malformed(number);
        if (line.empty() || line.front() == '#')
            continue;
        if (line.size() < 3 || line[1] != ' ')
            return malformed(number);
        Line entry{line[0], line.substr(2), {}};
        if (entry.kind != 'E') {
            const auto bytes = from_hex(entry.code);
            if (!bytes || std::string_view("CRN").find(entry.kind) == std::string_view::npos)
                return malformed(number);
            entry.bytes = *bytes;
        }
        channel.m_lines.push_back(std::move(entry));
    }
    if (channel.m_lines.empty())
        return malformed(0);
    return channel;
}

Result<ResponseApdu> ReplayChannel::transmit(const CommandApdu& command) {
    if (m_lines.size() < 2 || m_lines.front().kind != 'C')
        return no_match("no command recorded here");
    if (m_lines.front().bytes != without_secrets(command).bytes())
        return no_match("another command was recorded");
    m_lines.pop_front();
    const Line answer = std::move(m_lines.front());
    m_lines.pop_front();
    if (answer.kind == 'E')
        return fail(answer.code, ErrorClass::Hardware, Remedy::Retry, "replayed");
    if (answer.kind != 'R')
        return no_match("no reply recorded here");
    return ResponseApdu::parse(answer.bytes);
}

RandomSource ReplayChannel::random() {
    return [this](std::size_t count) {
        if (m_lines.empty() || m_lines.front().kind != 'N' || m_lines.front().bytes.size() != count)
            return Bytes(count);  // the command made from it will not match, and says so
        Bytes bytes = std::move(m_lines.front().bytes);
        m_lines.pop_front();
        return bytes;
    };
}

}  // namespace tereze::drivers::cards
