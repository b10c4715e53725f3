// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the last frame says and offers, in reading order: for speech, keyboard, test driver and
// audits.
#pragma once

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/input.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::ui {

enum class Role {
    Screen,
    Heading,
    Text,
    Button,
    Choice,
    Field,
    Secret,
    Checkbox,
    Radio,
    Key,
    Step,
    Row,
    Cell,
    Image,
    Progress,
    Busy,
    Banner,
    Dialog,
    Number,
    Table,
};
std::string_view name_of(Role role);

struct NodeState {
    bool enabled = true;
    bool focused = false;
    bool checked = false;
    bool selected = false;
    bool masked = false;
    bool busy = false;
    bool operator==(const NodeState&) const = default;
};

struct Node {
    std::string id;
    Role role = Role::Text;
    std::string label;  ///< final text, in the language shown
    std::string value;  ///< content of a field, percent of a progress; empty when masked
    NodeState state;
    Rect rect;              ///< whole, also where a scroll area hides part of it
    Rect visible;           ///< what of it is inside its scroll area
    std::size_t order = 0;  ///< reading order
    int layer = 0;          ///< 0 the screen, above: dialogs; only the highest is live
    bool primary = false;
    bool interactive = false;
    bool back = false;  ///< Escape presses it
    Key shortcut = Key::None;
    float text_px = 0;  ///< em height of its text; 0: no text
    Color foreground;
    Color background;
    bool truncated = false;  ///< its text did not fit
    std::string scroll;      ///< id of the scroll area that holds it, empty: none
};

class SemanticTree {
  public:
    void clear();
    /// Takes the node and numbers it in reading order.
    Node& add(Node node);
    const std::vector<Node>& nodes() const { return m_nodes; }
    const Node* find(std::string_view id) const;
    /// The id of the screen shown, empty when none.
    std::string_view screen() const;
    int top_layer() const;
    /// Whether pointer and keyboard reach a node: interactive, enabled, in the highest layer.
    bool is_live(const Node& node) const;
    /// The live node under a point; the last drawn wins. Nothing where there is none.
    const Node* at(Point point) const;
    /// Overwrites every text before letting it go (a visit's end).
    void wipe();

  private:
    std::vector<Node> m_nodes;
};

nlohmann::json to_json(const SemanticTree& tree);

}  // namespace tereze::ui
