// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/pin_memory.h"

#include <algorithm>

namespace tereze::drivers::tokens {

PinState PinMemory::state(const std::string& token, PinFlags flags) const {
    const auto entered = m_wrong.find(token);
    const int wrong = entered == m_wrong.end() ? 0 : entered->second;
    int left = std::max(0, m_tries - wrong);
    if (flags.final_try)
        left = std::min(left, 1);
    if (flags.locked)
        left = 0;

    PinState state;
    state.locked = left == 0;
    state.final_try = left == 1;
    // "Count low" without a wrong PIN of ours: somebody erred elsewhere, once or more often.
    const bool unseen_errors = flags.count_low && wrong == 0;
    state.known = !unseen_errors || state.locked || state.final_try;
    if (state.known)
        state.tries_left = left;
    return state;
}

}  // namespace tereze::drivers::tokens
