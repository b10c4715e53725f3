// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From a scanner's bytes to codes.
#pragma once

#include "core/base/bytes.h"

#include <cstddef>
#include <string>
#include <vector>

namespace tereze::drivers::barcode {

/// Scanners end a code with CR, LF, both or nothing. Holds a person's data, so what it has given
/// away or dropped is wiped.
class BarcodeLines {
  public:
    /// More than the largest code holds (PDF417, QR); what goes on beyond is noise and is dropped
    /// up to its end.
    static constexpr std::size_t kMostBytes = 8192;

    BarcodeLines() = default;
    BarcodeLines(const BarcodeLines&) = delete;
    BarcodeLines& operator=(const BarcodeLines&) = delete;
    ~BarcodeLines();

    /// The codes that are whole now.
    std::vector<std::string> take(ByteView bytes);
    /// The code that stands there when the scanner has been silent for a while; empty for none.
    std::string flush();
    bool begun() const { return !m_begun.empty(); }

  private:
    std::string m_begun;
    bool m_noise = false;
};

}  // namespace tereze::drivers::barcode
