// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whole frames without a display: the widgets lay out, register and answer as on a window.
#include "kiosk/ui/time_out_dialog.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::ui;

namespace {

std::string title_of_500_characters() {
    std::string title;
    while (title.size() < 900)
        title += "лицензияның телнұсқаларын қайта ресімдеу ";
    return title;
}

struct Bench {
    std::unique_ptr<Ui> ui;
    TimePoint now{};
    std::function<void(Ui&)> draw;

    explicit Bench(Profile profile = Profile::Kiosk) {
        UiOptions options;
        options.profile = profile;
        options.assets = TEREZE_SOURCE_DIR "/assets";
        options.translate = [](text::Language, std::string_view, const text::Arguments&) {
            return std::string("Сөз");
        };
        auto made = Ui::create(std::move(options));
        REQUIRE(made.has_value());
        ui = std::move(*made);
    }
    void frame() {
        now += std::chrono::milliseconds(16);
        ui->frame(now, 1080, 1920, draw);
    }
    void tap(const std::string& id) {
        const Node* node = ui->tree().find(id);
        REQUIRE(node != nullptr);
        const Point at = node->visible.center();
        for (const auto kind : {InputEvent::Kind::PointerDown, InputEvent::Kind::PointerUp}) {
            InputEvent event;
            event.kind = kind;
            event.at = at;
            event.time = now;
            ui->feed(event);
        }
        frame();
        while (ui->wants_frame())
            frame();
    }
    void type(const std::string& text) {
        InputEvent event;
        event.kind = InputEvent::Kind::Text;
        event.text = text;
        ui->feed(event);
        frame();
    }
};

}  // namespace

TEST_CASE("a press is returned in exactly one frame") {
    Bench bench;
    int presses = 0;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .title = "Title", .primary = "Next"});
        if (ui.button("go", "Go"))
            ++presses;
        if (screen.primary())
            presses += 100;
    };
    bench.frame();
    bench.tap("go");
    bench.frame();
    CHECK(presses == 1);
    bench.tap("ui.primary");
    bench.frame();
    CHECK(presses == 101);
}

TEST_CASE("what a press changes is in the tree of the same frame") {
    Bench bench;
    bool open = false;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = open ? "second" : "first"});
        if (ui.button("go", "Go"))
            open = true;
    };
    bench.frame();
    CHECK(bench.ui->tree().screen() == "first");
    bench.tap("go");
    CHECK(bench.ui->tree().screen() == "second");
}

TEST_CASE("a title of 500 characters is shown in full and passes the audits") {
    Bench bench;
    const std::string title = title_of_500_characters();
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .title = "Title", .back = "Back", .primary = "Next"});
        ui.choice("service", {.title = title, .summary = "Summary", .icon = Icon::Medical});
        ui.paragraph("text", title);
    };
    bench.frame();
    CHECK(bench.ui->tree().find("service")->label == title);
    CHECK(bench.ui->tree().find("service")->rect.h > 400);
    CHECK(bench.ui->audit().empty());
}

TEST_CASE("a field takes what is typed while it has the focus") {
    Bench bench;
    std::string name;
    int changes = 0;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        if (ui.text_field("name", {.label = "Name", .max_length = 5}, name))
            ++changes;
    };
    bench.frame();
    bench.type("lost");
    CHECK(name.empty());
    bench.tap("name");
    bench.type("Әсел!!!");
    CHECK(name == "Әсел!");
    CHECK(changes == 1);
    CHECK(bench.ui->tree().find("name")->value == "Әсел!");
}

TEST_CASE("the on-screen keyboard leaves the focused field in sight") {
    Bench bench;
    std::vector<std::string> values(8);
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .back = "Back", .primary = "Next"});
        for (std::size_t i = 0; i < values.size(); ++i)
            ui.text_field("f" + std::to_string(i), {.label = "Field"}, values[i]);
    };
    bench.frame();
    bench.tap("f7");
    const Node* field = bench.ui->tree().find("f7");
    REQUIRE(bench.ui->tree().find("key.done") != nullptr);
    CHECK(field->visible == field->rect);
    CHECK(bench.ui->audit().empty());
    bench.tap("key.ә");
    CHECK(values[7] == "ә");
    bench.tap("key.done");
    CHECK(bench.ui->tree().find("key.done") == nullptr);
}

