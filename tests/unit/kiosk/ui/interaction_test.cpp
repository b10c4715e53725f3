// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/ui/interaction.h"

#include <catch2/catch.hpp>

using namespace tereze::ui;
using std::chrono::milliseconds;

namespace {

Node node_at(const std::string& id, Rect rect, Role role = Role::Button) {
    Node node;
    node.id = id;
    node.role = role;
    node.rect = node.visible = rect;
    node.interactive = true;
    return node;
}

struct Bench {
    SemanticTree tree;
    std::vector<ScrollRegion> regions;
    Interaction input;
    TimePoint now{};

    void pointer(InputEvent::Kind kind, float x, float y, int ms = 0) {
        now += milliseconds(ms);
        InputEvent event;
        event.kind = kind;
        event.at = {x, y};
        event.time = now;
        input.feed(std::move(event));
    }
    void down(float x, float y) { pointer(InputEvent::Kind::PointerDown, x, y); }
    void move(float x, float y, int ms = 10) { pointer(InputEvent::Kind::PointerMove, x, y, ms); }
    void up(float x, float y, int ms = 0) { pointer(InputEvent::Kind::PointerUp, x, y, ms); }
    void key(Key pressed) {
        InputEvent event;
        event.kind = InputEvent::Kind::Key;
        event.key = pressed;
        event.time = now;
        input.feed(std::move(event));
    }
    void text(const std::string& typed) {
        InputEvent event;
        event.kind = InputEvent::Kind::Text;
        event.text = typed;
        event.time = now;
        input.feed(std::move(event));
    }
    void advance() { input.advance(tree, regions, 12, 80); }
};

Bench two_buttons() {
    Bench bench;
    bench.tree.add(node_at("a", {0, 0, 100, 100}));
    bench.tree.add(node_at("b", {200, 0, 100, 100}));
    return bench;
}

}  // namespace

TEST_CASE("down and up in one batch is a press") {
    Bench bench = two_buttons();
    bench.down(50, 50);
    bench.up(50, 50);
    bench.advance();
    CHECK(bench.input.clicked("a"));
    CHECK_FALSE(bench.input.clicked("b"));
    bench.input.delivered();
    CHECK_FALSE(bench.input.clicked("a"));
}

TEST_CASE("two presses in one batch are delivered one after the other") {
    Bench bench = two_buttons();
    bench.down(50, 50);
    bench.up(50, 50);
    bench.down(250, 50);
    bench.up(250, 50);
    bench.advance();
    CHECK(bench.input.clicked("a"));
    CHECK(bench.input.has_waiting());
    bench.input.delivered();
    bench.advance();
    CHECK(bench.input.clicked("b"));
}

TEST_CASE("a press that ends elsewhere presses nothing") {
    Bench bench = two_buttons();
    bench.down(95, 50);
    bench.up(205, 50);
    bench.advance();
    CHECK_FALSE(bench.input.delivering());
}

TEST_CASE("a finger may tremble but not drag") {
    Bench bench = two_buttons();
    bench.down(50, 50);
    bench.move(55, 55);
    bench.up(55, 55);
    bench.advance();
    CHECK(bench.input.clicked("a"));
    bench.input.delivered();
    bench.down(50, 50);
    bench.move(70, 50);
    bench.up(50, 50);
    bench.advance();
    CHECK_FALSE(bench.input.delivering());
}

TEST_CASE("a drag scrolls, presses nothing and throws the list on") {
    Bench bench = two_buttons();
    bench.regions.push_back({"list", {0, 0, 400, 400}, 0});
    auto& scroll = bench.input.scroll("list");
    scroll.view = 400;
    scroll.content = 2000;
    bench.down(50, 90);
    for (float y = 80; y >= 10; y -= 10)
        bench.move(50, y);
    bench.advance();
    CHECK(scroll.offset == 80);
    CHECK_FALSE(bench.input.pressed("a"));
    bench.up(50, 10);
    bench.advance();
    CHECK_FALSE(bench.input.delivering());
    CHECK(bench.input.flying());
    bench.input.animate(bench.now + milliseconds(16));
    CHECK(scroll.offset > 80);
}

TEST_CASE("a finger that rests before it lifts throws nothing") {
    Bench bench = two_buttons();
    bench.regions.push_back({"list", {0, 0, 400, 400}, 0});
    auto& scroll = bench.input.scroll("list");
    scroll.view = 400;
    scroll.content = 2000;
    bench.down(50, 90);
    bench.move(50, 40);
    bench.up(50, 40, 200);
    bench.advance();
    CHECK(scroll.offset == 50);
    CHECK_FALSE(bench.input.flying());
}

TEST_CASE("a touch on a flying list stops it and presses nothing") {
    Bench bench = two_buttons();
    bench.regions.push_back({"list", {0, 0, 400, 400}, 0});
    bench.input.scroll("list").velocity = 900;
    bench.down(50, 50);
    bench.up(50, 50);
    bench.advance();
    CHECK_FALSE(bench.input.delivering());
    CHECK_FALSE(bench.input.flying());
}

