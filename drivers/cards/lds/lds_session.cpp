// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// SELECT and READ BINARY.
#include "drivers/cards/lds/lds_session.h"

#include "drivers/cards/lds/bac.h"
#include "drivers/cards/tlv.h"

#include <algorithm>

namespace tereze::drivers::cards::lds {
namespace {

constexpr std::uint8_t kSelect = 0xA4;
constexpr std::uint8_t kReadBinary = 0xB0;
constexpr std::uint8_t kByApplicationName = 0x04;
constexpr std::uint8_t kByFileIdentifier = 0x02;
constexpr std::uint8_t kNoAnswerWanted = 0x0C;
constexpr std::size_t kHeaderRead = 4;
// A protected reply of 256 bytes holds 4 + 1 (cryptogram's head), 4 (status) and 10 (MAC) of its
// own: 232 bytes of whole blocks are left, one of them at least for padding.
constexpr std::size_t kShortChunk = 231;
// What readers with extended APDUs are known to carry; the card's own limit (EF.ATR/INFO) may be
// more.
constexpr std::size_t kWideChunk = 2000;
// READ BINARY with an even instruction has fifteen bits of offset.
constexpr std::size_t kLargestFile = 0x8000;

Bytes application_name() {
    return {0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};
}

tl::unexpected<Error> unreadable(const std::string& why) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, why);
}

Result<> select_application(CardChannel& channel) {
    CommandApdu command{0x00, kSelect, kByApplicationName, kNoAnswerWanted, application_name(), 0};
    TEREZE_ASSIGN(auto reply, channel.transmit(command));
    if (reply.done())
        return {};
    if (reply.status != status::kFileNotFound) {
        // Some cards want to answer with their file control information (6A86, 6A87 otherwise).
        command.p2 = 0;
        command.expected = kShortReplyMost;
        TEREZE_ASSIGN(reply, channel.transmit(command));
        if (reply.done())
            return {};
    }
    return fail("card.unknown", ErrorClass::User, Remedy::None,
                "SELECT application " + reply.status_text());
}

}  // namespace

Result<LdsSession> LdsSession::open(CardChannel& channel, const identity::MrzKey& key,
                                    const RandomSource& random, bool wide_replies) {
    TEREZE_TRY(select_application(channel));
    TEREZE_ASSIGN(auto messaging, authenticate_bac(channel, key, random));
    return LdsSession(std::make_unique<SecureChannel>(channel, std::move(messaging)), wide_replies);
}

Result<Bytes> LdsSession::read_file(const LdsFile& file, ReadingStyle style) {
    TEREZE_ASSIGN(Bytes content, read_start(file, style));
    TEREZE_ASSIGN(const auto header, read_tlv_header(content));
    if (header.tag != file.tag)
        return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, "tag of a file");
    const std::size_t whole = header.whole_size();
    if (whole > kLargestFile)
        return unreadable("file too large");
    while (content.size() < whole) {
        const std::size_t most = m_wide_replies ? kWideChunk : kShortChunk;
        const std::size_t offset = content.size();
        TEREZE_ASSIGN(const Bytes chunk, read_chunk(static_cast<std::uint8_t>(offset >> 8U),
                                                    static_cast<std::uint8_t>(offset),
                                                    std::min(whole - offset, most)));
        append(content, chunk);
    }
    content.resize(whole);  // a file may be longer than the object in it
    return content;
}

Result<Bytes> LdsSession::read_start(const LdsFile& file, ReadingStyle style) {
    if (style == ReadingStyle::Quick)
        return read_chunk(static_cast<std::uint8_t>(0x80U | file.short_id), 0, kShortChunk);
    const CommandApdu select{
        0x00,
        kSelect,
        kByFileIdentifier,
        kNoAnswerWanted,
        {static_cast<std::uint8_t>(file.id >> 8U), static_cast<std::uint8_t>(file.id)},
        0};
    TEREZE_ASSIGN(const auto reply, m_channel->transmit(select));
    if (!reply.done())
        return unreadable("SELECT file " + reply.status_text());
    return read_chunk(0, 0, kHeaderRead);
}

Result<Bytes> LdsSession::read_chunk(std::uint8_t p1, std::uint8_t p2, std::size_t most) {
    const CommandApdu command{0x00, kReadBinary, p1, p2, {}, static_cast<std::uint32_t>(most)};
    TEREZE_ASSIGN(auto reply, m_channel->transmit(command));
    const bool read = reply.done() || reply.status == status::kEndOfFile;
    if (!read || reply.data.empty())
        return unreadable("READ BINARY " + reply.status_text());
    if (reply.data.size() > most)
        return unreadable("READ BINARY with more than asked for");
    return std::move(reply.data);
}

}  // namespace tereze::drivers::cards::lds
