// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which documents a desk asks for and may take in, by the regulation of the case.
#pragma once

#include "core/regulation/catalogue.h"
#include "kiosk/flows/desk_types.h"

#include <vector>

namespace tereze::flows {

/// First what the regulation asks for at the centre, in the order of the act; then the general
/// kinds that it does not ask for. What proves itself electronically (signed-electronic,
/// state-record) stands only where it is asked for, and is not scanned: `DocumentKind::on_paper`.
std::vector<desk::DocumentKind> kinds_at_desk(const regulation::Catalogue& catalogue,
                                              const regulation::Service& service,
                                              regulation::Operation operation,
                                              regulation::ApplicantKind applicant);

}  // namespace tereze::flows
