// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// JPEG pictures: the one place that calls libjpeg-turbo.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace tereze::drivers::scanner {

/// Bytes of a pixel follow the name: 1, 3 and 4.
enum class PixelFormat { Gray, Rgb, Rgba };
int bytes_per_pixel(PixelFormat format);

struct PictureView {
    ByteView bytes;
    int width_px = 0;
    int height_px = 0;
    int stride = 0;  ///< bytes from one line to the next
    PixelFormat format = PixelFormat::Rgb;
};
struct Picture {
    Bytes bytes;  ///< lines follow each other without gaps
    int width_px = 0;
    int height_px = 0;
    PixelFormat format = PixelFormat::Rgb;
    PictureView view() const {
        return {bytes, width_px, height_px, width_px * bytes_per_pixel(format), format};
    }
};
struct JpegInfo {
    int width_px = 0;
    int height_px = 0;
    bool grey = false;
};

/// Larger pictures are refused before they are unpacked (A4 at 1200 dpi is 139 million pixels).
inline constexpr long kMostPixels = 150'000'000;

/// Full colour resolution (4:4:4), so that stamps and thin blue signatures keep their edges; the
/// resolution is written into the JFIF header. Errors: scanner.bad_picture.
Result<Bytes> compress_jpeg(const PictureView& picture, int quality, int dpi);
/// Reads the header alone. Errors: scanner.bad_picture (also for CMYK).
Result<JpegInfo> read_jpeg_info(ByteView jpeg);
/// Unpacks to the smallest of the codec's scales whose longest side is still at least
/// `longest_side_px` (0: full size). A damaged or cut-off file is refused.
/// Errors: scanner.bad_picture.
Result<Picture> decode_jpeg(ByteView jpeg, PixelFormat format, int longest_side_px = 0);

}  // namespace tereze::drivers::scanner
