// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-dock: the small window of the live demo.
#include "kiosk/app/window/test_driver.h"
#include "kiosk/app/window/window.h"
#include "tests/standins/dock/dock.h"

#include <cstdio>
#include <map>
#include <optional>

namespace {

using namespace tereze;

constexpr const char* kUsage =
    "tereze-dock --card SOCKET --persons DIR --tickets SOCKET --gateway SOCKET --scanner DIR\n"
    "            --papers DIR --locales DIR --assets DIR [--language kk|ru|en] [--driver SOCKET]\n"
    "Puts cards in, lays paper on the glass, makes the ticket printer run out.\n";

using Arguments = std::map<std::string, std::string>;

std::optional<Arguments> read_arguments(int argc, char** argv) {
    Arguments arguments{{"--language", "kk"}, {"--driver", ""}};
    for (int i = 1; i + 1 < argc; i += 2)
        arguments[argv[i]] = argv[i + 1];
    for (const auto* needed : {"--card", "--persons", "--tickets", "--gateway", "--scanner",
                               "--papers", "--locales", "--assets"})
        if (!arguments.contains(needed))
            return std::nullopt;
    return arguments;
}

text::Language language_of(const std::string& word) {
    for (const auto language : text::kLanguages)
        if (word == code(language))
            return language;
    return text::Language::Kazakh;
}

Result<int> run(const Arguments& arguments) {
    TEREZE_ASSIGN(const auto translator, text::Translator::load(arguments.at("--locales")));
    TEREZE_ASSIGN(auto scanner, testing::ScannerScene::create(arguments.at("--scanner")));
    app::WindowOptions options;
    options.title = "Tereze dock";
    options.width = 1024;
    options.height = 900;
    options.profile = ui::Profile::Desk;
    options.assets = arguments.at("--assets");
    options.defaults.language = language_of(arguments.at("--language"));
    TEREZE_ASSIGN(auto window, app::Window::open(options, &translator));
    standins::Dock dock(
        {arguments.at("--card"), arguments.at("--tickets"), arguments.at("--gateway"),
         arguments.at("--persons"), arguments.at("--papers")},
        std::move(scanner));
    std::optional<app::TestDriver> driver;
    if (!arguments.at("--driver").empty()) {
        TEREZE_ASSIGN(driver, app::TestDriver::start(*window, arguments.at("--driver")));
        std::printf("READY ui=%s\n", arguments.at("--driver").c_str());
        std::fflush(stdout);
    }
    return window->run([&](ui::Ui& ui) { dock.draw(ui); });
}

}  // namespace

int main(int argc, char** argv) {
    const auto arguments = read_arguments(argc, argv);
    if (!arguments) {
        std::fputs(kUsage, argc == 2 && std::string(argv[1]) == "--help" ? stdout : stderr);
        return argc == 2 ? 0 : 2;
    }
    const auto code = run(*arguments);
    if (!code) {
        std::fprintf(stderr, "tereze-dock: %s: %s\n", code.error().code.c_str(),
                     code.error().detail.c_str());
        return 1;
    }
    return *code;
}
