// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as data objects; what is read must be written to something that reads the same.
#include "drivers/cards/tlv.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using namespace tereze::drivers::cards;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto objects = parse_tlvs(ByteView(data, size));
    if (!objects)
        return 0;
    Bytes written;
    for (const auto& object : *objects)
        append_tlv(written, object.tag, object.value);
    testing::must(written.size() <= size);
    const auto again = parse_tlvs(written);
    testing::must(again && again->size() == objects->size());
    for (std::size_t i = 0; i < objects->size(); ++i) {
        testing::must((*again)[i].tag == (*objects)[i].tag);
        testing::must((*again)[i].value.size() == (*objects)[i].value.size());
    }
    return 0;
}
