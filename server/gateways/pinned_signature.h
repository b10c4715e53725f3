// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whether an XML document is signed by one very certificate: nobody else whom its issuer certified
// will do.
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/trust/certificates/certificate.h"

#include <string_view>

namespace tereze::server::gateways {

/// A signature over the whole document or over the body of a SOAP envelope (core/trust/xml).
/// Errors: gateway.answer_untrusted (the detail is the reason's word).
Result<> check_pinned_signature(std::string_view document, const trust::Certificate& pinned,
                                Clock::TimePoint now);

}  // namespace tereze::server::gateways
