// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What an XML signature covers: the one place where wrapping is told from signing.
#pragma once

#include "core/trust/verdict.h"
#include "core/trust/xml/canonical.h"

namespace tereze::trust::xml {

/// A ds:Signature where one belongs, and what it has to cover there.
struct PlacedSignature {
    Node* signature = nullptr;
    Node* subject = nullptr;  ///< the root, or the body of an envelope
    bool enveloped = false;
};

std::vector<PlacedSignature> find_signatures(const Document& document);

/// The method of a CanonicalizationMethod or Transform, with its prefixes; nothing where unknown.
std::optional<Canonicalization> method_of(const Node* element);

/// Judges the one Reference of a SignedInfo against the document. Reasons: reference-wrong,
/// transform-unknown, algorithm-unknown, weak-algorithm, content-changed.
Verdict judge_reference(const Document& document, const PlacedSignature& placed,
                        const Node* signed_info);

}  // namespace tereze::trust::xml
