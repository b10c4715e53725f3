// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Password hashes through libargon2.
#include "server/accounts/password.h"

#include "core/base/ids.h"

#include <argon2.h>

#include <array>

namespace tereze::server::accounts {
namespace {
// The second recommendation of OWASP's password storage cheat sheet.
constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kMemoryKib = 19 * 1024;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;
}  // namespace

Result<std::string> hash_password(const Secret& password) {
    const auto salt = random_bytes(kSaltBytes);
    std::array<char, 256> encoded{};
    const auto bytes = password.bytes();
    const int outcome =
        argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, bytes.data(), bytes.size(), salt.data(),
                              salt.size(), kHashBytes, encoded.data(), encoded.size());
    if (outcome != ARGON2_OK)
        return fail("accounts.hashing_failed", ErrorClass::Software, Remedy::Service,
                    argon2_error_message(outcome));
    return std::string(encoded.data());
}

bool password_fits(const Secret& password, const std::string& hash) {
    const auto bytes = password.bytes();
    return argon2id_verify(hash.c_str(), bytes.data(), bytes.size()) == ARGON2_OK;
}

}  // namespace tereze::server::accounts
