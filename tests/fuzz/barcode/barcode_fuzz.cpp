// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes from a serial port, in two pieces: what is read does not depend on where they part.
#include "core/identity/barcode.h"
#include "drivers/barcode/barcode_lines.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using tereze::drivers::barcode::BarcodeLines;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    BarcodeLines whole;
    auto codes = whole.take(bytes);
    BarcodeLines parted;
    const auto middle = size == 0 ? 0 : data[0] % size;
    auto in_parts = parted.take(bytes.first(middle));
    for (auto& code : parted.take(bytes.subspan(middle)))
        in_parts.push_back(std::move(code));
    testing::must(codes == in_parts && whole.flush() == parted.flush());
    for (const auto& code : codes)
        if (const auto iin = identity::iin_from_barcode(code))
            testing::must(code.find(iin->text()) != std::string::npos);
    (void)identity::iin_from_barcode(as_text(bytes));
    return 0;
}
