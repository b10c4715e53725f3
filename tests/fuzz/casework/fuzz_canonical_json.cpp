// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The canonical form of any JSON text is itself canonical.
#include "core/casework/manifest.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto once = casework::canonical_json({data, size});
    if (!once)
        return 0;
    const auto twice = casework::canonical_json(*once);
    if (!twice || *twice != *once)
        std::abort();
    return 0;
}
