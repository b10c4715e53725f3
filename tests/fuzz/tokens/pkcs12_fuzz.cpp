// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as a key file. A changed file fails its MAC, so the containers behind it are reached by
// the files of the corpus as they are.
#include "core/trust/keys/pkcs12_file.h"
#include "core/trust/keys/signing_key.h"
#include "tests/fuzz/cards/fuzz_check.h"

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    (void)trust::SigningKey::from_pkcs8(bytes);
    const auto opened = trust::open_pkcs12(bytes, Secret("Qwerty12"));
    if (!opened)
        testing::must(opened.error().code == "token.file_invalid" ||
                      opened.error().code == "token.pin_wrong");
    else
        for (const auto& key : *opened)
            (void)trust::SigningKey::from_pkcs8(key.pkcs8);
    return 0;
}
