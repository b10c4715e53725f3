// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How many PINs are left, from what the token says and what was entered here.
#pragma once

#include "drivers/tokens/token.h"

#include <map>
#include <string>

namespace tereze::drivers::tokens {

/// The three marks that PKCS#11 has for a PIN (CKF_USER_PIN_*).
struct PinFlags {
    bool count_low = false;
    bool final_try = false;
    bool locked = false;
};

/// Wrong PINs by token. SoftHSM2 never locks and some real tokens set no flags, so what was entered
/// here counts whether or not the token counts too.
class PinMemory {
  public:
    explicit PinMemory(int tries) : m_tries(tries) {}

    PinState state(const std::string& token, PinFlags flags) const;
    void wrong(const std::string& token) { ++m_wrong[token]; }
    void right(const std::string& token) { m_wrong.erase(token); }
    void forget() { m_wrong.clear(); }

  private:
    int m_tries;
    std::map<std::string, int> m_wrong;
};

}  // namespace tereze::drivers::tokens
