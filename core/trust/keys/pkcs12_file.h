// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// PKCS#12 taken apart: the container's cryptography only, which is older than OpenSSL likes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/trust/certificates/certificate.h"

#include <string>
#include <vector>

namespace tereze::trust {

/// A private key and the certificate beside it. The PKCS#8 is in the clear: wipe it.
struct OpenedKey {
    OpenedKey(std::string key_id, Bytes key, trust::Certificate owner)
        : id(std::move(key_id)), pkcs8(std::move(key)), certificate(std::move(owner)) {}
    OpenedKey(OpenedKey&&) = default;
    OpenedKey& operator=(OpenedKey&&) = default;
    ~OpenedKey() { wipe(pkcs8); }

    std::string id;  ///< localKeyID in hexadecimal, else the certificate's fingerprint
    Bytes pkcs8;
    trust::Certificate certificate;
};

/// Whether bytes are a PKCS#12, whose password is not needed to say so. Errors: token.file_invalid.
Result<> check_pkcs12(ByteView file);

/// Every key that has its certificate in the file. BER with indefinite lengths, RC2 and Triple-DES
/// are read, since the НУЦ writes them; more rounds of key derivation than a million are refused,
/// for they would hang the desk. Errors: token.file_invalid, token.pin_wrong.
Result<std::vector<OpenedKey>> open_pkcs12(ByteView file, const Secret& password);

}  // namespace tereze::trust
