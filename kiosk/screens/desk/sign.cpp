// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What will be signed, by whom, and the PIN of the operator's token.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {
namespace {

std::vector<ui::KeyValue> summary_rows(const Frame& frame) {
    const auto& view = frame.view;
    long pages = 0;
    for (const auto& document : view.documents)
        pages += static_cast<long>(document.pages.size());
    const auto documents =
        count_words(frame.ui, "common.documents", static_cast<long>(view.documents.size()));
    std::vector<ui::KeyValue> rows;
    if (view.person)
        rows.push_back({.id = "applicant",
                        .key = frame.tr("desk.sign.applicant"),
                        .value = view.person->full_name(),
                        .emphasised = true});
    rows.push_back({.id = "service",
                    .key = frame.tr("desk.sign.service"),
                    .value = service_name(frame.context, frame.ui.language(), view.service_id)});
    if (view.operation)
        rows.push_back({.id = "operation",
                        .key = frame.tr("desk.sign.operation"),
                        .value = frame.tr("operation." + std::string(word_of(*view.operation)))});
    rows.push_back({.id = "documents",
                    .key = frame.tr("desk.sign.documents"),
                    .value = documents + ", " + count_words(frame.ui, "common.pages", pages)});
    return rows;
}

void draw_inventory(const Frame& frame) {
    auto& ui = frame.ui;
    ui.subtitle("desk.sign.inventory_title", frame.tr("desk.sign.inventory"));
    std::vector<ui::TableRow> rows;
    for (const auto& document : frame.view.documents) {
        const auto number = std::to_string(rows.size() + 1);
        rows.push_back({.id = number,
                        .cells = {number + ". " + document.kind.title.in(ui.language()),
                                  authenticity_words(frame, document.authenticity),
                                  std::to_string(document.pages.size())}});
    }
    ui.table("desk.sign.inventory",
             {.label = frame.tr("desk.sign.inventory"),
              .columns = {{"document", frame.tr("desk.sign.document"), 2.4F},
                          {"authenticity", frame.tr("desk.sign.authenticity"), 1.8F},
                          {"pages", frame.tr("desk.sign.pages"), 0.8F, true}},
              .pick = false},
             rows);
}

void draw_tries(const Frame& frame) {
    const auto& tries = frame.view.pin_tries_left;
    if (!tries || frame.view.pin_locked)
        return;
    auto& ui = frame.ui;
    const auto words = count_words(ui, "desk.sign.tries_left", *tries);
    if (*tries > 1)
        ui.caption("desk.sign.tries_left", words);
    else
        ui.banner("desk.sign.tries_left", ui::BannerKind::Warning, words,
                  frame.tr("desk.sign.last_try"));
}

void draw_signer(const Frame& frame) {
    auto& ui = frame.ui;
    const auto& view = frame.view;
    ui.card("desk.sign.signer", [&] {
        ui.key_values("desk.sign.token",
                      {{.id = "holder",
                        .key = frame.tr("desk.sign.holder"),
                        .value = view.signer.empty() ? frame.tr("desk.sign.no_token") : view.signer,
                        .emphasised = true}});
        if (view.pin_at_reader)
            ui.banner("desk.sign.at_reader", ui::BannerKind::Info, frame.tr("desk.sign.at_reader"),
                      frame.tr("desk.sign.at_reader_how"));
        else
            ui.pin_field("desk.sign.pin",
                         {.label = frame.tr("desk.sign.pin"),
                          .hint = frame.tr("desk.sign.pin_hint"),
                          .max_length = 16,
                          .enabled = !view.pin_locked},
                         frame.typed.pin);
        draw_tries(frame);
    });
}

}  // namespace

void draw_sign(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.sign.title"),
                                      .back = frame.tr("common.back"),
                                      .primary = frame.tr("common.sign"),
                                      .primary_icon = ui::Icon::Pen});
    if (frame.entered && !frame.view.pin_at_reader)
        ui.focus("desk.sign.pin");
    beside_way(frame, [&] {
        show_notice(ui, "desk.sign.notice", frame.view.notice);
        ui.columns({0.58F, 0.42F}, [&](std::size_t column) {
            if (column == 1)
                return draw_signer(frame);
            ui.card("desk.sign.case",
                    [&] { ui.key_values("desk.sign.summary", summary_rows(frame)); });
            draw_inventory(frame);
        });
    });
    const bool pin_ready = frame.view.pin_at_reader || !frame.typed.pin.empty();
    screen.enable_primary(pin_ready && !frame.view.pin_locked);
    if (screen.primary()) {
        auto pin = std::make_shared<Secret>(std::move(frame.typed.pin));
        frame.typed.pin = Secret();
        frame.emit(flows::desk::EnterPin{std::move(pin)});
    }
    if (screen.back())
        frame.emit(flows::desk::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