TEST_CASE("a PIN is typed on a shuffled pad and stays out of the tree") {
    Bench bench;
    Secret pin;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        ui.pin_field("pin", {.label = "PIN", .keyboard = KeyboardLayout::Digits, .max_length = 4},
                     pin);
    };
    bench.frame();
    for (const std::string digit : {"8", "0", "2", "6", "5"})
        bench.tap("pin.pad." + digit);
    CHECK(pin.view() == "8026");
    bench.tap("pin.pad.backspace");
    CHECK(pin.size() == 3);
    CHECK(bench.ui->tree().find("pin")->value.empty());
    CHECK(bench.ui->tree().find("pin")->state.masked);
    bench.tap("pin.pad.clear");
    CHECK(pin.empty());
}

TEST_CASE("the language switch stands on every screen and keeps what was typed") {
    Bench bench;
    std::string name;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        ui.text_field("name", {.label = "Name"}, name);
    };
    bench.frame();
    bench.tap("name");
    bench.type("Болат");
    bench.tap("ui.language.en");
    CHECK(bench.ui->language() == text::Language::English);
    CHECK(bench.ui->tree().find("ui.language.en")->state.checked);
    CHECK(name == "Болат");
}

TEST_CASE("the end of a visit brings the defaults back and forgets the texts") {
    Bench bench;
    std::string name;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        ui.text_field("name", {.label = "Name"}, name);
    };
    bench.frame();
    bench.tap("ui.language.ru");
    bench.tap("ui.text_size");
    bench.tap("ui.contrast");
    CHECK(bench.ui->preferences().text_scale == TextScale::Large);
    CHECK(bench.ui->preferences().theme == ThemeName::Dark);
    bench.ui->reset_session();
    CHECK(bench.ui->preferences() == Preferences{});
    CHECK(bench.ui->tree().nodes().empty());
}

TEST_CASE("a dialog lies above its screen and takes all input") {
    Bench bench;
    int below = 0;
    std::optional<std::size_t> answer;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .primary = "Next"});
        if (ui.button("below", "Below"))
            ++below;
        if (const auto pressed = ui.dialog("d", {.title = "Still here?",
                                                 .text = "Text",
                                                 .actions = {{"end", "End", ButtonKind::Secondary},
                                                             {"stay", "Stay", ButtonKind::Primary}},
                                                 .cancel = "end",
                                                 .left = std::chrono::seconds(20)}))
            answer = pressed;
    };
    bench.frame();
    bench.tap("below");
    CHECK(below == 0);
    CHECK(bench.ui->audit().empty());
    bench.tap("d.stay");
    CHECK(answer == std::size_t{1});
}

TEST_CASE("a missing asset is found at start and not by a citizen") {
    UiOptions options;
    options.assets = TEREZE_SOURCE_DIR "/tests";
    const auto made = Ui::create(std::move(options));
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == "ui.asset_missing");
}

TEST_CASE("a list of a thousand services is laid out and every one can be reached") {
    Bench bench;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        for (int i = 0; i < 1000; ++i)
            ui.choice("s" + std::to_string(i), {.title = "Қызмет " + std::to_string(i)});
    };
    bench.frame();
    CHECK(bench.ui->tree().find("s999")->visible.empty());
    CHECK(bench.ui->scroll_into_view("s999"));
    bench.frame();
    const Node* last = bench.ui->tree().find("s999");
    CHECK(last->visible == last->rect);
}

TEST_CASE("a spring pushes what follows to the bottom of the content") {
    Bench bench;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .back = "Back", .primary = "Next"});
        ui.paragraph("top", "Above");
        ui.fill("spring");
        ui.paragraph("bottom", "Below");
    };
    bench.frame();
    const auto& tree = bench.ui->tree();
    const float bar = tree.find("ui.back")->rect.y;
    CHECK(tree.find("bottom")->rect.bottom() < bar);
    CHECK(tree.find("bottom")->rect.bottom() > bar - 120);
    const Rect before = tree.find("bottom")->rect;
    bench.frame();
    CHECK(bench.ui->tree().find("bottom")->rect == before);
}

