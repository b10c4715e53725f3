// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/der_reader.h"

#include "core/trust/openssl.h"

#include <climits>

namespace tereze::trust::der {

std::optional<Element> Reader::next() {
    constexpr std::uint8_t kLongTag = 0x1F;
    constexpr int kMalformed = 0x80;
    constexpr int kIndefinite = 0x01;
    const ByteView all = m_rest;
    m_rest = {};
    if (all.empty() || all.size() > LONG_MAX || (all[0] & kLongTag) == kLongTag)
        return std::nullopt;
    const unsigned char* at = all.data();
    long length = 0;
    int number = 0;
    int tag_class = 0;
    const int form =
        ASN1_get_object(&at, &length, &number, &tag_class, static_cast<long>(all.size()));
    ERR_clear_error();
    if ((form & (kMalformed | kIndefinite)) != 0 || length < 0)
        return std::nullopt;
    const auto header = static_cast<std::size_t>(at - all.data());
    const auto size = header + static_cast<std::size_t>(length);
    m_rest = all.subspan(size);
    return Element{all[0], all.first(size), all.subspan(header, static_cast<std::size_t>(length))};
}

std::optional<Element> Reader::next(std::uint8_t tag) {
    if (m_rest.empty() || m_rest[0] != tag)
        return std::nullopt;
    return next();
}

}  // namespace tereze::trust::der
