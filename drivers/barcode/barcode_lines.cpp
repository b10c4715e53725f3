// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/barcode/barcode_lines.h"

#include "core/base/secret.h"

#include <utility>

namespace tereze::drivers::barcode {

BarcodeLines::~BarcodeLines() {
    wipe(m_begun);
}

std::vector<std::string> BarcodeLines::take(ByteView bytes) {
    std::vector<std::string> codes;
    m_begun.reserve(kMostBytes);  // so that no copy stays behind when it grows
    for (const auto byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            if (auto code = flush(); !code.empty())
                codes.push_back(std::move(code));
            continue;
        }
        if (m_begun.size() == kMostBytes) {
            wipe(m_begun);
            m_noise = true;
        }
        if (!m_noise)
            m_begun.push_back(static_cast<char>(byte));
    }
    return codes;
}

std::string BarcodeLines::flush() {
    m_noise = false;
    std::string code = m_begun;
    wipe(m_begun);
    return code;
}

}  // namespace tereze::drivers::barcode
