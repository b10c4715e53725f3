// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-gallery: every widget in every state, for people, screenshots and tests.
#include "kiosk/app/window/signal_watch.h"
#include "kiosk/app/window/test_driver.h"
#include "kiosk/app/window/window.h"
#include "kiosk/gallery/pages.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

namespace {

using namespace tereze;

constexpr const char* kHelp =
    "tereze-gallery [--profile kiosk|desk|board] [--size 1080x1920] [--px-per-mm N]\n"
    "               [--language kk|ru|en] [--theme light|dark|contrast] [--text-scale "
    "100|150|200]\n"
    "               [--page NAME] [--assets DIR] [--locales DIR] [--driver SOCKET] "
    "[--full-screen]\n"
    "Shows every widget in every state. --driver lets a test drive it (not in release builds).\n";

using Arguments = std::map<std::string, std::string, std::less<>>;

std::optional<Arguments> read_arguments(int argc, char** argv) {
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        if (!name.starts_with("--"))
            return std::nullopt;
        const bool flag = name == "--help" || name == "--full-screen";
        if (!flag && i + 1 >= argc)
            return std::nullopt;
        arguments[name] = flag ? "yes" : argv[++i];
    }
    return arguments;
}

std::string get(const Arguments& arguments, std::string_view name, const char* otherwise) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? otherwise : found->second;
}

app::WindowOptions options_of(const Arguments& arguments) {
    app::WindowOptions options;
    options.title = "Tereze: gallery";
    const std::string profile = get(arguments, "--profile", "kiosk");
    options.profile = profile == "desk"    ? ui::Profile::Desk
                      : profile == "board" ? ui::Profile::Board
                                           : ui::Profile::Kiosk;
    const std::string size =
        get(arguments, "--size", options.profile == ui::Profile::Kiosk ? "1080x1920" : "1920x1080");
    if (std::sscanf(size.c_str(), "%dx%d", &options.width, &options.height) != 2)
        std::fputs("--size is WIDTHxHEIGHT; the usual size is taken\n", stderr);
    options.px_per_mm = std::atof(get(arguments, "--px-per-mm", "0").c_str());
    options.full_screen = arguments.contains("--full-screen");
    options.assets = get(arguments, "--assets", TEREZE_ASSETS);
    const std::string language = get(arguments, "--language", "kk");
    for (const auto known : text::kLanguages)
        if (language == code(known))
            options.defaults.language = known;
    const std::string theme = get(arguments, "--theme", "light");
    if (theme == "dark")
        options.defaults.theme = ui::ThemeName::Dark;
    if (theme == "contrast")
        options.defaults.theme = ui::ThemeName::HighContrast;
    const std::string scale = get(arguments, "--text-scale", "100");
    if (scale == "150")
        options.defaults.text_scale = ui::TextScale::Large;
    if (scale == "200")
        options.defaults.text_scale = ui::TextScale::Largest;
    return options;
}

int failed(const Error& error) {
    std::fprintf(stderr, "tereze-gallery: %s: %s\n", error.code.c_str(), error.detail.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    const auto arguments = read_arguments(argc, argv);
    if (!arguments || arguments->contains("--help")) {
        std::fputs(kHelp, arguments ? stdout : stderr);
        return arguments ? 0 : 2;
    }
    // Before any thread: SDL's and the graphics driver's inherit the blocked signals.
    app::Window* shown = nullptr;
    app::SignalWatch signals([&shown] {
        if (shown != nullptr)
            shown->quit();
    });
    const auto translator = text::Translator::load(get(*arguments, "--locales", TEREZE_LOCALES));
    if (!translator)
        return failed(translator.error());
    const auto window = app::Window::open(options_of(*arguments), &*translator);
    if (!window)
        return failed(window.error());
    shown = window->get();
    gallery::State state;
    state.page = get(*arguments, "--page", "home");
    state.sheet = gallery::paint_sheet();
    std::optional<app::TestDriver> driver;
    if (arguments->contains("--driver")) {
        auto started = app::TestDriver::start(**window, arguments->at("--driver"));
        if (!started)
            return failed(started.error());
        driver = std::move(*started);
        std::printf("READY driver=%s\n", arguments->at("--driver").c_str());
    } else {
        std::puts("READY");
    }
    std::fflush(stdout);
    return (*window)->run([&](ui::Ui& ui) { gallery::draw(ui, state); });
}
