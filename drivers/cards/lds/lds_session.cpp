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
constexpr std::uint8_t kReadBinaryOdd = 0xB1;
constexpr std::uint8_t kMasterFile = 0x00;
constexpr std::uint8_t kByApplicationName = 0x04;
constexpr std::uint8_t kByFileIdentifier = 0x02;
constexpr std::uint8_t kNoAnswerWanted = 0x0C;
constexpr std::uint8_t kByShortIdentifier = 0x80;
constexpr std::size_t kHeaderRead = 4;
// A protected reply carries its status (4) and MAC (10) and a few bytes before the cryptogram;
// whole blocks fit into the rest, and one byte of them at least is padding.
constexpr std::size_t kProtectionMost = 18;
constexpr std::size_t kProtectionMostWide = 19;
// READ BINARY with an even instruction has fifteen bits of offset.
constexpr std::size_t kFirstFarOffset = 0x8000;
// A face with colours takes some 20 to 60 KiB; a chip that claims more wants to fill our memory.
constexpr std::size_t kLargestFile = 0x20000;

Bytes application_name() {
    return {0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};
}

tl::unexpected<Error> unreadable(const std::string& why) {
    return fail("card.unreadable", ErrorClass::Hardware, Remedy::Retry, why);
}

/// What a status in place of a file's bytes means.
tl::unexpected<Error> no_file(const char* command, const ResponseApdu& reply) {
    if (reply.status == status::kFileNotFound)
        return fail("card.file_missing", ErrorClass::Hardware, Remedy::Service,
                    std::string(command) + " " + reply.status_text());
    return unreadable(std::string(command) + " " + reply.status_text());
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

/// An earlier reader may have left the application selected. A chip that does not know this command
/// has the master file selected anyhow.
Result<> select_master_file(CardChannel& channel) {
    constexpr std::uint8_t kMasterHigh = 0x3F;
    TEREZE_TRY(
        channel.transmit({0x00, kSelect, kMasterFile, kNoAnswerWanted, {kMasterHigh, 0x00}, 0}));
    return {};
}

/// EF.CardAccess, which is read in plain before anything else; nothing where the chip has none.
/// It fits one reply on every chip that follows the standard.
Result<std::optional<SecurityInfos>> read_card_access(CardChannel& channel) {
    const CommandApdu read{
        0x00, kReadBinary, static_cast<std::uint8_t>(kByShortIdentifier | kCardAccess.short_id),
        0,    {},          kShortReplyMost};
    TEREZE_ASSIGN(const auto reply, channel.transmit(read));
    const bool there = reply.done() || reply.status == status::kEndOfFile;
    if (!there || reply.data.empty())
        return std::optional<SecurityInfos>();
    TEREZE_ASSIGN(const auto header, read_tlv_header(reply.data));
    if (header.whole_size() > reply.data.size())
        return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, "EF.CardAccess");
    TEREZE_ASSIGN(auto infos,
                  parse_security_infos(ByteView(reply.data).first(header.whole_size())));
    return std::optional<SecurityInfos>(std::move(infos));
}

}  // namespace

Result<LdsSession> LdsSession::open(CardChannel& channel, const identity::ChipKey& key,
                                    const OpeningOptions& options) {
    TEREZE_TRY(select_master_file(channel));
    TEREZE_ASSIGN(const auto most, longest_reply(channel, options.card));
    TEREZE_ASSIGN(const auto card_access, read_card_access(channel));
    if (card_access) {
        const auto info = choose_pace(*card_access);
        if (!info)
            return fail("card.protocol_unknown", ErrorClass::Hardware, Remedy::None,
                        "EF.CardAccess without a known PACE");
        return open_by_pace(channel, *info, key, options, most);
    }
    return open_by_bac(channel, key, options, most);
}

Result<LdsSession> LdsSession::open_by_pace(CardChannel& channel, const PaceInfo& info,
                                            const identity::ChipKey& key,
                                            const OpeningOptions& options,
                                            std::uint32_t longest_reply) {
    TEREZE_ASSIGN(auto opened, authenticate_pace(channel, info, key, options.random));
    LdsSession session(std::make_unique<SecureChannel>(channel, std::move(opened.messaging)),
                       longest_reply);
    session.m_pace = info;
    session.m_chip_mapping = std::move(opened.chip_mapping);
    TEREZE_TRY(select_application(*session.m_channel));
    return session;
}

Result<LdsSession> LdsSession::open_by_bac(CardChannel& channel, const identity::ChipKey& key,
                                           const OpeningOptions& options,
                                           std::uint32_t longest_reply) {
    TEREZE_TRY(select_application(channel));
    const auto* zone = std::get_if<identity::MrzKey>(&key);
    if (zone == nullptr)
        return fail("card.protocol_unknown", ErrorClass::User, Remedy::Retry,
                    "a card access number needs PACE");
    if (options.access == AccessPolicy::PaceOnly)
        return fail("card.access_refused", ErrorClass::Hardware, Remedy::None, "chip without PACE");
    TEREZE_ASSIGN(auto messaging, authenticate_bac(channel, *zone, options.random));
    return LdsSession(std::make_unique<SecureChannel>(channel, std::move(messaging)),
                      longest_reply);
}

