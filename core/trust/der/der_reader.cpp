// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/der/der_reader.h"

#include "core/trust/openssl.h"

#include <climits>

namespace tereze::trust::der {

namespace {

constexpr int kMostNested = 32;

struct Header {
    std::size_t size = 0;
    std::size_t length = 0;
    bool indefinite = false;
};

std::optional<Header> read_header(ByteView bytes) {
    constexpr std::uint8_t kLongTag = 0x1F;
    constexpr int kMalformed = 0x80;
    constexpr int kIndefinite = 0x01;
    if (bytes.empty() || bytes.size() > LONG_MAX || (bytes[0] & kLongTag) == kLongTag)
        return std::nullopt;
    const unsigned char* at = bytes.data();
    long length = 0;
    int number = 0;
    int tag_class = 0;
    const int form =
        ASN1_get_object(&at, &length, &number, &tag_class, static_cast<long>(bytes.size()));
    ERR_clear_error();
    if ((form & kMalformed) != 0 || length < 0)
        return std::nullopt;
    return Header{static_cast<std::size_t>(at - bytes.data()), static_cast<std::size_t>(length),
                  (form & kIndefinite) != 0};
}

/// How many octets the element at the beginning takes, end mark and all.
std::optional<std::size_t> whole_size(ByteView bytes, int nested) {
    const auto header = read_header(bytes);
    if (!header || nested > kMostNested)
        return std::nullopt;
    if (!header->indefinite)
        return header->size + header->length;
    std::size_t size = header->size;
    while (size + 2 <= bytes.size()) {
        if (bytes[size] == 0 && bytes[size + 1] == 0)
            return size + 2;
        const auto inner = whole_size(bytes.subspan(size), nested + 1);
        if (!inner)
            return std::nullopt;
        size += *inner;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Element> Reader::next() {
    const ByteView all = m_rest;
    m_rest = {};
    const auto header = read_header(all);
    if (!header)
        return std::nullopt;
    if (!header->indefinite) {
        const auto size = header->size + header->length;
        m_rest = all.subspan(size);
        return Element{all[0], all.first(size), all.subspan(header->size, header->length)};
    }
    const auto size = m_lengths == Lengths::Any ? whole_size(all, 0) : std::nullopt;
    if (!size)
        return std::nullopt;
    m_rest = all.subspan(*size);
    constexpr std::size_t kEndMark = 2;
    return Element{all[0], all.first(*size),
                   all.subspan(header->size, *size - header->size - kEndMark)};
}

std::optional<Element> Reader::next(std::uint8_t tag) {
    if (m_rest.empty() || m_rest[0] != tag)
        return std::nullopt;
    return next();
}

}  // namespace tereze::trust::der
