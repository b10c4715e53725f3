// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/key_store.h"

#include "core/trust/keys/algorithm.h"

namespace tereze::drivers::tokens {
namespace {

KeyPurpose purpose_of(const trust::Certificate& certificate) {
    if (certificate.for_signing())
        return KeyPurpose::Sign;
    return certificate.for_authentication() ? KeyPurpose::Authenticate : KeyPurpose::Other;
}

std::string why_not(const StoredKey& key, calendar::TimePoint now) {
    if (key.certificate.not_after() < now)
        return "expired";
    if (now < key.certificate.not_before())
        return "not-yet-valid";
    if (key.purpose != KeyPurpose::Sign)
        return "not-for-signing";
    return trust::algorithm_for(key.certificate) == nullptr ? "algorithm-unknown" : "";
}

}  // namespace

StoredKey describe_key(std::string id, trust::Certificate certificate, calendar::TimePoint now) {
    StoredKey key{
        std::move(id), std::move(certificate), KeyPurpose::Other, trust::HolderRole::Unknown, {}};
    key.purpose = purpose_of(key.certificate);
    key.role = trust::holder_role(key.certificate);
    key.not_offered = why_not(key, now);
    return key;
}

}  // namespace tereze::drivers::tokens
