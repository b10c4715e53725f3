// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The outermost form of every signature: one CMS SignedData and nothing behind it.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/openssl.h"

#include <vector>

namespace tereze::trust {

/// trust.signature_malformed; OpenSSL's queue is emptied.
tl::unexpected<Error> malformed_signature(std::string why);

/// A message with its content inside. Errors: trust.signature_malformed, also where it is not.
Result<openssl::CmsPtr> read_signed_data(ByteView der);

/// Errors: trust.certificate_invalid.
Result<Certificate> certificate_of(const X509* x509);
/// The certificates that came along; one that cannot be read is left out, since nothing in them is
/// trusted.
std::vector<Certificate> certificates_of(CMS_ContentInfo* cms);

}  // namespace tereze::trust
