// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A profile that somebody edited on a terminal.
#include "core/base/bytes.h"
#include "drivers/scanner/profile.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace tereze::drivers::scanner;
    const auto profile = parse_profile(tereze::as_text({data, size}));
    if (profile && parse_profile(write_profile(*profile)) != *profile)
        std::abort();
    return 0;
}
