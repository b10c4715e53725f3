// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Every widget on a real window: audits, drawing policy, pointer, drag, keyboard.
#include "tests/support/display/ui_program.h"
#include "tests/support/display/virtual_display.h"

#include <catch2/catch.hpp>
#include <poll.h>
#include <unistd.h>

#include <set>

namespace {

using namespace tereze;
using nlohmann::json;
namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TEREZE_BUILD_DIR) / "e2e" / "gallery";
const std::vector<std::string> kKioskPages{"text",  "actions", "fields", "pin",     "status",
                                           "steps", "table",   "ticket", "pictures"};

test::VirtualDisplay& display() {
    static auto started = [] {
        fs::create_directories(kFolder);
        return test::VirtualDisplay::start(1920, 1920, kFolder / "xvfb.log");
    }();
    REQUIRE(started.has_value());
    return *started;
}

test::UiProgram gallery(std::vector<std::string> options) {
    // The path of a socket is limited to 107 bytes, so it stands in the temporary folder.
    static int count = 0;
    const fs::path socket =
        fs::temp_directory_path() /
        ("tereze-gallery-" + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".sock");
    options.insert(options.begin(), TEREZE_BIN_DIR "/tereze-gallery");
    auto started =
        test::UiProgram::start(options, display().name(), socket, kFolder / "gallery.log");
    REQUIRE(started.has_value());
    return std::move(*started);
}

/// Walks through pages by the primary action, keeps a picture of each and runs the audits.
void walk(test::UiProgram& program, const std::vector<std::string>& pages,
          const std::string& name) {
    for (const auto& page : pages) {
        INFO(name << " " << page);
        REQUIRE(program.wait_for_screen("gallery." + page));
        REQUIRE(program.screenshot(kFolder / (name + "-" + page + ".png")));
        const auto findings = program.findings();
        REQUIRE(findings);
        CHECK(findings->dump() == "[]");
        if (page != pages.back())
            REQUIRE(program.tap("ui.primary"));
    }
}

std::string value_of(test::UiProgram& program, const std::string& id, const char* member) {
    const auto node = program.node(id);
    REQUIRE(node);
    REQUIRE(node->is_object());
    return (*node)[member].get<std::string>();
}

/// Nobody writes to this pipe: the poll is a bounded wait for an event that must not come.
void let_time_pass(int milliseconds) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    pollfd waiting{ends[0], POLLIN, 0};
    CHECK(::poll(&waiting, 1, milliseconds) == 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

}  // namespace

TEST_CASE("every page of the kiosk passes every audit in all three languages") {
    for (const std::string language : {"kk", "ru", "en"}) {
        auto program = gallery({"--page", "text", "--language", language});
        walk(program, kKioskPages, "kiosk-" + language);
        CHECK(program.quit() == 0);
    }
}

TEST_CASE("every page passes every audit in the other themes and with the largest text") {
    for (const std::string theme : {"dark", "contrast"}) {
        auto program = gallery({"--page", "text", "--language", "ru", "--theme", theme});
        walk(program, kKioskPages, "kiosk-" + theme);
        CHECK(program.quit() == 0);
    }
    auto program = gallery({"--page", "text", "--language", "kk", "--text-scale", "200"});
    walk(program, kKioskPages, "kiosk-200");
    CHECK(program.quit() == 0);
}

TEST_CASE("the desk and the board pass every audit") {
    for (const std::string size : {"1920x1080", "1024x768"}) {
        auto desk = gallery({"--profile", "desk", "--size", size, "--page", "desk"});
        walk(desk, {"desk"}, "desk-" + size);
        CHECK(desk.quit() == 0);
    }
    auto board = gallery({"--profile", "board", "--page", "board"});
    walk(board, {"board"}, "board");
    CHECK(board.quit() == 0);
}

TEST_CASE("a still screen draws no frame") {
    auto program = gallery({"--page", "text"});
    REQUIRE(program.wait_for_screen("gallery.text"));
    const auto before = program.frames();
    REQUIRE(before);
    REQUIRE(program.ask({{"do", "tree"}}));
    let_time_pass(1500);
    const auto after = program.frames();
    REQUIRE(after);
    CHECK(*before > 0);
    CHECK(*before == *after);
    REQUIRE(program.tap("ui.contrast"));
    CHECK(*program.frames() > *after);
    CHECK(program.quit() == 0);
}

