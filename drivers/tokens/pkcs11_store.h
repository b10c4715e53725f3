// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A token behind a PKCS#11 module as a key store.
#pragma once

#include "drivers/tokens/key_store.h"

namespace tereze::drivers::tokens {

/// The token must outlive the store.
class Pkcs11Store final : public KeyStore {
  public:
    explicit Pkcs11Store(Token& token) : m_token(token) {}
    Result<std::vector<StoredKey>> keys(const Secret& pin, calendar::TimePoint now) override;
    Result<PinState> pin_state() override;
    Result<Bytes> sign(const std::string& id, const Secret& pin, ByteView content) override;
    Result<> change_pin(const Secret& old_pin, const Secret& new_pin) override;
    Result<> unblock(const Secret& unblocking_code, const Secret& new_pin) override;

  private:
    Token& m_token;
};

/// The module to use where none is configured: p11-kit itself, which speaks for every module that the
/// system has registered. A name without a folder, for the loader to find.
inline constexpr std::string_view kRegisteredModules = "libp11-kit.so.0";

}  // namespace tereze::drivers::tokens