void LdsSession::restart(std::unique_ptr<SecureMessagingCipher> cipher, SessionCipher kind) {
    m_channel->restart(SecureMessaging(std::move(cipher), first_counter(kind)));
}

std::size_t LdsSession::largest_chunk(ReadingStyle style) const {
    const std::size_t block = m_channel->block_size();
    const bool wide = m_longest_reply > kShortReplyMost && style == ReadingStyle::Quick;
    const std::size_t room =
        wide ? m_longest_reply - kProtectionMostWide : kShortReplyMost - kProtectionMost;
    return room / block * block - 1;
}

Result<Bytes> LdsSession::read_file(const LdsFile& file, ReadingStyle style) {
    TEREZE_ASSIGN(Bytes content, read_start(file, style));
    TEREZE_ASSIGN(const auto header, read_tlv_header(content));
    if (header.tag != file.tag)
        return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, "tag of a file");
    const std::size_t whole = header.whole_size();
    if (whole > kLargestFile)
        return unreadable("file too large");
    const std::size_t most = largest_chunk(style);
    while (content.size() < whole) {
        const std::size_t offset = content.size();
        const std::size_t wanted = std::min(whole - offset, most);
        auto chunk = offset < kFirstFarOffset
                         ? read_chunk(static_cast<std::uint8_t>(offset >> 8U),
                                      static_cast<std::uint8_t>(offset), wanted)
                         : read_far_chunk(offset, wanted);
        if (!chunk)
            return fail(std::move(chunk).error());
        append(content, *chunk);
    }
    content.resize(whole);  // a file may be longer than the object in it
    return content;
}

Result<Bytes> LdsSession::read_start(const LdsFile& file, ReadingStyle style) {
    if (style == ReadingStyle::Quick)
        return read_chunk(static_cast<std::uint8_t>(kByShortIdentifier | file.short_id), 0,
                          largest_chunk(style));
    const CommandApdu select{
        0x00,
        kSelect,
        kByFileIdentifier,
        kNoAnswerWanted,
        {static_cast<std::uint8_t>(file.id >> 8U), static_cast<std::uint8_t>(file.id)},
        0};
    TEREZE_ASSIGN(const auto reply, m_channel->transmit(select));
    if (!reply.done())
        return no_file("SELECT file", reply);
    return read_chunk(0, 0, kHeaderRead);
}

Result<Bytes> LdsSession::read_chunk(std::uint8_t p1, std::uint8_t p2, std::size_t most) {
    const CommandApdu command{0x00, kReadBinary, p1, p2, {}, static_cast<std::uint32_t>(most)};
    TEREZE_ASSIGN(auto reply, m_channel->transmit(command));
    const bool read = reply.done() || reply.status == status::kEndOfFile;
    if (!read || reply.data.empty())
        return no_file("READ BINARY", reply);
    if (reply.data.size() > most)
        return unreadable("READ BINARY with more than asked for");
    return std::move(reply.data);
}

/// READ BINARY with the offset as an object (ISO/IEC 7816-4 7.2.3), for what lies beyond 32 KiB.
Result<Bytes> LdsSession::read_far_chunk(std::size_t offset, std::size_t most) {
    constexpr std::uint32_t kOffset = 0x54;
    constexpr std::uint32_t kContent = 0x53;
    constexpr std::size_t kObjectHead = 4;
    const Bytes place{static_cast<std::uint8_t>(offset >> 16U),
                      static_cast<std::uint8_t>(offset >> 8U), static_cast<std::uint8_t>(offset)};
    // The object around the content takes some of the reply.
    const std::size_t wanted = most > 2 * kObjectHead ? most - kObjectHead : most;
    const CommandApdu command{
        0x00, kReadBinaryOdd,           0,
        0,    make_tlv(kOffset, place), static_cast<std::uint32_t>(wanted + kObjectHead)};
    TEREZE_ASSIGN(const auto reply, m_channel->transmit(command));
    const bool read = reply.done() || reply.status == status::kEndOfFile;
    const auto objects = parse_tlvs(reply.data);
    if (!read || !objects || objects->size() != 1 || objects->front().tag != kContent ||
        objects->front().value.empty() || objects->front().value.size() > most)
        return unreadable("READ BINARY beyond 32 KiB " + reply.status_text());
    const auto content = objects->front().value;
    return Bytes(content.begin(), content.end());
}

}  // namespace tereze::drivers::cards::lds
