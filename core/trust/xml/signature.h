// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// XML signatures (W3C XML Signature, WS-Security 1.0) in the two forms of ШЭП: around a business
// document, and over the body of a SOAP envelope.
#pragma once

#include "core/trust/cms/cades.h"
#include "core/trust/judgement.h"
#include "core/trust/xml/document.h"

namespace tereze::trust::xml {

/// Adds an enveloped signature as the last child of the root: inclusive canonical XML, the whole
/// certificate beside it. Earlier signatures stay, and are covered.
/// Errors: trust.xml_invalid, trust.signing_failed, and those of `sign`.
Result<Bytes> sign_document(ByteView document, const Certificate& signer, const SignBytes& sign);

/// Signs soap:Body: exclusive canonical XML, the certificate in a KeyIdentifier, no timestamp and
/// no signed header, as the gateway wants it. Errors: trust.xml_invalid (also where there is no
/// envelope), trust.signing_failed, and those of `sign`.
Result<Bytes> sign_envelope(ByteView envelope, const Certificate& signer, const SignBytes& sign);

/// Judges every signature that stands where one belongs: a child of the root, or in the header of
/// an envelope. What is covered has to be the whole document or the one body; a signature over
/// something else that is put beside it counts for nothing. Reasons beside those of
/// judge_certificate: no-signers, certificate-missing, reference-wrong, transform-unknown,
/// algorithm-unknown, weak-algorithm, signature-wrong, content-changed.
MessageReport judge_xml(const Document& document, const TrustFolder& trust,
                        const Evidence& evidence, const TrustPolicy& policy,
                        calendar::TimePoint now);

}  // namespace tereze::trust::xml
