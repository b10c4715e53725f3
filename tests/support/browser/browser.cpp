// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Headless Chromium through chromedriver.
#include "tests/support/browser/browser.h"

#include "core/base/bytes.h"
#include "core/base/files.h"
#include "server/outbound/http_exchange.h"

#include <poll.h>
#include <unistd.h>

#include <stdexcept>

namespace tereze::testing {
namespace {

using nlohmann::json;
using std::chrono::seconds;

constexpr seconds kPatience{30};
constexpr std::size_t kLargestAnswer = 32 * 1024 * 1024;
/// WebDriver §11: the name of an element's reference.
constexpr auto kElement = "element-6066-11e4-a52e-4f735466cecf";

template <class Value>
Value need(Result<Value> result) {
    if (!result)
        throw std::runtime_error(result.error().code + ": " + result.error().detail);
    return std::move(*result);
}

/// The port that chromedriver took: "… was started successfully on port 41977."
std::string read_port(ChildProcess& driver) {
    constexpr std::string_view kBefore = "successfully on port ";
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::string said;
    while (true) {
        const auto at = said.find(kBefore);
        if (at != std::string::npos && said.find('.', at) != std::string::npos)
            return said.substr(at + kBefore.size(), said.find('.', at) - at - kBefore.size());
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{driver.stdout_fd(), POLLIN, 0};
        char piece[256];
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
            throw std::runtime_error("chromedriver is silent: " + said);
        const auto count = ::read(driver.stdout_fd(), piece, sizeof piece);
        if (count <= 0)
            throw std::runtime_error("chromedriver ended: " + said);
        said.append(piece, static_cast<std::size_t>(count));
    }
}

json capabilities_of(const BrowserScreen& screen, const std::filesystem::path& folder) {
    json arguments = {
        "--headless=new",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-first-run",
        "--user-data-dir=" + (folder / "profile").string(),
        "--window-size=" + std::to_string(screen.width) + "," + std::to_string(screen.height)};
    // Chromium's sandbox refuses root, and test machines are often containers without another user.
    if (::geteuid() == 0)
        arguments.push_back("--no-sandbox");
    json options{{"args", arguments}};
    if (screen.is_phone)
        options["mobileEmulation"] = {{"deviceMetrics",
                                       {{"width", screen.width},
                                        {"height", screen.height},
                                        {"pixelRatio", screen.density},
                                        {"mobile", true},
                                        {"touch", true}}}};
    return {{"capabilities",
             {{"alwaysMatch",
               {{"browserName", "chrome"},
                {"acceptInsecureCerts", true},
                {"timeouts", {{"script", 3000}, {"pageLoad", 20000}}},
                {"goog:loggingPrefs", {{"browser", "WARNING"}}},
                {"goog:chromeOptions", options}}}}}};
}

}  // namespace

Browser::Browser(BrowserScreen screen) {
    ChildOptions options;
    options.argv = {"chromedriver", "--port=0"};
    options.environment = {{"HOME", m_folder.path()}};
    options.log = m_folder.path() / "chromedriver.log";
    options.pipe_stdout = true;
    m_driver = need(ChildProcess::start(options));
    m_port = read_port(*m_driver);
    const auto made = send("/session", capabilities_of(screen, m_folder.path()).dump());
    m_session = "/session/" + made.at("sessionId").get<std::string>();
}

Browser::~Browser() {
    // Ends the browser in order; what goes wrong here ends with the process group.
    (void)server::outbound::exchange(
        {{"127.0.0.1", m_port, "/shutdown"}, {}, {}, {}, kPatience, kLargestAnswer});
}

json Browser::send(const std::string& path, const std::string& body) {
    const auto reply = need(server::outbound::exchange({{"127.0.0.1", m_port, path},
                                                        body,
                                                        "application/json; charset=utf-8",
                                                        {},
                                                        kPatience,
                                                        kLargestAnswer}));
    auto answer = json::parse(reply.body).at("value");
    if (reply.status != 200)
        throw std::runtime_error("WebDriver " + path + ": " +
                                 answer.at("error").get<std::string>() + ": " +
                                 answer.at("message").get<std::string>().substr(0, 400));
    return answer;
}

json Browser::ask(const std::string& path, const json& body) {
    return send(m_session + path, body.dump());
}

json Browser::look(const std::string& path) {
    return send(m_session + path, {});
}

json Browser::command(const std::string& name, const json& parameters) {
    return ask("/goog/cdp/execute", {{"cmd", name}, {"params", parameters}});
}

void Browser::open(const std::string& url) {
    ask("/url", {{"url", url}});
}

std::string Browser::url() {
    return look("/url");
}

std::string Browser::title() {
    return look("/title");
}

std::string Browser::text() {
    return value("document.body.innerText");
}

json Browser::value(const std::string& expression) {
    return ask("/execute/sync", {{"script", "return " + expression}, {"args", json::array()}});
}

void Browser::wait_until(const std::string& expression) {
    // A page that is left takes the script that waits in it along: then the next page is asked.
    const std::string script =
        "const done = arguments[0]; const met = () => (" + expression +
        "); if (met()) return done(true);"
        "const watch = new MutationObserver(() => { if (met()) { watch.disconnect(); done(true); } "
        "}); watch.observe(document, {subtree: true, childList: true, characterData: true, "
        "attributes: true}); setTimeout(() => done(false), 1500);";
    const auto end = std::chrono::steady_clock::now() + kPatience;
    std::string trouble;
    while (std::chrono::steady_clock::now() < end) {
        try {
            if (ask("/execute/async", {{"script", script}, {"args", json::array()}}) == true)
                return;
        } catch (const std::runtime_error& error) {
            trouble = error.what();
        }
    }
    throw std::runtime_error(expression + " did not become true. " + trouble +
                             "\nThe page: " + text());
}

void Browser::wait_for_text(const std::string& piece) {
    wait_until("document.body.innerText.includes(" + json(piece).dump() + ")");
}

std::string Browser::element(const std::string& selector) {
    return ask("/element", {{"using", "css selector"}, {"value", selector}}).at(kElement);
}

void Browser::type(const std::string& selector, const std::string& text) {
    ask("/element/" + element(selector) + "/value", {{"text", text}});
}

void Browser::click(const std::string& selector) {
    ask("/element/" + element(selector) + "/click", json::object());
}

void Browser::take_picture(const std::filesystem::path& file) {
    std::filesystem::create_directories(file.parent_path());
    const auto taken = command("Page.captureScreenshot", {{"captureBeyondViewport", true}});
    const auto octets = from_base64(taken.at("data").get<std::string>());
    if (!octets)
        throw std::runtime_error("the picture is no base64");
    need(write_file_durably(file, *octets).map([] { return true; }));
}

void Browser::prefer_dark() {
    command("Emulation.setEmulatedMedia",
            {{"features", {{{"name", "prefers-color-scheme"}, {"value", "dark"}}}}});
}

json Browser::cookies() {
    json by_name = json::object();
    for (const auto& one : look("/cookie"))
        by_name[one.at("name").get<std::string>()] = one;
    return by_name;
}

std::vector<std::string> Browser::complaints() {
    std::vector<std::string> all;
    for (const auto& entry : ask("/se/log", {{"type", "browser"}}))
        all.push_back(entry.at("message"));
    return all;
}

}  // namespace tereze::testing
