// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as EF.COM and EF.DG1.
#include "drivers/cards/lds/document_reader.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using namespace tereze::drivers::cards::lds;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::chrono_literals;
    const ByteView bytes(data, size);
    (void)lists_data_group_1(bytes);
    const identity::MrzKey key{"012345678", "840229", "340514"};
    const auto document = parse_data_group_1(bytes, key, std::chrono::sys_days(2026y / 9 / 1));
    if (document)
        testing::must(document->document_number == "012345678");
    return 0;
}