TEST_CASE("down and up in one poll is one press") {
    auto program = gallery({"--page", "actions"});
    REQUIRE(program.wait_for_screen("gallery.actions"));
    CHECK(value_of(program, "clicks", "label") == "0");
    REQUIRE(program.tap("primary"));
    CHECK(value_of(program, "clicks", "label") == "1");
    REQUIRE(program.tap("secondary"));
    REQUIRE(program.tap("quiet"));
    CHECK(value_of(program, "clicks", "label") == "3");
    const auto refused = program.ask({{"do", "tap"}, {"id", "disabled"}, {"timeout_ms", 100}});
    CHECK_FALSE(refused.has_value());
    CHECK(program.quit() == 0);
}

TEST_CASE("dragging scrolls and presses nothing") {
    auto program = gallery({"--page", "actions"});
    REQUIRE(program.wait_for_screen("gallery.actions"));
    const auto button = program.node("primary");
    REQUIRE(button);
    const int x = (*button)["rect"][0].get<int>() + 40;
    const int y = (*button)["rect"][1].get<int>() + 40;
    REQUIRE(program.ask({{"do", "drag"}, {"from", {x, y + 600}}, {"to", {x, y}}}));
    const auto moved = program.node("primary");
    REQUIRE(moved);
    CHECK((*moved)["rect"][1].get<int>() < y - 400);
    CHECK(value_of(program, "clicks", "label") == "0");
    REQUIRE(program.ask({{"do", "drag"}, {"from", {x, 900}}, {"to", {x, 1800}}}));
    CHECK((*program.node("primary"))["rect"] == (*button)["rect"]);
    CHECK(program.quit() == 0);
}

TEST_CASE("the keyboard alone reaches every control, and the focus is seen") {
    auto program = gallery({"--page", "actions"});
    REQUIRE(program.wait_for_screen("gallery.actions"));
    std::set<std::string> wanted;
    const auto tree = program.ask({{"do", "tree"}});
    REQUIRE(tree);
    for (const auto& node : (*tree)["nodes"])
        if (node["live"].get<bool>())
            wanted.insert(node["id"].get<std::string>());
    REQUIRE(wanted.size() > 20);
    std::set<std::string> reached;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        REQUIRE(program.key("Tab"));
        const auto now = program.ask({{"do", "tree"}});
        REQUIRE(now);
        for (const auto& node : (*now)["nodes"])
            if (node["focused"].get<bool>()) {
                reached.insert(node["id"].get<std::string>());
                CHECK(node["visible"] == node["rect"]);
            }
    }
    CHECK(reached == wanted);
    REQUIRE(program.key("Escape"));
    CHECK(program.wait_for_screen("gallery.home"));
    CHECK(program.quit() == 0);
}

TEST_CASE("the on-screen keyboard types Kazakh letters into the field in sight") {
    auto program = gallery({"--page", "fields", "--language", "kk"});
    REQUIRE(program.wait_for_screen("gallery.fields"));
    REQUIRE(program.tap("name"));
    REQUIRE(program.tap("key.shift"));
    for (const std::string letter : {"ә", "ғ", "қ", "ң", "ө", "ұ", "ү", "һ", "і"})
        REQUIRE(program.tap("key." + letter));
    CHECK(value_of(program, "name", "value") == "Әғқңөұүһі");
    const auto findings = program.findings();
    REQUIRE(findings);
    CHECK(findings->dump() == "[]");
    REQUIRE(program.screenshot(kFolder / "keyboard-kk.png"));
    REQUIRE(program.tap("key.done"));
    REQUIRE(program.wait_for({{"gone", "key.done"}}));
    CHECK(program.quit() == 0);
}

TEST_CASE("a PIN is in no node of the tree") {
    auto program = gallery({"--page", "pin"});
    REQUIRE(program.wait_for_screen("gallery.pin"));
    for (const std::string digit : {"7", "3", "9", "1"})
        REQUIRE(program.tap("pin.pad." + digit));
    REQUIRE(program.wait_for({{"id", "pin.error"}}));
    CHECK(value_of(program, "pin", "value").empty());
    CHECK((*program.ask({{"do", "tree"}})).dump().find("7391") == std::string::npos);
    CHECK(program.quit() == 0);
}

TEST_CASE("a dialog takes all input until it is answered") {
    auto program = gallery({"--page", "status"});
    REQUIRE(program.wait_for_screen("gallery.status"));
    REQUIRE(program.tap("dialog"));
    REQUIRE(program.wait_for({{"id", "timeout"}}));
    CHECK_FALSE(program.ask({{"do", "tap"}, {"id", "ui.back"}, {"timeout_ms", 100}}).has_value());
    REQUIRE(program.screenshot(kFolder / "dialog.png"));
    CHECK(program.findings()->dump() == "[]");
    REQUIRE(program.key("Escape"));
    REQUIRE(program.wait_for({{"gone", "timeout"}}));
    CHECK(program.quit() == 0);
}
