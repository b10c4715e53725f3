// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Judgements as one tree, which is printed as JSON or read by people.
#pragma once

#include "core/trust/judgement.h"

#include <nlohmann/json.hpp>

namespace tereze::tool {

using Tree = nlohmann::ordered_json;

/// {"verdict": "broken", "reason": "expired"}: "holds", "broken" or "not-checked".
Tree as_tree(const trust::Verdict& verdict);
Tree as_tree(const trust::CertificateReport& report);
Tree as_tree(const trust::TimestampReport& report);
Tree as_tree(const trust::SignerReport& report);
Tree as_tree(const trust::MessageReport& report);
Tree as_tree(const trust::OcspResponse& response);
Tree as_tree(const trust::RevocationList& list);

/// Names a certificate without judging it.
Tree names_of(const trust::Certificate& certificate);

}  // namespace tereze::tool
