// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One signer of a CMS: whose key it was, over what, and that the certificate is the one that was
// meant (RFC 5652 §5.4-5.6, RFC 5035).
#pragma once

#include "core/calendar/civil_time.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cms.h"
#include "core/trust/verdict.h"

#include <optional>
#include <vector>

namespace tereze::trust {

/// The certificates that came along; one that cannot be read is left out, since nothing in them is
/// trusted.
std::vector<Certificate> sent_certificates(const cms::SignedData& data);

/// The certificate that the signer names, by issuer and number or by key identifier; null where it
/// is not among them.
const Certificate* find_signer(const cms::SignerInfo& signer,
                               const std::vector<Certificate>& among);

/// What has to be signed along to name the certificate: timestamps of old name it over SHA-1.
enum class Binding { Version2, AnyVersion };

/// Judges the signature over the attributes, then the content by the digest in them. Reasons:
///   broken: signature-wrong, weak-algorithm, content-changed, attributes-wrong (missing, doubled,
///   or of another type of content), signer-not-bound;
///   not checked: algorithm-unknown, gost-missing.
Verdict judge_signer_info(const cms::SignerInfo& signer, std::string_view content_type,
                          ByteView content, const Certificate& certificate, Binding binding);

/// The time that the signer claims, which proves nothing.
std::optional<calendar::TimePoint> claimed_time(const cms::SignerInfo& signer);

}  // namespace tereze::trust
