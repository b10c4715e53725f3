// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every manifest that is read says exactly what its bytes say.
#include "core/casework/manifest.h"

#include <algorithm>
#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    const auto manifest = casework::Manifest::parse(bytes);
    if (!manifest)
        return 0;
    const auto canonical = manifest->canonical();
    if (!std::equal(canonical.begin(), canonical.end(), bytes.begin(), bytes.end()))
        std::abort();
    return 0;
}
