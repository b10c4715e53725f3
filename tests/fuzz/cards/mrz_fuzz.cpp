// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any text as a machine-readable zone; what is read as a whole TD1 zone must survive being written.
#include "core/identity/mrz.h"
#include "core/identity/mrz_key.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::chrono_literals;
    constexpr std::chrono::sys_days kToday = 2026y / 9 / 1;
    const std::string text(data, data + size);
    const auto mrz = identity::parse_mrz(text, kToday);
    const auto key = identity::MrzKey::from_mrz(text, kToday);
    if (!mrz) {
        testing::must(!key);
        return 0;
    }
    if (key)
        testing::must(key->information().size() >= 24);
    const auto zone = identity::compose_td1(mrz->data);
    if (!zone)
        return 0;
    const auto again = identity::document_from_mrz(*zone, kToday);
    testing::must(again && again->document_number == mrz->data.document_number &&
                  again->sex == mrz->data.sex);
    return 0;
}
