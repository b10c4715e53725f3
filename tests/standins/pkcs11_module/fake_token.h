// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A PKCS#11 module for what SoftHSM2 cannot be: a token whose PIN is typed on the reader, and a
// module that answers anything at all.
#pragma once

#include "core/base/bytes.h"

#include <functional>
#include <optional>
#include <string>

namespace tereze::standins {

enum class AtTheToken { Enters, EntersWrongly, Cancels };

struct FakeToken {
    /// The PIN is typed on the reader's keys; calls must then bring none.
    bool protected_path = false;
    AtTheToken person = AtTheToken::Enters;
    std::string pin = "1234";
    unsigned tries = 3;
    Bytes certificate;                    ///< DER, of the only key, whose id is 01
    std::function<Bytes(ByteView)> sign;  ///< DigestInfo to signature
    bool logged_in = false;
    unsigned asked_at_reader = 0;

    /// Set: every answer - return values, counts, lengths, attributes - comes from these bytes, and
    /// zeros when they are used up.
    std::optional<ByteView> anything;
};

/// What the module exports beside C_GetFunctionList, by this name.
constexpr const char* kFakeTokenSymbol = "tereze_fake_token";
using FakeTokenOf = FakeToken* (*)();

}  // namespace tereze::standins
