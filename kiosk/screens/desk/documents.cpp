// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The inventory: which papers, how each was found true, and beside it their pages.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <array>

namespace tereze::screens::desk {
namespace {

using casework::Authenticity;
/// Of papers: a record of the state is no paper, and nobody lays it on the glass.
constexpr std::array kAuthenticities{Authenticity::OriginalShown, Authenticity::NotarisedCopy,
                                     Authenticity::PlainCopy};

void draw_item(const Frame& frame, std::size_t index) {
    auto& ui = frame.ui;
    const auto& document = frame.view.documents[index];
    const auto pages =
        document.pages.empty()
            ? frame.tr("desk.documents.no_pages")
            : count_words(ui, "common.pages", static_cast<long>(document.pages.size()));
    const auto number = std::to_string(index + 1);
    if (ui.choice("desk.documents.item." + number,
                  {.title = number + ". " + document.kind.title.in(ui.language()),
                   .summary = authenticity_words(frame, document.authenticity),
                   .badge = pages,
                   .selected = index == frame.view.selected}))
        frame.emit(flows::desk::SelectDocument{index});
}

void draw_authenticity(const Frame& frame) {
    auto& ui = frame.ui;
    const auto& document = frame.view.documents[frame.view.selected];
    std::vector<std::string> words;
    std::size_t chosen = 0;
    for (std::size_t at = 0; at < kAuthenticities.size(); ++at) {
        words.push_back(authenticity_words(frame, kAuthenticities[at]));
        if (kAuthenticities[at] == document.authenticity)
            chosen = at;
    }
    if (document.kind.asked)
        ui.paragraph(
            "desk.documents.proof",
            frame.tr("desk.documents.proof", {{"proof", proof_words(frame, document.kind)}}));
    if (ui.radio("desk.documents.authenticity", frame.tr("desk.documents.authenticity"), words,
                 chosen))
        frame.emit(flows::desk::SetAuthenticity{kAuthenticities[chosen]});
}

void draw_actions(const Frame& frame) {
    auto& ui = frame.ui;
    ui.row([&] {
        if (ui.button("desk.documents.add", frame.tr("desk.documents.add"),
                      {.icon = ui::Icon::Plus, .shortcut = ui::Key::F2}))
            frame.typed.adding = true;
        if (!ui.button("desk.documents.remove", frame.tr("desk.documents.remove"),
                       {.kind = ui::ButtonKind::Quiet, .icon = ui::Icon::Trash}))
            return;
        if (frame.view.documents[frame.view.selected].pages.empty())
            frame.emit(flows::desk::RemoveDocument{});
        else
            frame.typed.removing = true;
    });
}

void draw_inventory(const Frame& frame) {
    auto& ui = frame.ui;
    if (frame.typed.adding || frame.view.documents.empty())
        return draw_kinds(frame);
    ui.subtitle("desk.documents.inventory", frame.tr("desk.documents.inventory"));
    if (const auto missing = frame.view.still_asked_for(); missing > 0)
        ui.caption("desk.documents.still_asked",
                   count_words(ui, "desk.documents.still_asked", missing));
    for (std::size_t index = 0; index < frame.view.documents.size(); ++index)
        draw_item(frame, index);
    draw_actions(frame);
    ui.space(1);
    draw_authenticity(frame);
}

void draw_remove_dialog(const Frame& frame) {
    if (!frame.typed.removing || frame.view.selected >= frame.view.documents.size())
        return;
    const auto& document = frame.view.documents[frame.view.selected];
    const auto pressed = frame.ui.dialog(
        "desk.documents.remove_dialog",
        {.title = frame.tr("desk.documents.remove_title"),
         .text = frame.tr("desk.documents.remove_text",
                          {{"document", document.kind.title.in(frame.ui.language())},
                           {"pages", count_words(frame.ui, "common.pages",
                                                 static_cast<long>(document.pages.size()))}}),
         .icon = ui::Icon::Trash,
         .actions = {{"keep", frame.tr("common.cancel"), ui::ButtonKind::Secondary},
                     {"remove", frame.tr("desk.documents.remove"), ui::ButtonKind::Danger}},
         .cancel = "keep"});
    if (!pressed)
        return;
    frame.typed.removing = false;
    if (*pressed == 1)
        frame.emit(flows::desk::RemoveDocument{});
}

}  // namespace

void draw_documents(const Frame& frame) {
    auto& ui = frame.ui;
    {
        auto screen = open_screen(frame, {.title = frame.tr("desk.documents.title"),
                                          .back = frame.tr("common.back"),
                                          .primary = frame.tr("desk.documents.next"),
                                          .primary_enabled = frame.view.ready_to_sign(),
                                          .primary_icon = ui::Icon::Pen});
        show_notice(ui, "desk.documents.notice", frame.view.notice);
        beside_way(frame, [&] {
            ui.panes(
                "desk.documents.panes", 0.44F, [&] { draw_inventory(frame); },
                [&] { draw_pages(frame); });
        });
        if (screen.primary())
            frame.emit(flows::desk::Next{});
        if (screen.back())
            frame.emit(flows::desk::Back{});
        if (screen.help())
            frame.typed.help = true;
    }
    draw_remove_dialog(frame);
}

}  // namespace tereze::screens::desk
