// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// QR codes as squares of modules.
#pragma once

#include "core/base/result.h"

#include <string_view>
#include <vector>

namespace tereze::paper {

struct QrMatrix {
    static constexpr int kQuietModules = 4;  ///< ISO/IEC 18004 §6.3.8
    int modules = 0;                         ///< a side, without the quiet zone
    std::vector<bool> dark;                  ///< row by row

    int side_with_quiet() const { return modules + 2 * kQuietModules; }
    bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(modules) +
                    static_cast<std::size_t>(x)];
    }
};

/// Encodes a text in the 8-bit mode with error correction M (15 %).
/// Errors: paper.qr_impossible (empty, or longer than a QR code holds).
Result<QrMatrix> encode_qr(std::string_view text);

}  // namespace tereze::paper
