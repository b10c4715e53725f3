// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/audit.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace tereze::ui {
namespace {

/// Rounding of edges to whole pixels must not count as a fault.
constexpr float kHalfPixel = 0.5F;

bool holds(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - kHalfPixel && inner.y >= outer.y - kHalfPixel &&
           inner.right() <= outer.right() + kHalfPixel &&
           inner.bottom() <= outer.bottom() + kHalfPixel;
}

std::string text_of(const Rect& r) {
    return fmt::format("{:.0f},{:.0f} {:.0f}x{:.0f}", r.x, r.y, r.w, r.h);
}

bool in_brackets(const std::string& text) {
    return text.size() > 2 && text.front() == '[' && text.back() == ']';
}

}  // namespace

Findings audit_overlap(const SemanticTree& tree) {
    Findings findings;
    const auto& nodes = tree.nodes();
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (!nodes[i].interactive)
            continue;
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            if (!nodes[j].interactive || nodes[j].layer != nodes[i].layer)
                continue;
            const Rect both = nodes[i].visible.intersection(nodes[j].visible);
            if (both.w > kHalfPixel && both.h > kHalfPixel)
                findings.push_back({"overlap", nodes[i].id, nodes[j].id + " at " + text_of(both)});
        }
    }
    return findings;
}

Findings audit_targets(const SemanticTree& tree, const AuditLimits& limits) {
    Findings findings;
    for (const auto& node : tree.nodes())
        if (node.interactive && std::min(node.rect.w, node.rect.h) < limits.target_px - kHalfPixel)
            findings.push_back({"target", node.id,
                                fmt::format("{} < {:.0f}", text_of(node.rect), limits.target_px)});
    return findings;
}

Findings audit_contrast(const SemanticTree& tree, const AuditLimits& limits) {
    Findings findings;
    for (const auto& node : tree.nodes()) {
        // WCAG 1.4.3 leaves out what is switched off: its paleness is the message.
        if (node.text_px <= 0 || !node.state.enabled)
            continue;
        const double ratio = contrast_ratio(node.foreground, node.background);
        if (ratio < limits.contrast)
            findings.push_back({"contrast", node.id, fmt::format("{:.2f}", ratio)});
    }
    return findings;
}

Findings audit_cut_text(const SemanticTree& tree) {
    Findings findings;
    for (const auto& node : tree.nodes())
        if (node.truncated)
            findings.push_back({"cut_text", node.id, text_of(node.rect)});
    return findings;
}

Findings audit_outside(const SemanticTree& tree, const AuditLimits& limits) {
    Findings findings;
    for (const auto& node : tree.nodes()) {
        // What a scroll area hides can be scrolled to, but never sideways.
        Rect reachable = limits.window;
        if (!node.scroll.empty()) {
            reachable.y = std::min(reachable.y, node.rect.y);
            reachable.h = std::max(limits.window.bottom(), node.rect.bottom()) - reachable.y;
        }
        if (!holds(reachable, node.rect))
            findings.push_back({"outside", node.id, text_of(node.rect)});
    }
    return findings;
}

Findings audit_untranslated(const SemanticTree& tree) {
    Findings findings;
    for (const auto& node : tree.nodes())
        if (in_brackets(node.label) || in_brackets(node.value))
            findings.push_back({"untranslated", node.id, node.label + node.value});
    return findings;
}

Findings audit_unnamed(const SemanticTree& tree) {
    Findings findings;
    for (const auto& node : tree.nodes())
        if (node.label.empty() && node.role != Role::Screen)
            findings.push_back({"unnamed", node.id, std::string(name_of(node.role))});
    return findings;
}

Findings audit_duplicate_ids(const SemanticTree& tree) {
    Findings findings;
    std::set<std::string, std::less<>> seen;
    for (const auto& node : tree.nodes())
        if (!seen.insert(fmt::format("{}/{}", node.layer, node.id)).second)
            findings.push_back({"duplicate_id", node.id, {}});
    return findings;
}

Findings audit_primary(const SemanticTree& tree) {
    Findings findings;
    std::set<int> seen;
    for (const auto& node : tree.nodes())
        if (node.primary && !seen.insert(node.layer).second)
            findings.push_back({"second_primary", node.id, {}});
    return findings;
}

Findings audit(const SemanticTree& tree, const AuditLimits& limits) {
    Findings all;
    for (auto&& part :
         {audit_overlap(tree), audit_targets(tree, limits), audit_contrast(tree, limits),
          audit_cut_text(tree), audit_outside(tree, limits), audit_untranslated(tree),
          audit_unnamed(tree), audit_duplicate_ids(tree), audit_primary(tree)})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace tereze::ui
