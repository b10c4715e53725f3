// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Takes a registered case out of the server, as an auditor would: over the API, part by part.
#pragma once

#include "core/casework/package.h"
#include "core/casework/people.h"
#include "tests/support/scenario/proof.h"
#include "tests/support/world/hall.h"

namespace tereze::testing {

/// Writes manifest, signature, chain and attachments of a case and returns its receipt.
/// Errors: those of the server, file.unwritable.
Result<casework::Receipt> export_case(const Hall& hall, const std::string& case_id,
                                      const CaseFiles& files);
/// The cases that the server has registered, newest first.
Result<std::vector<casework::CaseSummary>> registered_cases(const Hall& hall);

}  // namespace tereze::testing
