// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whether a signature under an office's document is of the one who may give it.
#pragma once

#include "server/provider/sources.h"

namespace tereze::server::provider {

/// Whose signature is needed.
enum class SignerNeed {
    Employee,         ///< the person who logged in
    AuthorisedPerson  ///< and whose certificate says head, or with the right to sign
};

/// Judges a detached CAdES signature over a document; may ask the certification centre. Where the
/// office has a БИН the certificate has to be the organisation's, and its role counts; a key of a
/// natural person says nothing about an office, so there the account's role alone does.
/// @returns the chain above the signer, PEM.
/// Errors: office.signature_wrong (does not hold, or not over this document), office.signer_wrong
/// (another person, another organisation, or a certificate that is not for signing),
/// office.signer_not_entitled, office.signer_untrusted, office.signer_revoked,
/// office.signer_status_unknown.
Result<std::string> check_signature(const Sources& sources, const cases::Office& office,
                                    const accounts::Person& person, SignerNeed need,
                                    ByteView document, ByteView signature);

}  // namespace tereze::server::provider
