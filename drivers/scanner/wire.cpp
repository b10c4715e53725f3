// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/wire.h"

#include <algorithm>
#include <array>

namespace tereze::drivers::scanner {
namespace {

constexpr std::array<std::uint8_t, 4> kMagic{'T', 'S', 'W', '1'};
constexpr std::size_t kPrefixBytes = 12;

tl::unexpected<Error> bad_frame(std::string detail) {
    return fail("scanner.bad_answer", ErrorClass::Software, Remedy::Retry, std::move(detail));
}

void append_length(Bytes& to, std::size_t value) {
    for (const int shift : {24, 16, 8, 0})
        to.push_back(static_cast<std::uint8_t>(value >> shift));
}

std::size_t length_at(const Bytes& bytes, std::size_t at) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

}  // namespace

Result<Bytes> encode_frame(const Frame& frame) {
    if (frame.header.size() > kMostHeaderBytes || frame.payload.size() > kMostPayloadBytes)
        return bad_frame("frame too large");
    Bytes bytes(kMagic.begin(), kMagic.end());
    bytes.reserve(kPrefixBytes + frame.header.size() + frame.payload.size());
    append_length(bytes, frame.header.size());
    append_length(bytes, frame.payload.size());
    append(bytes, as_bytes(frame.header));
    append(bytes, frame.payload);
    return bytes;
}

void FrameReader::feed(ByteView bytes) {
    if (!m_broken)
        append(m_bytes, bytes);
}

Result<std::optional<Frame>> FrameReader::next() {
    const auto broken = [this](const char* detail) {
        m_broken = true;
        m_bytes.clear();
        return bad_frame(detail);
    };
    if (m_broken)
        return bad_frame("stream already broken");
    const auto seen = std::min(m_bytes.size(), kMagic.size());
    if (!std::equal(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(seen),
                    kMagic.begin()))
        return broken("no frame mark");
    if (m_bytes.size() < kPrefixBytes)
        return std::nullopt;

    const std::size_t header = length_at(m_bytes, 4);
    const std::size_t payload = length_at(m_bytes, 8);
    if (header > kMostHeaderBytes)
        return broken("header too long");
    if (payload > kMostPayloadBytes)
        return broken("payload too long");
    const std::size_t whole = kPrefixBytes + header + payload;
    if (m_bytes.size() < whole) {
        m_bytes.reserve(whole);
        return std::nullopt;
    }
    const auto begin = m_bytes.begin() + kPrefixBytes;
    const auto middle = begin + static_cast<std::ptrdiff_t>(header);
    const auto end = middle + static_cast<std::ptrdiff_t>(payload);
    Frame frame{std::string(begin, middle), Bytes(middle, end)};
    m_bytes.erase(m_bytes.begin(), end);
    return frame;
}

}  // namespace tereze::drivers::scanner
