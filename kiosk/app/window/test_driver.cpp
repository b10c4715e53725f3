// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/window/test_driver.h"

#include "kiosk/app/window/window.h"
#include "kiosk/control/control_server.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <future>
#include <list>

namespace tereze::app {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;
using Condition = std::function<bool(const ui::SemanticTree&)>;

constexpr milliseconds kUsualLimit{10000};
/// Beyond a command's own limit: the time in which the window's thread must answer at all.
constexpr milliseconds kThreadLimit{30000};

struct Refused {
    std::string why;
};

bool flag_holds(const Json& request, const char* name, bool value) {
    return !request.contains(name) || request[name].get<bool>() == value;
}

bool node_holds(const Json& request, const ui::SemanticTree& tree) {
    const ui::Node* node = tree.find(request["id"].get<std::string>());
    return node != nullptr && flag_holds(request, "enabled", node->state.enabled) &&
           flag_holds(request, "checked", node->state.checked) &&
           flag_holds(request, "selected", node->state.selected) &&
           (!request.contains("value") || request["value"].get<std::string>() == node->value);
}

bool shows_text(const ui::SemanticTree& tree, const std::string& text) {
    for (const auto& node : tree.nodes())
        if (node.label.find(text) != std::string::npos ||
            node.value.find(text) != std::string::npos)
            return true;
    return false;
}

Condition condition_of(const Json& request) {
    return [request](const ui::SemanticTree& tree) {
        if (request.contains("id") && !node_holds(request, tree))
            return false;
        if (request.contains("screen") && tree.screen() != request["screen"].get<std::string>())
            return false;
        if (request.contains("gone") && tree.find(request["gone"].get<std::string>()) != nullptr)
            return false;
        return !request.contains("text") || shows_text(tree, request["text"].get<std::string>());
    };
}

Json json_of(const ui::Findings& findings) {
    auto list = Json::array();
    for (const auto& finding : findings)
        list.push_back(
            {{"rule", finding.rule}, {"node", finding.node}, {"detail", finding.detail}});
    return list;
}

}  // namespace

struct TestDriver::State {
    explicit State(Window& driven) : window(driven) {}

    struct Waiting {
        Condition condition;
        std::promise<void> met;
    };

    Window& window;
    Report report;
    std::list<std::shared_ptr<Waiting>> waiting;  ///< touched by the window's thread only
    std::optional<control::ControlServer> server;

    /// Runs on the window's thread and waits for it; draws nothing.
    template <class Task>
    auto on_window(Task task) {
        using Value = decltype(task());
        auto promise = std::make_shared<std::promise<Value>>();
        auto future = promise->get_future();
        window.post_quietly([promise, task = std::move(task)] {
            if constexpr (std::is_void_v<Value>) {
                task();
                promise->set_value();
            } else {
                promise->set_value(task());
            }
        });
        if (future.wait_for(kThreadLimit) != std::future_status::ready)
            throw Refused{"the window's thread does not answer"};
        return future.get();
    }

    /// Answered by the frame that meets the condition.
    bool wait_for(Condition condition, milliseconds limit) {
        auto entry = std::make_shared<Waiting>();
        entry->condition = std::move(condition);
        auto met = entry->met.get_future();
        window.post_quietly([this, entry] {
            if (window.settled() && entry->condition(window.ui().tree()))
                entry->met.set_value();
            else
                waiting.push_back(entry);
        });
        if (met.wait_for(limit) == std::future_status::ready)
            return true;
        on_window([this, entry] { waiting.remove(entry); });
        return met.wait_for(milliseconds(0)) == std::future_status::ready;
    }

    void settle() {
        if (!wait_for([](const auto&) { return true; }, kThreadLimit))
            throw Refused{"the screen does not settle"};
    }

    void frame_settled() {
        waiting.remove_if([this](const auto& entry) {
            const bool met = entry->condition(window.ui().tree());
            if (met)
                entry->met.set_value();
            return met;
        });
    }

