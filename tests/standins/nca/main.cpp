// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// nca_standin: a certification centre like the НУЦ РК on loopback: lists, OCSP, timestamps.
#include "tests/standins/http/service.h"
#include "tests/standins/nca/people.h"

#include <CLI/CLI.hpp>

#include <mutex>
#include <set>

namespace {

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;
using standins::HttpReply;
using standins::HttpRequest;
using std::chrono::system_clock;

/// Shared by the network's thread and the control socket's.
class Scene {
  public:
    explicit Scene(TestNca centre) : m_centre(std::move(centre)) {}

    std::string mode() const {
        const std::lock_guard lock(m_mutex);
        return m_mode;
    }

    json command(const json& request) {
        const std::lock_guard lock(m_mutex);
        const std::string what = request.value("do", "");
        if (what == "asked")
            return {{"ok", true}, {"asked", m_asked}};
        if (what == "revoke") {
            const auto reason = request.value("reason", 0U);
            m_centre.revoke(request.at("serial").get<std::string>(),
                            std::chrono::floor<std::chrono::seconds>(system_clock::now()),
                            reason == 0 ? std::nullopt : std::optional(reason));
            return {{"ok", true}};
        }
        static const std::set<std::string> modes{"normal", "hang", "refuse", "garbage",
                                                 "try-later"};
        if (what != "mode" || modes.count(request.value("mode", "")) == 0)
            return {{"ok", false}, {"error", "unknown command"}};
        m_mode = request.at("mode").get<std::string>();
        return {{"ok", true}};
    }

    std::optional<HttpReply> answer(const HttpRequest& request) {
        const std::lock_guard lock(m_mutex);
        m_asked.push_back(request.path);
        if (m_mode == "hang")
            return std::nullopt;
        if (m_mode == "garbage")
            return HttpReply{200, "text/html", "<html><body>It works!</body></html>"};
        return route(request);
    }

  private:
    HttpReply route(const HttpRequest& request) {
        const auto now = std::chrono::floor<std::chrono::seconds>(system_clock::now());
        const Bytes body = to_bytes(request.body);
        if (request.method == "POST" && request.path == "/ocsp/") {
            auto habits = m_centre.usual_answer();
            habits.this_update = now;
            constexpr unsigned kTryLater = 3;
            if (m_mode == "try-later")
                habits.refusal = kTryLater;
            return reply("application/ocsp-response", m_centre.answer_ocsp(body, habits));
        }
        if (request.method == "POST" && request.path == "/tsp/") {
            auto habits = m_centre.usual_timestamp();
            habits.time = now;
            return reply("application/timestamp-reply", m_centre.answer_timestamp(body, habits));
        }
        if (request.method == "GET" && request.path == "/crl/root.crl")
            return reply("application/pkix-crl", m_centre.root_list());
        if (request.method == "GET" &&
            (request.path == "/crl/nca.crl" || request.path == "/crl/nca_d.crl")) {
            auto habits = m_centre.usual_list();
            habits.this_update = now;
            habits.next_update = now + std::chrono::hours(1);
            if (request.path == "/crl/nca_d.crl") {
                habits.number = 2;
                habits.base = 1;
            }
            return reply("application/pkix-crl", m_centre.list(habits));
        }
        return {404, "text/plain", "not found"};
    }

    static HttpReply reply(const char* type, const Bytes& body) {
        return {200, type, as_text(body)};
    }

    mutable std::mutex m_mutex;
    std::string m_mode = "normal";
    json m_asked = json::array();
    TestNca m_centre;
};

struct Options {
    std::string folder;
    std::string fresh;
    std::string control;
    std::uint16_t port = 0;
};

TestNca centre_of(const Options& options) {
    const auto now = std::chrono::floor<std::chrono::seconds>(system_clock::now());
    if (options.fresh.empty()) {
        auto centre = TestNca::load(options.folder, now);
        // People are certified by another process, after this one began.
        centre.know_everybody();
        return centre;
    }
    const auto kind = options.fresh == "gost" ? KeyKind::KzGost512 : KeyKind::Rsa2048;
    TestNca centre(kind, now);
    std::filesystem::create_directories(options.folder);
    standins::write_people(centre, kind, options.folder);
    return centre;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "nca_standin: a certification centre for tests. Serves POST /ocsp/, POST /tsp/, "
        "GET /crl/nca.crl, /crl/nca_d.crl and /crl/root.crl; prints \"READY port=PORT\". "
        "The control socket takes {\"do\":\"mode\",\"mode\":\"normal|hang|refuse|garbage|"
        "try-later\"}, {\"do\":\"revoke\",\"serial\":HEX,\"reason\":N} and "
        "{\"do\":\"asked\"}.");
    Options options;
    app.add_option("--folder", options.folder,
                   "Where the centre's keys are, or where a fresh one writes NAME.cer and NAME.p12 "
                   "(password Qwerty12) of its people")
        ->required();
    app.add_option("--fresh", options.fresh, "Make a new centre")
        ->check(CLI::IsMember({"rsa", "gost"}));
    app.add_option("--port", options.port, "0 takes any free one")->capture_default_str();
    app.add_option("--control", options.control, "Path of the control socket");
    CLI11_PARSE(app, argc, argv);
    try {
        Scene scene(centre_of(options));
        return standins::run_http_service(
            {[&](const auto& request) { return scene.answer(request); },
             [&] { return scene.mode() == "refuse"; },
             [&](const json& request) { return scene.command(request); }},
            options.port, options.control);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "nca_standin: %s\n", error.what());
        return 1;
    }
}
