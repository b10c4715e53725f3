// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-kiosk: reads the terminal's file, opens what its role needs, and runs until it is closed.
#include "core/base/files.h"
#include "core/regulation/keeper.h"
#include "drivers/scanner/page_image.h"
#include "kiosk/app/board_app.h"
#include "kiosk/app/desk_app.h"
#include "kiosk/app/options.h"
#include "kiosk/app/self_service_app.h"
#include "kiosk/app/window/test_driver.h"
#include "kiosk/central/enrolment.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <tuple>

namespace tereze::app {
namespace {

ui::Profile profile_of(station::Role role) {
    switch (role) {
        case station::Role::SelfService:
            return ui::Profile::Kiosk;
        case station::Role::Desk:
            return ui::Profile::Desk;
        case station::Role::Board:
            return ui::Profile::Board;
    }
    return ui::Profile::Kiosk;
}

WindowOptions window_options(const station::Settings& settings, const Options& options) {
    WindowOptions window;
    window.title = "Tereze " + std::string(to_string(settings.role));
    window.profile = profile_of(settings.role);
    window.full_screen = settings.window.full_screen && !options.size;
    if (settings.window.width > 0) {
        window.width = settings.window.width;
        window.height = settings.window.height;
    }
    if (options.size)
        std::tie(window.width, window.height) = *options.size;
    window.px_per_mm = settings.window.px_per_mm;
    window.defaults.language = settings.language;
    window.assets = settings.assets_folder;
    return window;
}

screens::DecodedPage decode(const Bytes& jpeg, int longest_side_px) {
    auto picture = drivers::scanner::make_thumbnail(jpeg, longest_side_px);
    if (!picture)
        return {};
    return {picture->width_px, picture->height_px, std::move(picture->rgba)};
}

Result<station::SealingRoom> sealing_room(const station::Settings& settings) {
    TEREZE_ASSIGN(const auto seal_bytes, read_file(settings.seal_certificate));
    TEREZE_ASSIGN(auto server, trust::Certificate::parse(seal_bytes));
    TEREZE_ASSIGN(const auto people_bytes, read_file(settings.people_ca));
    TEREZE_ASSIGN(auto people_ca, trust::Certificate::parse_pem_list(people_bytes));
    TEREZE_ASSIGN(auto outbox, central::Outbox::open(settings.state_folder / "outbox"));
    return station::SealingRoom{std::move(server), std::move(people_ca), std::move(outbox)};
}

Result<std::unique_ptr<Role>> make_role(const Parts& parts) {
    if (parts.settings.role == station::Role::Board)
        return std::make_unique<BoardApp>(parts);
    auto* window = &parts.window;
    TEREZE_ASSIGN(auto devices,
                  station::Station::open(parts.settings, [window](std::function<void()> task) {
                      window->post(std::move(task));
                  }));
    if (parts.settings.role == station::Role::SelfService)
        return std::make_unique<SelfServiceApp>(parts, std::move(devices));
    TEREZE_ASSIGN(auto room, sealing_room(parts.settings));
    return std::make_unique<DeskApp>(
        parts, std::move(devices), std::move(room),
        flows::DeskFlow::Settings{parts.settings.hall, parts.settings.law});
}

/// The terminal's catalogue. While its files are broken the terminal works by the last good one;
/// every fault is told, so that somebody mends them.
Result<std::shared_ptr<const regulation::Catalogue>> open_catalogue(
    const station::Settings& settings) {
    TEREZE_ASSIGN(auto opened, regulation::CatalogueKeeper::open(
                                   settings.config_folder, settings.state_folder / "catalogue"));
    for (const auto& fault : opened.reading.faults.list())
        std::fprintf(stderr, "tereze-kiosk: catalogue: %s\n", fault.c_str());
    if (!opened.reading.fresh)
        std::fprintf(stderr, "tereze-kiosk: catalogue: working by the last good one\n");
    if (opened.reading.not_saved)
        std::fprintf(stderr, "tereze-kiosk: catalogue: not saved for the next start: %s\n",
                     opened.reading.not_saved->detail.c_str());
    return opened.keeper->current();
}

Result<int> enrol(const station::Settings& settings, const Options& options) {
    TEREZE_ASSIGN(const auto enrolled,
                  central::enrol(settings.central, options.enrol_at, options.enrol));
    std::printf("enrolled as %s until %s\n", enrolled.common_name.c_str(),
                enrolled.not_after.c_str());
    return 0;
}

Result<int> run(const Options& options) {
    TEREZE_ASSIGN(const auto settings, station::Settings::load(options.config));
    if (!options.enrol.empty())
        return enrol(settings, options);
    TEREZE_TRY(central::settle_certificate(settings.central));
    const central::CertificateKeeper keeper(settings.central, [](const Error& trouble) {
        std::fprintf(stderr, "tereze-kiosk: certificate: %s\n", trouble.code.c_str());
    });
    TEREZE_ASSIGN(const auto translator, text::Translator::load(settings.locales_folder));
    TEREZE_ASSIGN(const auto kept, open_catalogue(settings));
    const auto& catalogue = *kept;
    TEREZE_TRY(settings.law.check(catalogue));
    const SystemClock clock;
    TEREZE_ASSIGN(auto window, Window::open(window_options(settings, options), &translator));

    const Parts parts{
        settings,
        translator,
        catalogue,
        clock,
        *window,
        {catalogue, clock, settings.hall_name_kk, settings.hall_name_ru, settings.desk, decode}};
    TEREZE_ASSIGN(auto role, make_role(parts));
    std::optional<TestDriver> driver;
    if (options.ui_driver) {
        TEREZE_ASSIGN(driver, TestDriver::start(*window, *options.ui_driver,
                                                [&role] { return role->report(); }));
        std::printf("READY ui=%s\n", options.ui_driver->c_str());
        std::fflush(stdout);
    }
    const int code = window->run([&](ui::Ui& ui) { role->draw(ui); });
    return code;
}

}  // namespace
}  // namespace tereze::app

int main(int argc, char** argv) {
    using namespace tereze;
    const auto options = app::parse_options({argv + 1, argv + argc});
    if (!options) {
        std::fprintf(stderr, "tereze-kiosk: %s: %s\n\n%s", options.error().code.c_str(),
                     options.error().detail.c_str(), app::usage().c_str());
        return 2;
    }
    if (options->help) {
        std::fputs(app::usage().c_str(), stdout);
        return 0;
    }
    if (options->version) {
        std::puts(TEREZE_VERSION);
        return 0;
    }
    const auto code = app::run(*options);
    if (!code) {
        std::fprintf(stderr, "tereze-kiosk: %s: %s\n", code.error().code.c_str(),
                     code.error().detail.c_str());
        return 1;
    }
    return *code;
}
