// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A condition that must hold for every input of a fuzz target.
#pragma once

#include <cstdlib>

namespace tereze::testing {

inline void must(bool condition) {
    if (!condition)
        std::abort();
}

}  // namespace tereze::testing
