// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/semantic_tree.h"

#include "core/base/secret.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace tereze::ui {
namespace {

constexpr std::array<std::string_view, 20> kRoleNames{
    "screen",   "heading", "text",   "button", "choice", "field", "secret",
    "checkbox", "radio",   "key",    "step",   "row",    "cell",  "image",
    "progress", "busy",    "banner", "dialog", "number", "table"};
static_assert(kRoleNames.size() == static_cast<std::size_t>(Role::Table) + 1);

nlohmann::json json_of(const Rect& rect) {
    return {std::lround(rect.x), std::lround(rect.y), std::lround(rect.w), std::lround(rect.h)};
}

std::string hex_of(Color color) {
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.r, color.g, color.b);
    return text.data();
}

nlohmann::json json_of(const SemanticTree& tree, const Node& node) {
    nlohmann::json out{{"id", node.id},
                       {"role", name_of(node.role)},
                       {"label", node.label},
                       {"value", node.value},
                       {"rect", json_of(node.rect)},
                       {"visible", json_of(node.visible)},
                       {"order", node.order},
                       {"layer", node.layer},
                       {"live", tree.is_live(node)},
                       {"text_px", std::lround(node.text_px)},
                       {"foreground", hex_of(node.foreground)},
                       {"background", hex_of(node.background)}};
    const std::array flags{
        std::pair{"enabled", node.state.enabled}, std::pair{"focused", node.state.focused},
        std::pair{"checked", node.state.checked}, std::pair{"selected", node.state.selected},
        std::pair{"masked", node.state.masked},   std::pair{"busy", node.state.busy},
        std::pair{"primary", node.primary},       std::pair{"interactive", node.interactive},
        std::pair{"truncated", node.truncated}};
    for (const auto& [name, value] : flags)
        out[name] = value;
    if (node.shortcut != Key::None)
        out["shortcut"] = name_of(node.shortcut);
    return out;
}

}  // namespace

std::string_view name_of(Role role) {
    return kRoleNames.at(static_cast<std::size_t>(role));
}

void SemanticTree::clear() {
    m_nodes.clear();
}

Node& SemanticTree::add(Node node) {
    node.order = m_nodes.size();
    if (node.state.masked)
        tereze::wipe(node.value);
    m_nodes.push_back(std::move(node));
    return m_nodes.back();
}

const Node* SemanticTree::find(std::string_view id) const {
    // From the end: a dialog may repeat an id of the screen below it.
    for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node)
        if (node->id == id)
            return &*node;
    return nullptr;
}

std::string_view SemanticTree::screen() const {
    for (const auto& node : m_nodes)
        if (node.role == Role::Screen)
            return node.id;
    return {};
}

int SemanticTree::top_layer() const {
    int top = 0;
    for (const auto& node : m_nodes)
        top = std::max(top, node.layer);
    return top;
}

bool SemanticTree::is_live(const Node& node) const {
    return node.interactive && node.state.enabled && node.layer == top_layer();
}

const Node* SemanticTree::at(Point point) const {
    const int top = top_layer();
    for (auto node = m_nodes.rbegin(); node != m_nodes.rend(); ++node)
        if (node->interactive && node->state.enabled && node->layer == top &&
            node->visible.contains(point))
            return &*node;
    return nullptr;
}

void SemanticTree::wipe() {
    for (auto& node : m_nodes) {
        tereze::wipe(node.label);
        tereze::wipe(node.value);
    }
    m_nodes.clear();
}

nlohmann::json to_json(const SemanticTree& tree) {
    auto nodes = nlohmann::json::array();
    for (const auto& node : tree.nodes())
        nodes.push_back(json_of(tree, node));
    return {{"screen", tree.screen()}, {"nodes", std::move(nodes)}};
}

}  // namespace tereze::ui
