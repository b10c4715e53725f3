// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/world/ui_driver.h"

namespace tereze::testing {

using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;

Result<UiDriver> UiDriver::connect(const std::filesystem::path& socket) {
    TEREZE_ASSIGN(auto client, control::ControlClient::connect(socket));
    return UiDriver(std::move(client));
}

Result<json> UiDriver::ask(const json& request, milliseconds limit) {
    auto answer = m_client.ask(request, limit);
    if (answer)
        return answer;
    // A refused wait brings the whole tree along; the screen that was there instead is enough here.
    const auto refusal = json::parse(answer.error().detail, nullptr, false);
    std::string why = answer.error().detail;
    if (refusal.is_object()) {
        why = refusal.value("error", "");
        if (refusal.contains("tree"))
            why += " on screen " + refusal["tree"].value("screen", "");
    }
    return fail("world.ui", ErrorClass::Software, Remedy::None, request.dump() + ": " + why);
}

namespace {
json wait_request(const char* key, const std::string& value, milliseconds limit) {
    return {{"do", "wait"}, {key, value}, {"timeout_ms", limit.count()}};
}
}  // namespace

Result<> UiDriver::wait_screen(const std::string& screen, milliseconds limit) {
    return ask(wait_request("screen", screen, limit), limit + seconds(5)).map([](const auto&) {});
}

Result<> UiDriver::wait_node(const std::string& id, milliseconds limit) {
    return ask(wait_request("id", id, limit), limit + seconds(5)).map([](const auto&) {});
}

Result<> UiDriver::wait_gone(const std::string& id, milliseconds limit) {
    return ask(wait_request("gone", id, limit), limit + seconds(5)).map([](const auto&) {});
}

Result<> UiDriver::wait_text(const std::string& text, milliseconds limit) {
    return ask(wait_request("text", text, limit), limit + seconds(5)).map([](const auto&) {});
}

Result<> UiDriver::tap(const std::string& id) {
    return ask({{"do", "tap"}, {"id", id}}, seconds(15)).map([](const auto&) {});
}

Result<> UiDriver::type(const std::string& text) {
    return ask({{"do", "type"}, {"text", text}}, seconds(15)).map([](const auto&) {});
}

Result<> UiDriver::fill(const std::string& id, const std::string& text) {
    TEREZE_TRY(tap(id));
    return type(text);
}

Result<> UiDriver::key(const std::string& name) {
    return ask({{"do", "key"}, {"key", name}}, seconds(15)).map([](const auto&) {});
}

Result<> UiDriver::language(const std::string& code) {
    return ask({{"do", "language"}, {"code", code}}, seconds(15)).map([](const auto&) {});
}

Result<> UiDriver::screenshot(const std::filesystem::path& path) {
    return ask({{"do", "screenshot"}, {"path", path.string()}}, seconds(20)).map([](const auto&) {
    });
}

Result<std::uint64_t> UiDriver::frames() {
    return ask({{"do", "frames"}}, seconds(10)).map([](const json& answer) {
        return answer.value("frames", std::uint64_t{0});
    });
}

Result<std::vector<std::string>> UiDriver::audit() {
    return ask({{"do", "audit"}}, seconds(10)).map([](const json& answer) {
        std::vector<std::string> findings;
        for (const auto& finding : answer.value("findings", json::array()))
            findings.push_back(finding.dump());
        return findings;
    });
}

Result<json> UiDriver::tree() {
    return ask({{"do", "tree"}}, seconds(10));
}

Result<json> UiDriver::report() {
    return ask({{"do", "report"}}, seconds(10)).map([](const json& answer) {
        return answer.value("report", json::object());
    });
}

}  // namespace tereze::testing