    void inject(ui::InputEvent event) {
        event.time = std::chrono::steady_clock::now();
        window.inject(event);
    }

    Json tree() {
        settle();
        return on_window([this] { return ui::to_json(window.ui().tree()); });
    }

    Json wait(const Json& request);
    Json tap(const Json& request);
    Json drag(const Json& request);
    Json type(const Json& request);
    Json key(const Json& request);
    Json screenshot(const Json& request);
    Json audit();
    Json prefer(const std::function<void(ui::Preferences&)>& change);
    Json answer(const Json& request);
    Json refuse(const std::string& why) { return {{"ok", false}, {"error", why}}; }
};

Json TestDriver::State::wait(const Json& request) {
    const milliseconds limit(request.value("timeout_ms", kUsualLimit.count()));
    if (wait_for(condition_of(request), limit))
        return {{"ok", true}};
    return {{"ok", false}, {"error", "timeout: " + request.dump()}, {"tree", tree()}};
}

Json TestDriver::State::tap(const Json& request) {
    const auto id = request.at("id").get<std::string>();
    const milliseconds limit(request.value("timeout_ms", kUsualLimit.count()));
    const auto live = [id](const ui::SemanticTree& now) {
        const ui::Node* node = now.find(id);
        return node != nullptr && now.is_live(*node);
    };
    if (!wait_for(live, limit))
        return {{"ok", false}, {"error", "cannot be pressed: " + id}, {"tree", tree()}};
    const bool moved = on_window([this, id] {
        const ui::Node* node = window.ui().tree().find(id);
        const bool hidden = node != nullptr && node->visible != node->rect;
        if (hidden)
            window.ui().scroll_into_view(id);
        return hidden;
    });
    if (moved) {
        window.request_frame();
        settle();
    }
    const auto missed = on_window([this, id]() -> std::string {
        const ui::Node* node = window.ui().tree().find(id);
        if (node == nullptr)
            return "gone: " + id;
        const ui::Point center = node->visible.center();
        const ui::Node* hit = window.ui().tree().at(center);
        if (hit == nullptr || hit->id != id)
            return "covered: " + id;
        for (const auto kind :
             {ui::InputEvent::Kind::PointerDown, ui::InputEvent::Kind::PointerUp}) {
            ui::InputEvent event;
            event.kind = kind;
            event.at = center;
            inject(std::move(event));
        }
        return {};
    });
    if (!missed.empty())
        return refuse(missed);
    settle();
    return {{"ok", true}};
}

