// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/audit.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;

namespace {

const AuditLimits kLimits{80, 7.0, {0, 0, 1000, 1000}};

Node good(const std::string& id, Rect rect) {
    Node node;
    node.id = id;
    node.role = Role::Button;
    node.label = "Label";
    node.rect = node.visible = rect;
    node.interactive = true;
    node.text_px = 30;
    node.foreground = Color::hex(0x000000);
    node.background = Color::hex(0xFFFFFF);
    return node;
}

/// The rules that fire on one changed node beside a good one.
std::vector<std::string> rules(const std::function<void(Node&)>& spoil) {
    SemanticTree tree;
    tree.add(good("a", {0, 0, 100, 100}));
    Node node = good("b", {200, 0, 100, 100});
    spoil(node);
    tree.add(node);
    std::vector<std::string> names;
    for (const auto& finding : audit(tree, kLimits))
        names.push_back(finding.rule);
    return names;
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("a good screen has no findings") {
    CHECK(rules([](Node&) {}).empty());
}

TEST_CASE("each fault is found by its rule and by no other") {
    CHECK(rules([](Node& n) { n.rect = n.visible = {90, 0, 100, 100}; }) == Rules{"overlap"});
    CHECK(rules([](Node& n) { n.rect = n.visible = {200, 0, 79, 100}; }) == Rules{"target"});
    CHECK(rules([](Node& n) { n.foreground = Color::hex(0x777777); }) == Rules{"contrast"});
    CHECK(rules([](Node& n) { n.truncated = true; }) == Rules{"cut_text"});
    CHECK(rules([](Node& n) { n.rect = n.visible = {950, 0, 100, 100}; }) == Rules{"outside"});
    CHECK(rules([](Node& n) { n.label = "[ui.next]"; }) == Rules{"untranslated"});
    CHECK(rules([](Node& n) { n.label.clear(); }) == Rules{"unnamed"});
    CHECK(rules([](Node& n) { n.id = "a"; }) == Rules{"duplicate_id"});
}

TEST_CASE("two primary actions on a layer are one too many") {
    SemanticTree tree;
    for (const float x : {0.0F, 200.0F, 400.0F}) {
        Node node = good(std::to_string(x), {x, 0, 100, 100});
        node.primary = true;
        node.layer = x > 300 ? 1 : 0;
        tree.add(node);
    }
    CHECK(audit_primary(tree).size() == 1);
}

TEST_CASE("what can be scrolled to is not outside, but sideways it is") {
    SemanticTree tree;
    Node below = good("below", {0, 1500, 100, 100});
    below.visible = {};
    below.scroll = "content";
    tree.add(below);
    CHECK(audit_outside(tree, kLimits).empty());
    Node aside = good("aside", {950, 1500, 100, 100});
    aside.scroll = "content";
    tree.add(aside);
    CHECK(audit_outside(tree, kLimits).size() == 1);
}

TEST_CASE("what is hidden by a scroll area overlaps nothing") {
    SemanticTree tree;
    tree.add(good("bar", {0, 900, 1000, 100}));
    Node row = good("row", {0, 850, 1000, 100});
    row.visible = {0, 850, 1000, 50};
    tree.add(row);
    CHECK(audit_overlap(tree).empty());
}
