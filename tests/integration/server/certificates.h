// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// People who prove who they are with their certificates.
#pragma once

#include "tests/integration/server/hall.h"

namespace tereze::testing {

/// The members of a body that answer a new challenge.
nlohmann::json proof(const Hall& hall, const std::string& terminal, const std::string& purpose,
                     const Issued& key);
WebReply register_with(const Hall& hall, const Issued& key, const std::string& password);
WebReply log_in_with(const Hall& hall, const std::string& terminal, const Issued& key);
/// Registers an applicant, logs in at "kiosk-1" and returns the header for later requests.
std::string applicant_session(const Hall& hall, const Issued& key);

}  // namespace tereze::testing
