// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// screen_scenes: draws every screen with made-up people, saves pictures and says what is wrong.
#include "core/base/ids.h"
#include "kiosk/app/window/window.h"
#include "tests/support/screen_scenes/papers.h"
#include "tests/support/screen_scenes/scenes.h"

#include <cstdio>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace {

using namespace tereze;
using namespace tereze::scenes;

constexpr const char* kHelp =
    "screen_scenes: draws every screen of the kiosk under SDL and audits it.\n"
    "\n"
    "  --out DIR         the folder for NN-name.png; made where it is missing\n"
    "  --language LANG   kk (default), ru, en\n"
    "  --theme THEME     light (default), dark, contrast\n"
    "  --text SCALE      100 (default), 150, 200\n"
    "  --only PART       only scenes whose name holds PART\n"
    "  --help            this text\n"
    "\n"
    "Findings go to stdout, one a line: scene, rule, node, detail. Exit code 1 where there are "
    "any.\n";

const std::map<std::string_view, text::Language> kLanguages{{"kk", text::Language::Kazakh},
                                                            {"ru", text::Language::Russian},
                                                            {"en", text::Language::English}};
const std::map<std::string_view, ui::ThemeName> kThemes{{"light", ui::ThemeName::Light},
                                                        {"dark", ui::ThemeName::Dark},
                                                        {"contrast", ui::ThemeName::HighContrast}};
const std::map<std::string_view, ui::TextScale> kScales{
    {"100", ui::TextScale::Normal}, {"150", ui::TextScale::Large}, {"200", ui::TextScale::Largest}};

struct Options {
    std::filesystem::path out;
    ui::Preferences look;
    std::string only;
    bool help = false;
    bool good = true;
};

template <class Value>
void choose(Options& options, const std::map<std::string_view, Value>& values,
            std::string_view word, Value& value) {
    const auto found = values.find(word);
    options.good = options.good && found != values.end();
    if (found != values.end())
        value = found->second;
}

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--help") {
            options.help = true;
            continue;
        }
        const std::string_view value = i + 1 < argc ? argv[++i] : "";
        if (word == "--out")
            options.out = value;
        else if (word == "--only")
            options.only = value;
        else if (word == "--language")
            choose(options, kLanguages, value, options.look.language);
        else if (word == "--theme")
            choose(options, kThemes, value, options.look.theme);
        else if (word == "--text")
            choose(options, kScales, value, options.look.text_scale);
        else
            options.good = false;
    }
    options.good = options.good && (options.help || !options.out.empty());
    return options;
}

/// One window after the other: a picture and a list of findings for each scene.
class Gallery {
  public:
    Gallery(const Options& options, const text::Translator& translator)
        : m_options(options), m_translator(translator) {}

    Result<> show(const Scene& scene) {
        app::WindowOptions wanted;
        wanted.title = scene.name;
        wanted.width = scene.width;
        wanted.height = scene.height;
        wanted.profile = scene.profile;
        wanted.defaults = m_options.look;
        wanted.assets = std::filesystem::path(TEREZE_SOURCE_DIR) / "assets";
        TEREZE_ASSIGN(auto window, app::Window::open(wanted, &m_translator));
        Result<> saved;
        bool pressed = scene.press.empty();
        // The second settled frame: what the first one changed (focus, sizes) is seen in it.
        window->on_settled([&] {
            if (window->frames_drawn() < 2)
                return window->request_frame();
            if (!std::exchange(pressed, true))
                return press(*window, scene);
            saved = window->screenshot(picture_of(scene));
            report(scene, window->ui().audit());
            window->quit();
        });
        window->run(scene.draw);
        return saved;
    }
    int findings() const { return m_findings; }

  private:
    /// Where the node is missing the press goes nowhere, and the report says so.
    void press(app::Window& window, const Scene& scene) {
        if (const auto* node = window.ui().tree().find(scene.press))
            for (const auto kind :
                 {ui::InputEvent::Kind::PointerDown, ui::InputEvent::Kind::PointerUp})
                window.ui().feed({kind,
                                  node->visible.center(),
                                  0,
                                  ui::Key::None,
                                  {},
                                  std::chrono::steady_clock::now()});
        else
            report(scene, {{"not_there", scene.press, "cannot be pressed"}});
        window.request_frame();
    }
    std::filesystem::path picture_of(const Scene& scene) {
        const auto number = std::to_string(++m_number);
        return m_options.out /
               (std::string(number.size() < 2 ? "0" : "") + number + "-" + scene.name + ".png");
    }
    void report(const Scene& scene, const ui::Findings& findings) {
        for (const auto& finding : findings)
            std::printf("%s\t%s\t%s\t%s\n", scene.name.c_str(), finding.rule.c_str(),
                        finding.node.c_str(), finding.detail.c_str());
        std::fflush(stdout);
        m_findings += static_cast<int>(findings.size());
    }

    const Options& m_options;
    const text::Translator& m_translator;
    int m_number = 0;
    int m_findings = 0;
};

Result<int> run(const Options& options) {
    const auto config = std::filesystem::path(TEREZE_SOURCE_DIR) / "config";
    TEREZE_ASSIGN(const auto translator,
                  text::Translator::load(std::filesystem::path(TEREZE_BUILD_DIR) / "locales"));
    TEREZE_ASSIGN(const auto catalogue, regulation::Catalogue::load(config));
    const auto folder = std::filesystem::temp_directory_path() / ("scenes-" + make_uuid_v7());
    auto papers = draw_papers(std::filesystem::path(TEREZE_BIN_DIR) / "paper_pages", folder);
    std::filesystem::remove_all(folder);
    if (!papers)
        return fail(papers.error());
    std::filesystem::create_directories(options.out);
    // Monday, 23 November 2026, 10:19 in Almaty: pictures of two runs are alike.
    ManualClock clock(Clock::TimePoint(std::chrono::seconds(1795411140)));
    const World world{catalogue,
                      clock,
                      {catalogue, clock, "Алматы қаласының № 1 халыққа қызмет көрсету орталығы",
                       "Центр обслуживания населения № 1 города Алматы", "3", decode_pixmap},
                      std::move(*papers)};
    Gallery gallery(options, translator);
    for (const auto& scene : all_scenes(world))
        if (scene.name.find(options.only) != std::string::npos)
            TEREZE_TRY(gallery.show(scene));
    return gallery.findings() == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    const auto options = read_options(argc, argv);
    if (options.help || !options.good) {
        std::fputs(kHelp, options.good ? stdout : stderr);
        return options.good ? 0 : 2;
    }
    const auto code = run(options);
    if (code)
        return *code;
    std::fprintf(stderr, "screen_scenes: %s: %s\n", code.error().code.c_str(),
                 code.error().detail.c_str());
    return 3;
}
