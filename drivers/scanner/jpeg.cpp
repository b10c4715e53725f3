// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/jpeg.h"

#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <span>

namespace tereze::drivers::scanner {
namespace {

struct HandleCloser {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, HandleCloser>;

struct BufferFreer {
    void operator()(unsigned char* buffer) const { tjFree(buffer); }
};

tl::unexpected<Error> bad_picture(std::string detail) {
    return fail("scanner.bad_picture", ErrorClass::Software, Remedy::Retry, std::move(detail));
}

int codec_format(PixelFormat format) {
    switch (format) {
        case PixelFormat::Gray:
            return TJPF_GRAY;
        case PixelFormat::Rgb:
            return TJPF_RGB;
        case PixelFormat::Rgba:
            return TJPF_RGBA;
    }
    return TJPF_RGB;
}

/// The codec writes "no resolution" into the JFIF header (bytes 13..17 of a file that starts with
/// SOI and APP0, JFIF 1.02 §"JFIF syntax"); viewers and archives read it from there.
void write_resolution(Bytes& jpeg, int dpi) {
    constexpr std::size_t kUnits = 13;
    const bool is_jfif = jpeg.size() > kUnits + 4 && jpeg[2] == 0xFF && jpeg[3] == 0xE0 &&
                         jpeg[6] == 'J' && jpeg[7] == 'F' && jpeg[8] == 'I' && jpeg[9] == 'F';
    if (!is_jfif)
        return;
    jpeg[kUnits] = 1;  // dots per inch
    for (const std::size_t at : {kUnits + 1, kUnits + 3}) {
        jpeg[at] = static_cast<std::uint8_t>(dpi >> 8);
        jpeg[at + 1] = static_cast<std::uint8_t>(dpi);
    }
}

Result<JpegInfo> read_header(void* handle, ByteView jpeg) {
    int width = 0;
    int height = 0;
    int subsampling = 0;
    int colours = 0;
    if (tjDecompressHeader3(handle, jpeg.data(), jpeg.size(), &width, &height, &subsampling,
                            &colours) != 0)
        return bad_picture(tjGetErrorStr2(handle));
    if (width < 1 || height < 1 || static_cast<long>(width) * height > kMostPixels)
        return bad_picture("picture size out of range");
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return bad_picture("CMYK picture");
    return JpegInfo{width, height, colours == TJCS_GRAY};
}

tjscalingfactor scale_for(const JpegInfo& info, int longest_side_px) {
    tjscalingfactor best{1, 1};
    if (longest_side_px <= 0)
        return best;
    int count = 0;
    const auto* factors = tjGetScalingFactors(&count);
    if (factors == nullptr)
        return best;
    const int longest = std::max(info.width_px, info.height_px);
    for (const auto& factor : std::span(factors, static_cast<std::size_t>(count))) {
        const int scaled = TJSCALED(longest, factor);
        if (scaled >= longest_side_px && scaled < TJSCALED(longest, best))
            best = factor;
    }
    return best;
}

}  // namespace

int bytes_per_pixel(PixelFormat format) {
    return tjPixelSize[codec_format(format)];
}

Result<Bytes> compress_jpeg(const PictureView& picture, int quality, int dpi) {
    const long needed = static_cast<long>(picture.stride) * (picture.height_px - 1) +
                        static_cast<long>(picture.width_px) * bytes_per_pixel(picture.format);
    if (picture.width_px < 1 || picture.height_px < 1 || picture.width_px > 65500 ||
        picture.height_px > 65500 || static_cast<long>(picture.bytes.size()) < needed)
        return bad_picture("picture is empty, too large or shorter than its size says");
    const Handle handle(tjInitCompress());
    if (!handle)
        return bad_picture("no encoder");
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    const int sampling = picture.format == PixelFormat::Gray ? TJSAMP_GRAY : TJSAMP_444;
    const int outcome = tjCompress2(handle.get(), picture.bytes.data(), picture.width_px,
                                    picture.stride, picture.height_px, codec_format(picture.format),
                                    &buffer, &size, sampling, quality, 0);
    const std::unique_ptr<unsigned char, BufferFreer> owner(buffer);
    if (outcome != 0)
        return bad_picture(tjGetErrorStr2(handle.get()));
    Bytes jpeg(buffer, buffer + size);
    write_resolution(jpeg, dpi);
    return jpeg;
}

Result<JpegInfo> read_jpeg_info(ByteView jpeg) {
    const Handle handle(tjInitDecompress());
    if (!handle)
        return bad_picture("no decoder");
    return read_header(handle.get(), jpeg);
}

Result<Picture> decode_jpeg(ByteView jpeg, PixelFormat format, int longest_side_px) {
    const Handle handle(tjInitDecompress());
    if (!handle)
        return bad_picture("no decoder");
    TEREZE_ASSIGN(const auto info, read_header(handle.get(), jpeg));
    const auto factor = scale_for(info, longest_side_px);
    Picture picture;
    picture.format = format;
    picture.width_px = TJSCALED(info.width_px, factor);
    picture.height_px = TJSCALED(info.height_px, factor);
    const int stride = picture.width_px * bytes_per_pixel(format);
    picture.bytes.resize(static_cast<std::size_t>(stride) * picture.height_px);
    // A cut-off file decodes to grey with a warning only; a grey half page must not pass for a
    // scan.
    if (tjDecompress2(handle.get(), jpeg.data(), jpeg.size(), picture.bytes.data(),
                      picture.width_px, stride, picture.height_px, codec_format(format),
                      TJFLAG_STOPONWARNING) != 0)
        return bad_picture(tjGetErrorStr2(handle.get()));
    return picture;
}

}  // namespace tereze::drivers::scanner
