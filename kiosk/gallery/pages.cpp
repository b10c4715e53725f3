// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/gallery/pages.h"

#include <array>

namespace tereze::gallery {
namespace {

using ui::Ui;

struct Page {
    const char* id;
    ui::Icon icon;
    void (*draw)(Ui&, State&);
};

void text_page(Ui& ui, State& /*state*/) {
    ui.heading("heading", ui.tr("gallery.medical"));
    ui.subtitle("subtitle", ui.tr("gallery.summary"));
    ui.paragraph("paragraph", ui.tr("gallery.paragraph"));
    ui.paragraph("letters", ui.tr("gallery.letters"));
    ui.paragraph("long", ui.tr("gallery.long_title"), ui::Tone::Quiet);
    ui.card("card", [&] {
        ui.key_values("pairs", {{"name", ui.tr("gallery.name"), ui.tr("gallery.name_value")},
                                {"iin", ui.tr("gallery.iin"), "990101 300 123"},
                                {"birth", ui.tr("gallery.birth"), "01.01.1999"}});
    });
    ui.caption("danger", ui.tr("gallery.tries"), ui::Tone::Danger);
    ui.caption("done", ui.tr("gallery.success"), ui::Tone::Done);
}

void actions_page(Ui& ui, State& state) {
    ui.row([&] {
        if (ui.button("primary", ui.tr("gallery.apply"), {.kind = ui::ButtonKind::Primary}))
            ++state.clicks;
        if (ui.button("secondary", ui.tr("gallery.sign"), {.icon = ui::Icon::Pen}))
            ++state.clicks;
        if (ui.button("quiet", ui.tr("ui.help"), {.kind = ui::ButtonKind::Quiet}))
            ++state.clicks;
        if (ui.button("danger", ui.tr("gallery.danger"),
                      {.kind = ui::ButtonKind::Danger, .icon = ui::Icon::Trash}))
            ++state.clicks;
        ui.button("disabled", ui.tr("gallery.disabled"), {.enabled = false});
        ui.button("busy", ui.tr("gallery.apply"), {.kind = ui::ButtonKind::Primary, .busy = true});
        ui.button("shortcut", ui.tr("gallery.call_next"), {.shortcut = ui::Key::F5});
    });
    ui.caption("clicks", std::to_string(state.clicks));
    const auto choice = [&](const char* id, const std::string& title, ui::ChoiceSpec spec) {
        spec.title = title;
        spec.selected = state.chosen == id;
        if (ui.choice(id, spec))
            state.chosen = id;
    };
    choice("medical", ui.tr("gallery.medical"),
           {.summary = ui.tr("gallery.summary"),
            .icon = ui::Icon::Medical,
            .badge = ui.tr("gallery.minutes")});
    choice("scrap", ui.tr("gallery.long_title"), {.icon = ui::Icon::Briefcase});
    choice("plain", ui.tr("gallery.disabled"), {.enabled = false});
    ui.grid("grid", 4, 2, [&](std::size_t i) {
        constexpr std::array kIcons{ui::Icon::Person, ui::Icon::Building, ui::Icon::Ticket,
                                    ui::Icon::Document};
        choice(std::array{"g0", "g1", "g2", "g3"}.at(i),
               ui.tr(i == 1   ? "gallery.reissue"
                     : i == 2 ? "gallery.long_title"
                              : "gallery.issue")
                   .substr(0, i == 2 ? 60 : std::string::npos),
               {.icon = kIcons.at(i)});
    });
    ui.segmented("operation", ui.tr("gallery.operation"),
                 {ui.tr("gallery.issue"), ui.tr("gallery.reissue"), ui.tr("gallery.duplicate")},
                 state.operation);
    ui.radio("radio", ui.tr("gallery.operation"),
             {ui.tr("gallery.issue"), ui.tr("gallery.reissue")}, state.radio);
    ui.checkbox("paper", ui.tr("gallery.paper"), state.paper, ui.tr("gallery.summary"));
}

void fields_page(Ui& ui, State& state) {
    ui.text_field("name", {.label = ui.tr("gallery.name")}, state.name);
    ui.text_field("iin",
                  {.label = ui.tr("gallery.iin"),
                   .hint = ui.tr("gallery.iin_hint"),
                   .error = state.iin == "990101300123" ? ui.tr("gallery.iin_error") : "",
                   .keyboard = ui::KeyboardLayout::Digits,
                   .max_length = 12},
                  state.iin);
    ui.text_field("mrz",
                  {.label = ui.tr("gallery.mrz"),
                   .hint = "IDKAZ012345678<<<<<<<<<<<<<<<<",
                   .keyboard = ui::KeyboardLayout::Mrz,
                   .max_length = 30,
                   .monospaced = true},
                  state.mrz);
    ui.secret_field("password", {.label = ui.tr("gallery.password")}, state.password);
    std::string fixed = ui.tr("gallery.name_value");
    ui.text_field("fixed", {.label = ui.tr("gallery.name"), .enabled = false}, fixed);
    std::string text = ui.tr("gallery.paragraph");
    ui.text_field("multi", {.label = ui.tr("gallery.text"), .multiline = true}, text);
}

void pin_page(Ui& ui, State& state) {
    ui.centered([&] {
        ui.illustration("token", ui::Illustration::InsertToken, ui.tr("gallery.sign"), 300);
        ui.pin_field("pin",
                     {.label = ui.tr("gallery.pin"),
                      .hint = ui.tr("gallery.pin_hint"),
                      .error = state.pin.empty() ? "" : ui.tr("gallery.tries"),
                      .keyboard = ui::KeyboardLayout::Digits,
                      .max_length = 8},
                     state.pin);
    });
}

void status_page(Ui& ui, State& state) {
    ui.busy("busy", ui.tr("gallery.busy"));
    ui.progress("progress", ui.tr("gallery.scanning"), 0.4, "2 / 5");
    ui.progress("complete", ui.tr("gallery.scanning"), 1, "5 / 5");
    ui.banner("info", ui::BannerKind::Info, ui.tr("gallery.info"), ui.tr("gallery.info_text"));
    ui.banner("success", ui::BannerKind::Success, ui.tr("gallery.success"), "KZ-2026-000123");
    ui.banner("warning", ui::BannerKind::Warning, ui.tr("gallery.warning"), {});
    if (ui.banner("error", ui::BannerKind::Error, ui.tr("gallery.error"),
                  ui.tr("gallery.error_text"), ui.tr("common.retry")))
        ++state.clicks;
    if (ui.button("dialog", ui.tr("gallery.open_dialog")))
        state.open_dialog = true;
}

void steps_page(Ui& ui, State& /*state*/) {
    const auto step = [&](const char* id, ui::StepMark mark, const char* limit) {
        return ui::Step{id,
                        ui.tr(std::string("gallery.") + id),
                        ui.tr("gallery.operator"),
                        limit == nullptr ? ui.tr("gallery.not_stated") : limit,
                        ui.tr("gallery.clause"),
                        mark};
    };
    ui.card("card", [&] {
        ui.stepper("steps", {step("step1", ui::StepMark::Done, "10–15 с"),
                             step("step2", ui::StepMark::Current, "2 мин"),
                             step("step3", ui::StepMark::Ahead, nullptr),
                             step("step4", ui::StepMark::Refused, "15 мин")});
    });
}

std::vector<ui::TableRow> queue_rows(const Ui& ui, const State& state) {
    std::vector<ui::TableRow> rows;
    for (int i = 0; i < 4; ++i) {
        const std::string number = "M-01" + std::to_string(i);
        rows.push_back({number,
                        {number, ui.tr(i == 2 ? "gallery.long_title" : "gallery.medical"),
                         std::to_string(4 + 3 * i)},
                        i == 0 ? ui::Icon::Bell : ui::Icon::Ticket,
                        ui::Tone::Normal,
                        state.chosen == number,
                        true});
    }
    return rows;
}

void table_page(Ui& ui, State& state) {
    const ui::TableSpec spec{ui.tr("gallery.queue"),
                             {{"number", ui.tr("gallery.number"), 1.2F},
                              {"service", ui.tr("gallery.service"), 4},
                              {"waiting", ui.tr("gallery.waiting"), 1.2F, true}},
                             ui.tr("gallery.empty")};
    const auto rows = queue_rows(ui, state);
    if (const auto picked = ui.table("queue", spec, rows))
        state.chosen = rows[*picked].id;
    ui.table("empty", spec, {});
    ui.row([&] {
        for (int i = 1; i <= 3; ++i) {
            const std::string id = "page" + std::to_string(i);
            if (ui.thumbnail(id, {.label = ui.tr("gallery.page", {{"number", std::to_string(i)}}),
                                  .picture = {1, kSheetWidth, kSheetHeight, state.sheet},
                                  .note = i == 3 ? ui.tr("gallery.blank") : "",
                                  .tone = ui::Tone::Danger,
                                  .selected = state.chosen == id}))
                state.chosen = id;
        }
    });
}

void pictures_page(Ui& ui, State& /*state*/) {
    ui.grid("pictures", ui::all_illustrations().size(), 2, [&](std::size_t i) {
        const auto which = ui::all_illustrations()[i];
        const std::string name(file_stem(which));
        ui.illustration(name, which, ui.tr("gallery.picture", {{"name", name}}), 260);
    });
    ui.row([&] {
        for (const auto icon : ui::all_icons())
            ui.icon("icon." + std::string(file_stem(icon)), icon, std::string(file_stem(icon)));
    });
}

void ticket_page(Ui& ui, State& /*state*/) {
    ui.centered([&] {
        ui.illustration("picture", ui::Illustration::TakeTicket, ui.tr("gallery.ticket"), 320);
        ui.large_number("number", ui.tr("gallery.ticket_number"), "M-014");
        ui.qr("qr", ui.tr("gallery.scan_qr"), "https://tereze.example.kz/t/0192f0c1-5a7e-7c3b",
              320);
        ui.caption("follow", ui.tr("gallery.scan_qr"), ui::Tone::Quiet, ui::Align::Center);
        ui.card("card", [&] {
            ui.key_values("pairs", {{"ahead", ui.tr("gallery.ahead"), "3"},
                                    {"time", ui.tr("gallery.waiting"), ui.tr("gallery.minutes")}});
        });
    });
}

void board_page(Ui& ui, State& /*state*/) {
    ui.columns({1.5F, 1}, [&](std::size_t column) {
        if (column == 0) {
            ui.call("fresh", {"M-014", ui.tr("gallery.window", {{"number", "3"}}), true});
            ui.call("second", {"A-207", ui.tr("gallery.window", {{"number", "12"}}), true});
        } else {
            for (int i = 0; i < 4; ++i)
                ui.call("last" + std::to_string(i),
                        {"M-01" + std::to_string(i), ui.tr("gallery.window", {{"number", "1"}}),
                         false});
        }
    });
}

void desk_page(Ui& ui, State& state) {
    ui.panes(
        "panes", 0.42F,
        [&] {
            ui.row([&] {
                ui.button("call", ui.tr("gallery.call_next"),
                          {.kind = ui::ButtonKind::Secondary,
                           .icon = ui::Icon::Bell,
                           .shortcut = ui::Key::F2});
            });
            table_page(ui, state);
        },
        [&] {
            ui.subtitle("service", ui.tr("gallery.medical"));
            ui.text_field("name", {.label = ui.tr("gallery.name")}, state.name);
            ui.columns({1, 1}, [&](std::size_t column) {
                if (column == 0)
                    ui.text_field("iin",
                                  {.label = ui.tr("gallery.iin"),
                                   .hint = ui.tr("gallery.iin_hint"),
                                   .keyboard = ui::KeyboardLayout::Digits,
                                   .max_length = 12},
                                  state.iin);
                else
                    ui.secret_field("password", {.label = ui.tr("gallery.password")},
                                    state.password);
            });
            ui.checkbox("paper", ui.tr("gallery.paper"), state.paper);
            ui.banner("info", ui::BannerKind::Info, ui.tr("gallery.info"),
                      ui.tr("gallery.info_text"));
            steps_page(ui, state);
        });
}

constexpr std::array kPages{
    Page{"text", ui::Icon::Document, text_page},     Page{"actions", ui::Icon::Check, actions_page},
    Page{"fields", ui::Icon::Keyboard, fields_page}, Page{"pin", ui::Icon::Lock, pin_page},
    Page{"status", ui::Icon::Clock, status_page},    Page{"steps", ui::Icon::Law, steps_page},
    Page{"table", ui::Icon::Pages, table_page},      Page{"ticket", ui::Icon::Ticket, ticket_page},
    Page{"pictures", ui::Icon::Info, pictures_page}, Page{"desk", ui::Icon::Person, desk_page},
    Page{"board", ui::Icon::Queue, board_page},
};

void home(Ui& ui, State& state) {
    auto screen = ui.screen({.id = "gallery.home", .title = ui.tr("gallery.title")});
    ui.paragraph("intro", ui.tr("gallery.paragraph"), ui::Tone::Quiet);
    ui.grid("pages", kPages.size(), 2, [&](std::size_t i) {
        const Page& page = kPages.at(i);
        if (ui.choice(page.id,
                      {.title = ui.tr(std::string("gallery.") + page.id), .icon = page.icon}))
            state.page = page.id;
    });
}

void time_out_dialog(Ui& ui, State& state) {
    const auto answer = ui.dialog(
        "timeout", {.title = ui.tr("ui.timeout.title"),
                    .text = ui.tr("ui.timeout.text"),
                    .actions = {{"finish", ui.tr("ui.timeout.finish"), ui::ButtonKind::Secondary},
                                {"extend", ui.tr("ui.timeout.extend"), ui::ButtonKind::Primary}},
                    .cancel = "finish",
                    .left = std::chrono::seconds(24),
                    .left_fraction = 0.8});
    if (answer)
        state.open_dialog = false;
}

}  // namespace

std::vector<std::uint8_t> paint_sheet() {
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kSheetWidth) * kSheetHeight * 4, 255);
    for (int y = 24; y < 260; ++y)
        for (int x = 24; x < kSheetWidth - 24 - (y / 12 % 4) * 14; ++x)
            if (y % 12 < 4) {
                const auto at = static_cast<std::size_t>(y * kSheetWidth + x) * 4;
                pixels[at] = pixels[at + 1] = pixels[at + 2] = 120;
            }
    return pixels;
}

void draw(Ui& ui, State& state) {
    const Page* shown = nullptr;
    for (const auto& page : kPages)
        if (state.page == page.id)
            shown = &page;
    if (shown == nullptr) {
        home(ui, state);
        return;
    }
    {
        const std::string id = shown->id;
        auto screen = ui.screen({.id = "gallery." + id,
                                 .title = id == "desk" ? "" : ui.tr("gallery." + id),
                                 .back = ui.tr("ui.back"),
                                 .primary = ui.tr("ui.next"),
                                 .status = id == "desk" ? ui.tr("gallery.status_line") : "",
                                 .bars = id != "board"});
        shown->draw(ui, state);
        if (screen.back())
            state.page = "home";
        if (screen.primary())
            state.page = shown == &kPages.back() ? kPages.front().id : (shown + 1)->id;
    }
    if (state.open_dialog)
        time_out_dialog(ui, state);
}

}  // namespace tereze::gallery
