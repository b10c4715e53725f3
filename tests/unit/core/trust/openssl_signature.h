// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures made by OpenSSL's own CMS code: an independent maker, and one that can be made to err.
#pragma once

#include "tests/support/pki/issue.h"

#include <optional>

namespace tereze::testing {

struct OpensslSignature {
    const char* digest = "SHA256";
    bool attached = false;
    bool name_the_signer = true;  ///< with signing-certificate-v2
    /// The certificate that signing-certificate-v2 names instead of the signer's.
    std::optional<trust::Certificate> named_instead;
    const Issued* second_signer = nullptr;
};

Bytes sign_with_openssl(ByteView content, const Issued& signer,
                        const std::vector<trust::Certificate>& chain,
                        const OpensslSignature& options = {});

}  // namespace tereze::testing
