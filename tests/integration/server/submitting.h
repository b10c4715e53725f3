// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Cases on their way to the real server.
#pragma once

#include "tests/integration/server/hall.h"
#include "tests/support/cases/signed_case.h"

namespace tereze::testing {

/// Signed now.
casework::Package sign(const casework::Manifest& manifest, const Issued& signer);
WebReply post(const Hall& hall, const std::string& key, const Bytes& envelope,
              const std::string& terminal = "desk-1");
WebReply submit(const Hall& hall, const std::string& key, const casework::Package& package);
/// The operator signs and sends under the manifest's own id.
WebReply submit(const Hall& hall, const casework::Manifest& manifest);

}  // namespace tereze::testing
