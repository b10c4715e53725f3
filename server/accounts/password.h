// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Password hashes: Argon2id (RFC 9106) in the PHC string form.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>

namespace tereze::server::accounts {

/// 19 MiB, two passes, one lane. Takes some tens of milliseconds on purpose: never on a network
/// thread. Errors: accounts.hashing_failed.
Result<std::string> hash_password(const Secret& password);
/// Whether the password is the one of the hash. An unreadable hash fits no password.
bool password_fits(const Secret& password, const std::string& hash);

}  // namespace tereze::server::accounts
