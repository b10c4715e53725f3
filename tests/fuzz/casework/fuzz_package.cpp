// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A package that is read has one form of bytes, and its file names are only names.
#include "core/casework/package.h"

#include <algorithm>
#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    const auto package = casework::Package::parse(bytes);
    if (!package)
        return 0;
    const auto again = package->serialize();
    if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()))
        std::abort();
    for (const auto& [name, content] : package->files)
        if (name.find('/') != std::string::npos || name == "..")
            std::abort();
    (void)package->check();
    return 0;
}
