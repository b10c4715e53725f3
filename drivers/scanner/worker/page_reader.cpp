// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/worker/page_reader.h"

#include "drivers/scanner/scan_fault.h"

#include <algorithm>
#include <cstring>

namespace tereze::drivers::scanner::worker {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kProgressEvery{50};
constexpr milliseconds kPreviewEvery{250};
constexpr int kPreviewQuality = 60;
constexpr std::size_t kReadBytes = 64 * 1024;

tl::unexpected<Error> unsupported(std::string detail) {
    return fail("scanner.unsupported", ErrorClass::Software, Remedy::Configure, std::move(detail));
}

}  // namespace

PixelFormat PageReader::format() const {
    return m_parameters.format == SANE_FRAME_RGB ? PixelFormat::Rgb : PixelFormat::Gray;
}

Result<> PageReader::check_format() const {
    const auto& p = m_parameters;
    if ((p.format != SANE_FRAME_RGB && p.format != SANE_FRAME_GRAY) || !p.last_frame)
        return unsupported("frame format " + std::to_string(p.format));
    if (p.depth != 1 && p.depth != 8 && p.depth != 16)
        return unsupported("depth " + std::to_string(p.depth));
    const long samples = static_cast<long>(p.pixels_per_line) * bytes_per_pixel(format());
    if (p.pixels_per_line < 1 || p.bytes_per_line < (samples * p.depth + 7) / 8)
        return unsupported("line shorter than its pixels");
    if (static_cast<long>(p.pixels_per_line) * std::max(p.lines, 1) > kMostPixels)
        return unsupported("page too large");
    return {};
}

Result<Picture> PageReader::read() {
    TEREZE_ASSIGN(m_parameters, m_device.parameters());
    TEREZE_TRY(check_format());
    const auto line_bytes = static_cast<std::size_t>(m_parameters.bytes_per_line);
    // A hand scanner knows its height at the end only (lines = -1).
    const std::size_t most = line_bytes * (kMostPixels / m_parameters.pixels_per_line);
    m_raw.reserve(line_bytes * static_cast<std::size_t>(std::max(m_parameters.lines, 1)) +
                  kReadBytes);
    m_last_preview = std::chrono::steady_clock::now();
    while (true) {
        if (stop_wished())
            return fail("scanner.cancelled", ErrorClass::User, Remedy::Retry, "stopped");
        TEREZE_TRY(tell_progress());
        const auto before = m_raw.size();
        if (before > most)
            return unsupported("page longer than any sheet");
        m_raw.resize(before + kReadBytes);
        TEREZE_ASSIGN(const auto got, m_device.read(m_raw.data() + before, kReadBytes));
        m_raw.resize(before + got);
        if (got == 0)
            break;
    }
    if (lines_read() == 0)
        return fail(error_of(fault_of_status(SANE_STATUS_EOF), "page without a line"));
    return unpack();
}

int PageReader::lines_read() const {
    return static_cast<int>(m_raw.size() / static_cast<std::size_t>(m_parameters.bytes_per_line));
}

double PageReader::fraction() const {
    if (m_parameters.lines <= 0)
        return 0;
    return std::min(1.0, static_cast<double>(lines_read()) / m_parameters.lines);
}

Result<> PageReader::tell_progress() {
    const auto now = std::chrono::steady_clock::now();
    if (now - m_last_progress < kProgressEvery)
        return {};
    m_last_progress = now;
    TEREZE_TRY(m_outlet.send(ProgressAnswer{m_page, fraction()}));
    if (m_preview_px == 0 || now - m_last_preview < kPreviewEvery || lines_read() == 0)
        return {};
    m_last_preview = now;
    return tell_preview();
}

Result<> PageReader::tell_preview() {
    const int height = std::max(m_parameters.lines, lines_read());
    const int step = std::max(1, std::max(m_parameters.pixels_per_line, height) / m_preview_px);
    const int channels = bytes_per_pixel(format());
    Picture small{{}, m_parameters.pixels_per_line / step, lines_read() / step, format()};
    if (small.width_px == 0 || small.height_px == 0)
        return {};
    small.bytes.reserve(static_cast<std::size_t>(small.width_px) * small.height_px * channels);
    for (int y = 0; y < small.height_px; ++y) {
        for (int x = 0; x < small.width_px; ++x) {
            for (int channel = 0; channel < channels; ++channel)
                small.bytes.push_back(sample(y * step, x * step * channels + channel));
        }
    }
    TEREZE_ASSIGN(auto jpeg, compress_jpeg(small.view(), kPreviewQuality, 72));
    return m_outlet.send(
        PreviewAnswer{m_page, small.width_px, small.height_px, fraction(), std::move(jpeg)});
}

std::uint8_t PageReader::sample(int line, int index) const {
    const auto* start = m_raw.data() + static_cast<std::size_t>(line) * m_parameters.bytes_per_line;
    if (m_parameters.depth == 8)
        return start[index];
    if (m_parameters.depth == 16) {
        std::uint16_t wide = 0;  // in the byte order of this machine, SANE standard §3.2.1
        std::memcpy(&wide, start + 2 * index, sizeof wide);
        return static_cast<std::uint8_t>(wide >> 8);
    }
    const bool bit = (start[index / 8] >> (7 - index % 8) & 1) != 0;
    // One bit of grey is ink (1 is black), one bit of a colour is light (§3.2.1).
    return bit == (m_parameters.format == SANE_FRAME_RGB) ? 255 : 0;
}

Picture PageReader::unpack() const {
    const int samples = m_parameters.pixels_per_line * bytes_per_pixel(format());
    Picture picture{{}, m_parameters.pixels_per_line, lines_read(), format()};
    picture.bytes.resize(static_cast<std::size_t>(samples) * picture.height_px);
    auto* to = picture.bytes.data();
    for (int line = 0; line < picture.height_px; ++line, to += samples) {
        const auto* from =
            m_raw.data() + static_cast<std::size_t>(line) * m_parameters.bytes_per_line;
        if (m_parameters.depth == 8) {
            std::copy_n(from, samples, to);
            continue;
        }
        for (int index = 0; index < samples; ++index)
            to[index] = sample(line, index);
    }
    return picture;
}

}  // namespace tereze::drivers::scanner::worker
