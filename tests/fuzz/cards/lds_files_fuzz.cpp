// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as every file of the chip.
#include "drivers/cards/lds/active_authentication.h"
#include "drivers/cards/lds/document_reader.h"
#include "drivers/cards/lds/security_object.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;
using namespace tereze::drivers::cards::lds;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace std::chrono_literals;
    const ByteView bytes(data, size);
    (void)parse_common(bytes);
    (void)parse_data_group_11(bytes);
    (void)parse_data_group_12(bytes);
    if (const auto face = parse_data_group_2(bytes))
        testing::must(!face->image.empty() && face->image.size() < size);
    if (const auto infos = parse_security_infos(bytes))
        (void)choose_pace(*infos);
    (void)parse_lds_security_object(bytes);
    (void)open_security_object(bytes, {}, {});
    (void)EcPublicKey::parse(bytes);
    (void)judge_active_signature(bytes, bytes, bytes, "SHA256");
    const identity::MrzKey key{"012345678", "840229", "340514"};
    const auto document = parse_data_group_1(bytes, key, std::chrono::sys_days(2026y / 9 / 1));
    if (document)
        testing::must(document->document_number == "012345678");
    return 0;
}
