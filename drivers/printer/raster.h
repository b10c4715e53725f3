// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A black-and-white picture as thermal printers take it.
#pragma once

#include "core/base/bytes.h"

namespace tereze::drivers::printer {

/// One bit a dot, 1 is black, the leftmost dot in the highest bit, every row padded to whole bytes.
struct Raster {
    int width = 0;   ///< dots
    int height = 0;  ///< rows
    int bytes_per_row = 0;
    Bytes data;

    static Raster blank(int width, int height) {
        const int row = (width + 7) / 8;
        return {width, height, row,
                Bytes(static_cast<std::size_t>(row) * static_cast<std::size_t>(height))};
    }
    bool consistent() const {
        return width > 0 && height > 0 && bytes_per_row == (width + 7) / 8 &&
               data.size() ==
                   static_cast<std::size_t>(bytes_per_row) * static_cast<std::size_t>(height);
    }
    bool black(int x, int y) const { return (data[index(x, y)] & mask(x)) != 0; }
    void set_black(int x, int y) {
        data[index(x, y)] = static_cast<std::uint8_t>(data[index(x, y)] | mask(x));
    }
    ByteView rows(int first, int count) const {
        return ByteView(data).subspan(
            static_cast<std::size_t>(first) * static_cast<std::size_t>(bytes_per_row),
            static_cast<std::size_t>(count) * static_cast<std::size_t>(bytes_per_row));
    }

  private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(bytes_per_row) +
               static_cast<std::size_t>(x / 8);
    }
    static std::uint8_t mask(int x) { return static_cast<std::uint8_t>(0x80 >> (x % 8)); }
};

}  // namespace tereze::drivers::printer
