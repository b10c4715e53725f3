// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading and writing of data objects.
#include "drivers/cards/tlv.h"

namespace tereze::drivers::cards {
namespace {

tl::unexpected<Error> malformed(const char* what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Retry, what);
}

/// 7816-4 5.2.2.1: up to three bytes; a second byte of 00 to 1E or 80 is not valid.
Result<std::size_t> read_tag(ByteView bytes, std::uint32_t& tag) {
    constexpr std::size_t kLongestTag = 3;
    if (bytes.empty())
        return malformed("TLV: no tag");
    tag = bytes[0];
    if (tag == 0x00 || tag == 0xFF)
        return malformed("TLV: padding in place of a tag");
    if ((tag & 0x1FU) != 0x1FU)
        return std::size_t{1};
    for (std::size_t at = 1; at < kLongestTag; ++at) {
        if (at >= bytes.size())
            return malformed("TLV: cut tag");
        const std::uint8_t byte = bytes[at];
        if (at == 1 && (byte < 0x1F || byte == 0x80))
            return malformed("TLV: tag not allowed");
        tag = tag << 8U | byte;
        if ((byte & 0x80U) == 0)
            return at + 1;
    }
    return malformed("TLV: tag too long");
}

}  // namespace

Result<TlvHeader> read_tlv_header(ByteView bytes) {
    constexpr std::size_t kMostLengthBytes = 3;
    TlvHeader header;
    TEREZE_ASSIGN(const std::size_t tag_size, read_tag(bytes, header.tag));
    const auto rest = bytes.subspan(tag_size);
    if (rest.empty())
        return malformed("TLV: no length");
    if (rest[0] < 0x80) {
        header.header_size = tag_size + 1;
        header.value_size = rest[0];
        return header;
    }
    const std::size_t count = rest[0] & 0x7FU;
    if (count == 0 || count > kMostLengthBytes)
        return malformed("TLV: length form not allowed");
    if (rest.size() <= count)
        return malformed("TLV: cut length");
    for (std::size_t i = 1; i <= count; ++i)
        header.value_size = header.value_size << 8U | rest[i];
    header.header_size = tag_size + 1 + count;
    return header;
}

Result<Tlv> TlvReader::next() {
    TEREZE_ASSIGN(const auto header, read_tlv_header(m_rest));
    if (m_rest.size() - header.header_size < header.value_size)
        return malformed("TLV: cut value");
    const Tlv object{header.tag, m_rest.subspan(header.header_size, header.value_size)};
    m_rest = m_rest.subspan(header.whole_size());
    return object;
}

Result<std::vector<Tlv>> parse_tlvs(ByteView bytes) {
    std::vector<Tlv> objects;
    TlvReader reader(bytes);
    while (!reader.at_end()) {
        TEREZE_ASSIGN(const Tlv object, reader.next());
        objects.push_back(object);
    }
    return objects;
}

std::optional<ByteView> find_tlv(const std::vector<Tlv>& objects, std::uint32_t tag) {
    for (const auto& object : objects)
        if (object.tag == tag)
            return object.value;
    return std::nullopt;
}

void append_tlv(Bytes& out, std::uint32_t tag, ByteView value) {
    const auto push = [&out](std::size_t byte) { out.push_back(static_cast<std::uint8_t>(byte)); };
    if (tag > 0xFFFF)
        push(tag >> 16U);
    if (tag > 0xFF)
        push(tag >> 8U);
    push(tag);
    const std::size_t size = value.size();
    if (size > 0xFFFF) {
        push(0x83);
        push(size >> 16U);
    } else if (size > 0xFF) {
        push(0x82);
    } else if (size > 0x7F) {
        push(0x81);
    }
    if (size > 0xFF)
        push(size >> 8U);
    push(size);
    append(out, value);
}

Bytes make_tlv(std::uint32_t tag, ByteView value) {
    Bytes out;
    append_tlv(out, tag, value);
    return out;
}

}  // namespace tereze::drivers::cards
