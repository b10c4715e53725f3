// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A person's signing token behind a PKCS#11 module (KAZTOKEN, eToken, JaCarta; SoftHSM2 in tests).
#pragma once

#include "core/base/bytes.h"
#include "core/base/secret.h"
#include "core/trust/certificates/certificate.h"
#include "drivers/device.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tereze::drivers::tokens {

struct TokenSettings {
    std::filesystem::path module;            ///< the maker's PKCS#11 library
    std::optional<std::string> token_label;  ///< only a token of this label is looked at
    /// Wrong PINs that this make allows: PKCS#11 tells only "some were wrong", "the last try",
    /// "locked".
    int pin_tries = 3;
    /// For modules that see only the tokens that were there when they were initialised (SoftHSM2):
    /// an absent token is looked for again after a new start of the module.
    bool lists_tokens_only_at_start = false;
};

struct TokenCertificate {
    std::string id_hex;  ///< CKA_ID, which ties certificate and key together
    std::string label;
    trust::Certificate certificate;
};

/// `known` is false where wrong PINs were entered elsewhere and the token does not say how many.
struct PinState {
    bool known = false;
    std::optional<int> tries_left;
    bool final_try = false;
    bool locked = false;
    /// The PIN is typed on the reader's own keys: calls get an empty one, and take as long as a
    /// person does.
    bool at_reader = false;
};

/// Wrong PINs are remembered for each token by its serial number, so that pulling it out and
/// putting it back gives no new tries; the memory ends with this object, with a right PIN, or with
/// `forget_wrong_pins`. Used by one thread at a time (DeviceWorker); several tokens may share a
/// module.
class Token final : public Device {
  public:
    /// Loads the module; no token has to be there yet. Errors: token.module_missing, token.failed.
    static Result<std::unique_ptr<Token>> open(std::string id, TokenSettings settings);
    ~Token() override;

    std::string id() const override;
    /// NoDevice without a token; UserError with "pin-locked" or "several-tokens".
    DeviceStatus status(const CommandContext& context) override;
    /// "pin.tries"; "token.make" (maker/model) and "token.sha256_rsa" where a token is there.
    Capabilities capabilities(const CommandContext& context) override;

    /// Certificates that have a key beside them, as far as the token shows before the PIN.
    /// Errors: token.absent, token.several, token.removed, token.busy, token.failed.
    Result<std::vector<TokenCertificate>> certificates(const CommandContext& context);
    /// Errors: as for `certificates`.
    Result<PinState> pin_state(const CommandContext& context);
    /// RSASSA-PKCS1-v1_5 with SHA-256 over `to_be_signed`. Logs in and always out again.
    /// Errors: as for `certificates`, and token.pin_wrong (see `tries_left`), token.pin_locked (the
    /// token is not asked again), token.no_certificate (no key of this id).
    Result<Bytes> sign(const std::string& id_hex, const Secret& pin, ByteView to_be_signed,
                       const CommandContext& context);
    /// A wrong old PIN counts as one at signing does. Errors: as for `sign`, and token.pin_refused
    /// (the token does not take the new one).
    Result<> change_pin(const Secret& old_pin, const Secret& new_pin,
                        const CommandContext& context);
    /// A new PIN by the security officer's, also where the old one is locked; forgets the wrong
    /// ones. Errors: as for `change_pin`; token.pin_wrong is about the officer's PIN.
    Result<> unblock(const Secret& officer_pin, const Secret& new_pin,
                     const CommandContext& context);
    /// What a service technician does after the token was unlocked by its own tool.
    void forget_wrong_pins();

  private:
    struct Parts;
    explicit Token(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

/// How many tries a token.pin_wrong or token.pin_locked leaves, where that is known.
std::optional<int> tries_left(const Error& error);

/// The certificate to sign with: for signing, valid now, of an algorithm we sign with, of this
/// person where an IIN is given; of several the newest. Old ones stay on tokens, so never simply
/// the first. Errors: token.no_certificate (also when keys of several people are there and no IIN
/// is given).
Result<TokenCertificate> choose_for_signing(const std::vector<TokenCertificate>& all,
                                            calendar::TimePoint now,
                                            std::optional<std::string_view> iin = std::nullopt);

}  // namespace tereze::drivers::tokens
