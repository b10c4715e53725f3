// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A hall's keys, and a fresh SoftHSM2 token for each test.
#pragma once

#include "drivers/tokens/token.h"
#include "tests/support/pki/soft_token.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_pki.h"

namespace tereze::testing {

inline const std::string kLabel = "KAZTOKEN-TEST";
inline const std::string kPin = "123456";
inline const std::string kOfficerPin = "87654321";  // as SoftToken initialises

/// Made once: the keys are the slow part.
struct Hall {
    TemporaryFolder folder;
    TestPki pki{folder.path()};
    Issued operator_key = pki.issue_person(sample_operator());
};
inline Hall& hall() {
    static Hall made;
    return made;
}

/// A token with the operator's key as "01", open in this process.
struct InsertedToken {
    TemporaryFolder folder;
    SoftToken store{folder.path()};
    std::unique_ptr<drivers::tokens::Token> token;
    drivers::CommandContext context;

    explicit InsertedToken(KeyPolicy policy = KeyPolicy::PinOnce) {
        store.initialise(kLabel, kPin);
        store.import(kLabel, kPin, "01", "sign", hall().operator_key, policy);
        reopen();
    }
    /// As a restarted program finds it.
    void reopen(int pin_tries = 3) {
        token.reset();
        store.use_in_this_process();
        token = drivers::tokens::Token::open("token",
                                             {SoftToken::module_path(), kLabel, pin_tries, true})
                    .value();
    }
    Result<Bytes> sign(const std::string& pin, ByteView content = as_bytes("content")) {
        return token->sign("01", Secret(pin), content, context);
    }
};

/// The code of a failure, or "none": an assertion that cannot read past a success.
template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "none" : result.error().code;
}

}  // namespace tereze::testing
