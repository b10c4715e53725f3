// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One page out of SANE's byte stream: lines, progress, preview, and the picture at the end.
#pragma once

#include "drivers/scanner/jpeg.h"
#include "drivers/scanner/worker/outlet.h"
#include "drivers/scanner/worker/sane_device.h"

#include <chrono>

namespace tereze::drivers::scanner::worker {

/// After sane_start: reads to the end of the page, telling progress at least every 100 ms while
/// data flows. Greyscale and colour, 1, 8 and 16 bits a sample, known and unknown height. Errors:
/// scanner.cancelled (stop wished), scanner.unsupported (three-pass and vendor formats), those of
/// scan_faults().
class PageReader {
  public:
    PageReader(SaneDevice& device, Outlet& outlet, int page, int preview_px)
        : m_device(device), m_outlet(outlet), m_page(page), m_preview_px(preview_px) {}
    Result<Picture> read();

  private:
    using Time = std::chrono::steady_clock::time_point;
    Result<> check_format() const;
    Result<> tell_progress();
    Result<> tell_preview();
    double fraction() const;
    int lines_read() const;
    PixelFormat format() const;
    Picture unpack() const;
    std::uint8_t sample(int line, int index) const;

    SaneDevice& m_device;
    Outlet& m_outlet;
    int m_page;
    int m_preview_px;
    SANE_Parameters m_parameters{};
    Bytes m_raw;
    Time m_last_progress{};
    Time m_last_preview{};
};

}  // namespace tereze::drivers::scanner::worker