TEST_CASE("Tab goes round in reading order and Shift+Tab back") {
    Bench bench = two_buttons();
    std::vector<std::string> seen;
    for (const auto key : {Key::Tab, Key::Tab, Key::Tab, Key::BackTab}) {
        bench.key(key);
        bench.advance();
        seen.push_back(bench.input.focus());
    }
    CHECK(seen == std::vector<std::string>{"a", "b", "a", "b"});
    CHECK(bench.input.shows_focus());
    bench.down(50, 50);
    bench.advance();
    CHECK_FALSE(bench.input.shows_focus());
}

TEST_CASE("arrows go to the neighbour in their direction") {
    Bench bench = two_buttons();
    bench.tree.add(node_at("below", {0, 200, 100, 100}));
    bench.input.set_focus("a", true);
    bench.key(Key::Right);
    bench.advance();
    CHECK(bench.input.focus() == "b");
    bench.input.set_focus("a", true);
    bench.key(Key::Down);
    bench.advance();
    CHECK(bench.input.focus() == "below");
    bench.key(Key::Down);
    bench.advance();
    CHECK(bench.input.focus() == "below");
}

TEST_CASE("Enter and Space press what has the focus") {
    for (const auto key : {Key::Enter, Key::Space}) {
        Bench bench = two_buttons();
        bench.input.set_focus("b", true);
        bench.key(key);
        bench.advance();
        CHECK(bench.input.clicked("b"));
    }
}

TEST_CASE("Escape presses the way back, a shortcut its button") {
    Bench bench = two_buttons();
    Node back = node_at("back", {0, 300, 100, 100});
    back.back = true;
    bench.tree.add(back);
    Node call = node_at("call", {0, 500, 100, 100});
    call.shortcut = Key::F5;
    bench.tree.add(call);
    bench.key(Key::Escape);
    bench.advance();
    CHECK(bench.input.clicked("back"));
    bench.input.delivered();
    bench.key(Key::F5);
    bench.advance();
    CHECK(bench.input.clicked("call"));
}

TEST_CASE("Enter in a field is the primary action, or the next field while that is off") {
    Bench bench;
    bench.tree.add(node_at("name", {0, 0, 100, 50}, Role::Field));
    bench.tree.add(node_at("password", {0, 100, 100, 50}, Role::Secret));
    Node primary = node_at("go", {0, 200, 100, 50});
    primary.primary = true;
    primary.state.enabled = false;
    bench.tree.add(primary);
    bench.input.set_focus("name", true);
    bench.key(Key::Enter);
    bench.advance();
    CHECK(bench.input.focus() == "password");
    SemanticTree ready;
    for (auto node : bench.tree.nodes()) {
        node.state.enabled = true;
        ready.add(node);
    }
    bench.tree = ready;
    bench.key(Key::Enter);
    bench.advance();
    CHECK(bench.input.clicked("go"));
}

TEST_CASE("text goes to the focused field in order, and to nothing else") {
    Bench bench;
    bench.tree.add(node_at("name", {0, 0, 100, 50}, Role::Field));
    bench.tree.add(node_at("next", {0, 100, 100, 50}));
    bench.text("lost");
    bench.advance();
    CHECK(bench.input.edits().empty());
    bench.input.set_focus("name", true);
    bench.text("ә");
    bench.key(Key::Backspace);
    bench.text("ғ");
    bench.down(10, 110);
    bench.up(10, 110);
    bench.advance();
    CHECK(bench.input.edits().size() == 3);
    CHECK_FALSE(bench.input.clicked("next"));
    bench.input.delivered();
    bench.advance();
    CHECK(bench.input.clicked("next"));
}

TEST_CASE("a key of the on-screen keyboard leaves the focus in the field") {
    Bench bench;
    bench.tree.add(node_at("name", {0, 0, 100, 50}, Role::Field));
    bench.tree.add(node_at("key.a", {0, 100, 100, 100}, Role::Key));
    bench.down(10, 10);
    bench.up(10, 10);
    bench.advance();
    bench.input.delivered();
    bench.down(10, 110);
    bench.up(10, 110);
    bench.advance();
    CHECK(bench.input.clicked("key.a"));
    CHECK(bench.input.focus() == "name");
}

TEST_CASE("a code that a scanner types at no field is told once, and its Enter presses nothing") {
    Bench bench = two_buttons();
    bench.input.set_focus("b", true);
    for (const char* character : {"8", "4", "0"}) {
        bench.now += milliseconds(20);
        bench.text(character);
    }
    bench.key(Key::Enter);
    bench.advance();
    CHECK(bench.input.scanned() == "840");
    CHECK_FALSE(bench.input.clicked("b"));
    bench.input.delivered();
    CHECK(bench.input.scanned().empty());
}

TEST_CASE("keys that a person presses are no code") {
    Bench bench = two_buttons();
    bench.input.set_focus("b", true);
    bench.text("8");
    bench.now += milliseconds(400);
    bench.key(Key::Enter);
    bench.advance();
    CHECK(bench.input.scanned().empty());
    CHECK(bench.input.clicked("b"));
}
