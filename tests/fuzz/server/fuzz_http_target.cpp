// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Request targets.
#include "server/http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto target = tereze::server::http::parse_target(
        std::string_view(reinterpret_cast<const char*>(data), size));
    if (!target)
        return 0;
    // What handlers and the store rely on: a segment is only a name.
    for (const auto& segment : target->segments)
        if (segment.empty() || segment == "." || segment == ".." ||
            segment.find_first_of(std::string("/\0\r\n", 4)) != std::string::npos)
            __builtin_trap();
    return 0;
}
