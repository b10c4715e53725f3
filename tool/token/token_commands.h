// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool token: list, sign, pin.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <functional>
#include <ostream>
#include <string>

namespace tereze::tool {

struct TokenOptions {
    std::string module;    ///< a PKCS#11 library; empty: every one that the system has registered
    std::string key_file;  ///< .p12
    bool card = false;     ///< the identity card in a reader (profile A, unconfirmed)
    std::string reader;    ///< part of its reader's name
    std::string id;        ///< of the key to sign with; empty: the one that is offered
    std::string in;
    std::string out;
    std::string add_to;     ///< a message to add a signer to
    bool attached = false;  ///< the content goes inside
    bool json = false;
    bool personal = false;
};

/// Asks for a PIN or password by a name in English, without an echo. Errors: token.pin_needed where
/// there is nobody to ask.
using AskSecret = std::function<Result<Secret>(const std::string& what)>;
/// From the terminal of the process, or one line of a descriptor where one is given: never from the
/// command line, which other people's programs can read.
AskSecret ask_secret(int descriptor);

Result<> list_keys(const TokenOptions& options, const AskSecret& ask, std::ostream& out);
/// Writes a CAdES-BES signature of the file, or a message with one signer more.
Result<> sign_file(const TokenOptions& options, const AskSecret& ask, std::ostream& out);
Result<> print_pin_state(const TokenOptions& options, std::ostream& out);
Result<> change_pin(const TokenOptions& options, const AskSecret& ask, std::ostream& out);
Result<> unblock_pin(const TokenOptions& options, const AskSecret& ask, std::ostream& out);

}  // namespace tereze::tool