TEST_CASE("short content of a centred screen stands in the middle") {
    Bench bench;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .back = "Back", .centered = true});
        ui.illustration("picture", Illustration::Welcome, "Picture");
    };
    bench.frame();
    CHECK(bench.ui->tree().find("picture")->rect.center().y == Approx(960).margin(60));
}

TEST_CASE("a list scrolls inside its own height and the rest stands still") {
    Bench bench;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s", .title = "Title", .back = "Back"});
        ui.list("list", [&] {
            for (int i = 0; i < 40; ++i)
                ui.choice("c" + std::to_string(i), {.title = "Choice"});
        });
    };
    bench.frame();
    const Rect title = bench.ui->tree().find("ui.title")->rect;
    CHECK(bench.ui->scroll_into_view("c39"));
    bench.frame();
    CHECK(bench.ui->tree().find("ui.title")->rect == title);
    CHECK(bench.ui->tree().find("c39")->visible == bench.ui->tree().find("c39")->rect);
    CHECK(bench.ui->tree().find("c0")->visible.empty());
    CHECK(bench.ui->audit().empty());
}

TEST_CASE("cells of a grid are equally high, and narrow windows get fewer in a row") {
    Bench bench;
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        ui.grid("grid", 2, 2, [&](std::size_t i) {
            ui.choice("c" + std::to_string(i),
                      {.title = i == 0 ? "Short" : title_of_500_characters()});
        });
    };
    bench.frame();
    CHECK(bench.ui->tree().find("c0")->rect.h == bench.ui->tree().find("c1")->rect.h);
    CHECK(bench.ui->tree().find("c0")->rect.y == bench.ui->tree().find("c1")->rect.y);
    Preferences large;
    large.text_scale = TextScale::Largest;
    bench.ui->set_preferences(large);
    bench.frame();
    CHECK(bench.ui->tree().find("c0")->rect.y < bench.ui->tree().find("c1")->rect.y);
}

TEST_CASE("a table too narrow for its columns stacks its cells") {
    Bench bench;
    const TableSpec spec{
        "Queue", {{"a", "Number"}, {"b", "Service", 4}, {"c", "Minutes"}}, "Empty"};
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        ui.table("t", spec, {{.id = "1", .cells = {"M-014", "Лицензияландыру", "12"}}});
    };
    bench.frame();
    CHECK(bench.ui->tree().find("t.head.b") != nullptr);
    Preferences large;
    large.text_scale = TextScale::Largest;
    bench.ui->set_preferences(large);
    bench.frame();
    CHECK(bench.ui->tree().find("t.head.b") == nullptr);
    CHECK(bench.ui->audit().empty());
}

TEST_CASE("the time-out warning comes by itself, counts down and is answered by one press") {
    Bench bench;
    ManualClock clock{Clock::TimePoint{}};
    SessionTimer timer(clock, {std::chrono::seconds(60), std::chrono::seconds(30)});
    bench.draw = [&](Ui& ui) {
        auto screen = ui.screen({.id = "s"});
        if (time_out_dialog(ui, timer) == TimeOutAnswer::Extend)
            timer.extend();
    };
    timer.touch();
    bench.frame();
    CHECK(bench.ui->tree().find("timeout") == nullptr);
    CHECK(bench.ui->next_frame_at() == bench.now + std::chrono::seconds(60));
    clock.advance(std::chrono::seconds(65));
    bench.frame();
    REQUIRE(bench.ui->tree().find("timeout") != nullptr);
    CHECK(bench.ui->tree().find("timeout")->value == "25");
    CHECK(bench.ui->next_frame_at() == bench.now + std::chrono::seconds(1));
    bench.tap("timeout.extend");
    CHECK(bench.ui->tree().find("timeout") == nullptr);
    CHECK(timer.state() == SessionTimer::State::Running);
}
