// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/pkcs11_store.h"

#include "core/trust/cms/cades.h"

namespace tereze::drivers::tokens {

Result<std::vector<StoredKey>> Pkcs11Store::keys(const Secret& /*pin*/, calendar::TimePoint now) {
    TEREZE_ASSIGN(auto certificates, m_token.certificates({}));
    std::vector<StoredKey> keys;
    for (auto& each : certificates)
        keys.push_back(describe_key(each.id_hex, std::move(each.certificate), now));
    // The tokens' own mechanisms for GOST are the makers' affair and not spoken here.
    for (auto& key : keys)
        if (key.offered() && !trust::can_sign_with(key.certificate))
            key.not_offered = "algorithm-unknown";
    return keys;
}

Result<PinState> Pkcs11Store::pin_state() {
    return m_token.pin_state({});
}

Result<Bytes> Pkcs11Store::sign(const std::string& id, const Secret& pin, ByteView content) {
    return m_token.sign(id, pin, content, {});
}

Result<> Pkcs11Store::change_pin(const Secret& old_pin, const Secret& new_pin) {
    return m_token.change_pin(old_pin, new_pin, {});
}

Result<> Pkcs11Store::unblock(const Secret& unblocking_code, const Secret& new_pin) {
    return m_token.unblock(unblocking_code, new_pin, {});
}

}  // namespace tereze::drivers::tokens
