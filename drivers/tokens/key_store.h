// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Wherever a person's keys are - a token, a file, the identity card - they are listed and used in
// one way.
#pragma once

#include "core/base/secret.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/certificates/holder_role.h"
#include "drivers/tokens/token.h"

#include <string>
#include <vector>

namespace tereze::drivers::tokens {

enum class KeyPurpose { Sign, Authenticate, Other };

/// A key with its certificate, as a person chooses from.
struct StoredKey {
    std::string id;  ///< of the key in its store
    trust::Certificate certificate;
    KeyPurpose purpose = KeyPurpose::Other;  ///< by extended key usage
    trust::HolderRole role = trust::HolderRole::Unknown;
    /// Empty where the key is offered for signing; else why it is only shown: "expired",
    /// "not-yet-valid", "not-for-signing", "algorithm-unknown".
    std::string not_offered;

    bool offered() const { return not_offered.empty(); }
};

/// What the certificate says about its key at a time.
StoredKey describe_key(std::string id, trust::Certificate certificate, calendar::TimePoint now);

/// PINs are never kept: each call gets one and forgets it; where `pin_state` says that they are
/// typed at the reader, calls get empty ones. Used by one thread at a time.
class KeyStore {
  public:
    virtual ~KeyStore() = default;

    /// Every certificate that has its key beside it, old ones too: they stay on cards.
    /// @param pin only looked at by stores that hide certificates behind it (files).
    /// Errors: token.pin_needed, token.pin_wrong, and those of reaching the store.
    virtual Result<std::vector<StoredKey>> keys(const Secret& pin, calendar::TimePoint now) = 0;
    /// What is known before a PIN is asked for.
    virtual Result<PinState> pin_state() = 0;
    /// RSASSA-PKCS1-v1_5 with SHA-256, or GOST 34.10-2015 as Kazakhstan writes it, by the kind of
    /// the key. Nothing is ever sent twice. Errors: token.no_certificate, token.pin_wrong,
    /// token.pin_locked, and those of reaching the store.
    virtual Result<Bytes> sign(const std::string& id, const Secret& pin, ByteView content) = 0;
    /// Errors: token.not_supported, token.pin_wrong, token.pin_locked, token.pin_refused (the new
    /// one does not follow the store's rules).
    virtual Result<> change_pin(const Secret& old_pin, const Secret& new_pin) = 0;
    /// Sets a new PIN with the code that unblocks. Errors: as for `change_pin`.
    virtual Result<> unblock(const Secret& unblocking_code, const Secret& new_pin) = 0;
};

}  // namespace tereze::drivers::tokens