Json TestDriver::State::drag(const Json& request) {
    const auto point = [&](const char* name) {
        return ui::Point{request.at(name).at(0).get<float>(), request.at(name).at(1).get<float>()};
    };
    const ui::Point from = point("from");
    const ui::Point to = point("to");
    const int steps = request.value("steps", 8);
    on_window([&] {
        ui::InputEvent event;
        event.kind = ui::InputEvent::Kind::PointerDown;
        event.at = from;
        inject(event);
        event.kind = ui::InputEvent::Kind::PointerMove;
        for (int i = 1; i <= steps; ++i) {
            const float part = static_cast<float>(i) / static_cast<float>(steps);
            event.at = {from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
            inject(event);
        }
        event.kind = ui::InputEvent::Kind::PointerUp;
        inject(event);
    });
    settle();
    return {{"ok", true}};
}

Json TestDriver::State::type(const Json& request) {
    on_window([&] {
        ui::InputEvent event;
        event.kind = ui::InputEvent::Kind::Text;
        event.text = request.at("text").get<std::string>();
        inject(std::move(event));
    });
    settle();
    return {{"ok", true}};
}

Json TestDriver::State::key(const Json& request) {
    const auto name = request.at("key").get<std::string>();
    const ui::Key pressed = ui::key_named(name);
    if (pressed == ui::Key::None)
        return refuse("no such key: " + name);
    on_window([&] {
        for (int i = 0; i < request.value("times", 1); ++i) {
            ui::InputEvent event;
            event.kind = ui::InputEvent::Kind::Key;
            event.key = pressed;
            inject(std::move(event));
        }
    });
    settle();
    return {{"ok", true}};
}

Json TestDriver::State::screenshot(const Json& request) {
    settle();
    const auto path = request.at("path").get<std::string>();
    const auto error = on_window([this, path]() -> std::string {
        const auto saved = window.screenshot(path);
        return saved ? std::string() : saved.error().detail;
    });
    return error.empty() ? Json{{"ok", true}} : refuse(error);
}

Json TestDriver::State::audit() {
    settle();
    return {{"ok", true}, {"findings", on_window([this] { return json_of(window.ui().audit()); })}};
}

Json TestDriver::State::prefer(const std::function<void(ui::Preferences&)>& change) {
    on_window([&] {
        auto wish = window.ui().preferences();
        change(wish);
        window.ui().set_preferences(wish);
    });
    window.request_frame();
    settle();
    return {{"ok", true}};
}

Json TestDriver::State::answer(const Json& request) {
    const auto what = request.at("do").get<std::string>();
    if (what == "tree") {
        Json out = tree();
        out["ok"] = true;
        return out;
    }
    if (what == "wait")
        return wait(request);
    if (what == "tap")
        return tap(request);
    if (what == "drag")
        return drag(request);
    if (what == "type")
        return type(request);
    if (what == "key")
        return key(request);
    if (what == "screenshot")
        return screenshot(request);
    if (what == "audit")
        return audit();
    // Without a word to the window's thread: the count must not change by being asked for.
    if (what == "frames")
        return {{"ok", true}, {"frames", window.frames_drawn()}};
    if (what == "report")
        return {{"ok", true},
                {"report", Json::parse(on_window([this] { return report ? report() : "{}"; }))}};
    if (what == "language")
        return prefer([&](auto& wish) {
            for (const auto language : text::kLanguages)
                if (code(language) == request.at("code").template get<std::string>())
                    wish.language = language;
        });
    if (what == "theme")
        return prefer([&](auto& wish) {
            const auto name = request.at("name").template get<std::string>();
            wish.theme = name == "dark"       ? ui::ThemeName::Dark
                         : name == "contrast" ? ui::ThemeName::HighContrast
                                              : ui::ThemeName::Light;
        });
    if (what == "text_scale")
        return prefer([&](auto& wish) {
            const int percent = request.at("percent").template get<int>();
            wish.text_scale = percent >= 200   ? ui::TextScale::Largest
                              : percent >= 150 ? ui::TextScale::Large
                                               : ui::TextScale::Normal;
        });
    if (what == "quit") {
        window.quit();
        return {{"ok", true}};
    }
    return refuse("unknown command: " + what);
}

#ifdef TEREZE_UI_DRIVER
Result<TestDriver> TestDriver::start(Window& window, const std::filesystem::path& socket,
                                     Report report) {
    auto state = std::make_unique<State>(window);
    state->report = std::move(report);
    auto* driving = state.get();
    window.on_settled([driving] { driving->frame_settled(); });
    TEREZE_ASSIGN(state->server,
                  control::ControlServer::start(socket, [driving](const Json& request) -> Json {
                      try {
                          return driving->answer(request);
                      } catch (const Refused& refused) {
                          return driving->refuse(refused.why);
                      }
                  }));
    return TestDriver(std::move(state));
}
#else
Result<TestDriver> TestDriver::start(Window& /*window*/, const std::filesystem::path& /*socket*/,
                                     Report /*report*/) {
    return fail("window.driver_off", ErrorClass::Software, Remedy::Configure, "TEREZE_UI_DRIVER");
}
#endif

TestDriver::TestDriver(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TestDriver::TestDriver(TestDriver&&) noexcept = default;
TestDriver& TestDriver::operator=(TestDriver&&) noexcept = default;
TestDriver::~TestDriver() = default;

}  // namespace tereze::app
