// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Faults of a drawn screen that can be computed: each audit is a pure function over the tree.
#pragma once

#include "kiosk/ui/semantic_tree.h"

#include <string>
#include <vector>

namespace tereze::ui {

struct AuditLimits {
    float target_px = 0;    ///< least side of what can be pressed
    double contrast = 7.0;  ///< 10.0 for the high-contrast theme
    Rect window;
};

struct Finding {
    std::string
        rule;  ///< "overlap", "target", "contrast", "cut_text", "outside", "untranslated", …
    std::string node;
    std::string detail;
    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;

Findings audit_overlap(const SemanticTree& tree);
Findings audit_targets(const SemanticTree& tree, const AuditLimits& limits);
Findings audit_contrast(const SemanticTree& tree, const AuditLimits& limits);
Findings audit_cut_text(const SemanticTree& tree);
Findings audit_outside(const SemanticTree& tree, const AuditLimits& limits);
Findings audit_untranslated(const SemanticTree& tree);
Findings audit_unnamed(const SemanticTree& tree);
Findings audit_duplicate_ids(const SemanticTree& tree);
/// More than one primary action on a layer.
Findings audit_primary(const SemanticTree& tree);

/// All of the above.
Findings audit(const SemanticTree& tree, const AuditLimits& limits);

}  // namespace tereze::ui
