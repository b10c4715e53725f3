// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// BER-TLV as cards speak it (ISO/IEC 7816-4 5.2.2): definite lengths of up to three bytes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tereze::drivers::cards {

/// One data object; `value` points into the bytes that were read.
struct Tlv {
    std::uint32_t tag = 0;  ///< as written: 0x61, 0x5F1F, 0x7F66
    ByteView value;
};

/// Tag and length at the start of a file, known before its content has been read.
struct TlvHeader {
    std::uint32_t tag = 0;
    std::size_t header_size = 0;
    std::size_t value_size = 0;
    std::size_t whole_size() const { return header_size + value_size; }
};

/// Reads a header; the value may lie beyond the bytes given. Errors: card.data_invalid.
Result<TlvHeader> read_tlv_header(ByteView bytes);

/// Walks over data objects that stand one behind the other.
class TlvReader {
  public:
    explicit TlvReader(ByteView bytes) : m_rest(bytes) {}
    bool at_end() const { return m_rest.empty(); }
    /// Errors: card.data_invalid (tag, length, or a value that is cut).
    Result<Tlv> next();

  private:
    ByteView m_rest;
};

/// All data objects of a value, which must fill it exactly. Errors: card.data_invalid.
Result<std::vector<Tlv>> parse_tlvs(ByteView bytes);
std::optional<ByteView> find_tlv(const std::vector<Tlv>& objects, std::uint32_t tag);

/// Writes with the shortest length. A tag is given as it is written (0x5F1F).
void append_tlv(Bytes& out, std::uint32_t tag, ByteView value);
Bytes make_tlv(std::uint32_t tag, ByteView value);

}  // namespace tereze::drivers::cards
