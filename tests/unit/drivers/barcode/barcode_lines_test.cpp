// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/barcode/barcode_lines.h"

#include <catch2/catch.hpp>

using namespace tereze;
using tereze::drivers::barcode::BarcodeLines;

using Codes = std::vector<std::string>;

TEST_CASE("codes end with what scanners end them with") {
    BarcodeLines lines;
    CHECK(lines.take(as_bytes("840229400006\r\n")) == Codes{"840229400006"});
    CHECK(lines.take(as_bytes("1\r2\n\n\r3")) == Codes{"1", "2"});
    CHECK(lines.begun());
    CHECK(lines.flush() == "3");
    CHECK_FALSE(lines.begun());
    CHECK(lines.flush().empty());
}

TEST_CASE("a code that comes in pieces is one code") {
    BarcodeLines lines;
    CHECK(lines.take(as_bytes("8402")).empty());
    CHECK(lines.take(as_bytes("29400006")).empty());
    CHECK(lines.take(as_bytes("\r")) == Codes{"840229400006"});
}

TEST_CASE("noise without end is dropped up to its end, and the next code is read") {
    BarcodeLines lines;
    const std::string noise(3 * BarcodeLines::kMostBytes, 'x');
    CHECK(lines.take(as_bytes(noise)).empty());
    CHECK_FALSE(lines.begun());
    CHECK(lines.take(as_bytes("xx\n840229400006\n")) == Codes{"840229400006"});
    CHECK(lines.take(as_bytes(std::string(BarcodeLines::kMostBytes, 'y') + "\n")).size() == 1);
}
