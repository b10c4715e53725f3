// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/semantic_tree.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tereze::ui;

namespace {

Node button(const std::string& id, Rect rect, int layer = 0) {
    Node node;
    node.id = id;
    node.role = Role::Button;
    node.label = id;
    node.rect = node.visible = rect;
    node.interactive = true;
    node.layer = layer;
    return node;
}

}  // namespace

TEST_CASE("the last drawn live node is under the point") {
    SemanticTree tree;
    tree.add(button("below", {0, 0, 100, 100}));
    tree.add(button("above", {50, 50, 100, 100}));
    CHECK(tree.at({10, 10})->id == "below");
    CHECK(tree.at({75, 75})->id == "above");
    CHECK(tree.at({200, 200}) == nullptr);
}

TEST_CASE("what a scroll area hides cannot be pressed") {
    SemanticTree tree;
    Node node = button("half", {0, 0, 100, 100});
    node.visible = {0, 0, 100, 40};
    tree.add(node);
    CHECK(tree.at({50, 20}) != nullptr);
    CHECK(tree.at({50, 60}) == nullptr);
}

TEST_CASE("only the highest layer is live") {
    SemanticTree tree;
    tree.add(button("screen", {0, 0, 100, 100}));
    tree.add(button("dialog", {0, 0, 10, 10}, 1));
    CHECK_FALSE(tree.is_live(*tree.find("screen")));
    CHECK(tree.is_live(*tree.find("dialog")));
    CHECK(tree.at({50, 50}) == nullptr);
}

TEST_CASE("a masked value never enters the tree") {
    SemanticTree tree;
    Node node = button("pin", {0, 0, 10, 10});
    node.state.masked = true;
    node.value = "1234";
    tree.add(node);
    CHECK(tree.find("pin")->value.empty());
    CHECK(to_json(tree).dump().find("1234") == std::string::npos);
}

TEST_CASE("the JSON form holds what a driver needs") {
    SemanticTree tree;
    Node screen;
    screen.id = "self.service";
    screen.role = Role::Screen;
    tree.add(screen);
    Node node = button("next", {1, 2, 3, 4});
    node.primary = true;
    node.foreground = Color::hex(0x00566B);
    tree.add(node);
    const auto json = to_json(tree);
    CHECK(json["screen"] == "self.service");
    CHECK(json["nodes"][1]["order"] == 1);
    CHECK(json["nodes"][1]["rect"] == nlohmann::json({1, 2, 3, 4}));
    CHECK(json["nodes"][1]["primary"] == true);
    CHECK(json["nodes"][1]["foreground"] == "#00566B");
    CHECK(json["nodes"][1]["role"] == "button");
}
