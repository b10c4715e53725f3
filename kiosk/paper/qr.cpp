// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/qr.h"

#include <qrencode.h>

#include <memory>

namespace tereze::paper {

Result<QrMatrix> encode_qr(std::string_view text) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()), bytes, 0, QR_ECLEVEL_M), &QRcode_free);
    if (!code)
        return fail("paper.qr_impossible", ErrorClass::Software, Remedy::Service,
                    "QRcode_encodeData: " + std::to_string(text.size()) + " bytes");
    QrMatrix matrix;
    matrix.modules = code->width;
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    matrix.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        matrix.dark.push_back((code->data[i] & 1) != 0);
    return matrix;
}

}  // namespace tereze::paper
