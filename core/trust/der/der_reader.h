// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A reader of DER, and of BER's indefinite lengths where they are allowed, that gives views: for
// what has to be judged byte for byte as it came.
#pragma once

#include "core/base/bytes.h"

#include <optional>

namespace tereze::trust::der {

constexpr std::uint8_t kIntegerTag = 0x02;
constexpr std::uint8_t kBitString = 0x03;
constexpr std::uint8_t kOctetString = 0x04;
constexpr std::uint8_t kObjectIdentifier = 0x06;
constexpr std::uint8_t kSequence = 0x30;
constexpr std::uint8_t kSet = 0x31;

/// [number], constructed.
constexpr std::uint8_t context_tag(unsigned number) {
    return static_cast<std::uint8_t>(0xA0 | number);
}

struct Element {
    std::uint8_t tag = 0;
    ByteView whole;
    ByteView content;  ///< without the end mark of an indefinite length
};

enum class Lengths { Definite, Any };

/// Walks the elements of one level; the bytes have to outlive it and all that it gave.
class Reader {
  public:
    explicit Reader(ByteView bytes, Lengths lengths = Lengths::Definite)
        : m_rest(bytes), m_lengths(lengths) {}

    bool done() const { return m_rest.empty(); }
    /// Nothing at the end, for lengths that reach beyond it or are not allowed, for tags of more
    /// than one octet, and for what is nested too deep; then nothing ever again.
    std::optional<Element> next();
    /// The next element where it has this tag, which is then passed; otherwise it stays.
    std::optional<Element> next(std::uint8_t tag);

  private:
    ByteView m_rest;
    Lengths m_lengths;
};

}  // namespace tereze::trust::der
