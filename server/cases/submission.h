// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a signed case must be before it is registered. No input, no output.
#pragma once

#include "core/casework/package.h"
#include "core/regulation/practice.h"
#include "core/trust/cms/cades.h"

#include <vector>

namespace tereze::server::cases {

struct Submission {
    casework::Package package;
    casework::Manifest manifest;
    trust::Certificate signer;
    std::vector<trust::Certificate> sent;  ///< beside the signature; nothing in it is trusted
};

/// Reads a package and checks its files against the manifest and the signature against `anchors`.
/// Errors: cases.package_invalid, cases.manifest_invalid, cases.attachment_missing,
/// cases.attachment_changed, cases.attachment_unknown, cases.signature_wrong,
/// cases.signer_untrusted.
Result<Submission> check_submission(ByteView package,
                                    const std::vector<trust::Certificate>& anchors,
                                    calendar::TimePoint now);

/// The service of the manifest, where it gives the operation through its channel and the centre's
/// practice allows it on a date. Errors: cases.service_unknown, cases.operation_not_offered,
/// cases.channel_not_offered, cases.service_not_in_force.
Result<const regulation::Service*> find_service(const regulation::Catalogue& catalogue,
                                                const regulation::Practice& practice,
                                                const casework::Manifest& manifest,
                                                calendar::Date today);

/// The API's name of a failure in casework or trust; other failures stay what they are.
Error as_refusal(Error error);

/// The anchors above a signer, from its issuer up, as PEM: what `openssl cms -verify -CAfile`
/// takes.
std::string issuer_chain(const trust::Certificate& signer,
                         const std::vector<trust::Certificate>& anchors, calendar::TimePoint at);

}  // namespace tereze::server::cases
