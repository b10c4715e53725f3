// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which services a self-service terminal offers.
#pragma once

#include "core/regulation/practice.h"

#include <string>
#include <vector>

namespace tereze::flows {

/// Ids of the services that are given through the centre by its practice on a date, in the order of
/// the catalogue. `narrowed_to` leaves only its own of them where it is not empty: it never adds
/// one. The practice must have been checked.
std::vector<std::string> offered_services(const regulation::Catalogue& catalogue,
                                          const regulation::Practice& practice,
                                          const std::vector<std::string>& narrowed_to,
                                          calendar::Date date);

}  // namespace tereze::flows
