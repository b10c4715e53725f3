// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The pages of the chosen document: small in a row, one of them large, and the scanner's button.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens::desk {
namespace {

using flows::desk::Page;

const flows::desk::Document* chosen_document(const Frame& frame) {
    const auto& documents = frame.view.documents;
    return frame.view.selected < documents.size() ? &documents[frame.view.selected] : nullptr;
}

const Page* page_shown(const Frame& frame, const flows::desk::Document& document) {
    const auto found = std::find_if(document.pages.begin(), document.pages.end(),
                                    [&](const Page& page) { return page.id == frame.typed.page; });
    if (found != document.pages.end())
        return &*found;
    return document.pages.empty() ? nullptr : &document.pages.back();
}

std::string remarks_of(const Frame& frame, const Page& page) {
    std::string text;
    for (const auto& remark : page.remarks)
        text += (text.empty() ? "" : " ") + frame.tr(remark);
    return text;
}

void draw_buttons(const Frame& frame, const Page* shown) {
    auto& ui = frame.ui;
    ui.row([&] {
        if (ui.button("desk.documents.scan", frame.tr("desk.documents.scan"),
                      {.icon = ui::Icon::Scanner,
                       .enabled = frame.view.can_scan() && chosen_document(frame) != nullptr,
                       .shortcut = ui::Key::F4}))
            frame.emit(flows::desk::ScanPage{});
        if (shown == nullptr)
            return;
        if (ui.button("desk.documents.rescan_page", frame.tr("desk.documents.rescan_page"),
                      {.kind = ui::ButtonKind::Quiet, .icon = ui::Icon::Refresh})) {
            frame.emit(flows::desk::RemovePage{shown->id});
            frame.emit(flows::desk::ScanPage{});
        }
        if (ui.button("desk.documents.remove_page", frame.tr("desk.documents.remove_page"),
                      {.kind = ui::ButtonKind::Quiet, .icon = ui::Icon::Trash}))
            frame.emit(flows::desk::RemovePage{shown->id});
    });
}

void draw_thumbnails(const Frame& frame, const flows::desk::Document& document, const Page* shown) {
    for (std::size_t at = 0; at < document.pages.size(); ++at) {
        const auto& page = document.pages[at];
        const auto number = std::to_string(at + 1);
        if (frame.ui.thumbnail(
                "desk.documents.page." + number,
                {.label = frame.tr("desk.documents.page", {{"number", number}}),
                 .picture = frame.typed.pictures.thumbnail(page),
                 .note = page.remarks.empty() ? std::string() : frame.tr("desk.documents.check"),
                 .tone = page.remarks.empty() ? ui::Tone::Normal : ui::Tone::Danger,
                 .selected = shown == &page}))
            frame.typed.page = page.id;
    }
}

void draw_large(const Frame& frame, const Page& page, std::size_t number) {
    auto& ui = frame.ui;
    const auto picture = frame.typed.pictures.preview(page);
    if (picture.width == 0) {
        ui.banner("desk.documents.unreadable", ui::BannerKind::Warning,
                  frame.tr("desk.documents.unreadable"),
                  frame.tr("desk.documents.unreadable_text"));
        return;
    }
    if (!page.remarks.empty())
        ui.banner("desk.documents.remark", ui::BannerKind::Warning,
                  frame.tr("desk.documents.page", {{"number", std::to_string(number)}}),
                  remarks_of(frame, page));
    ui.page("desk.documents.preview",
            frame.tr("desk.documents.page", {{"number", std::to_string(number)}}), picture);
}

void draw_empty(const Frame& frame, bool any_document) {
    auto& ui = frame.ui;
    ui.space(4);
    ui.illustration("desk.documents.picture", ui::Illustration::PlacePapers,
                    frame.tr("desk.documents.picture"), 260);
    ui.space(2);
    ui.paragraph("desk.documents.empty",
                 frame.tr(any_document ? "desk.documents.empty" : "desk.documents.choose_first"),
                 ui::Tone::Quiet, ui::Align::Center);
}

}  // namespace

void draw_pages(const Frame& frame) {
    auto& ui = frame.ui;
    const auto* document = chosen_document(frame);
    if (document == nullptr)
        return draw_empty(frame, false);
    if (document->pages.size() > frame.typed.pages_seen)
        frame.typed.page = document->pages.back().id;
    frame.typed.pages_seen = document->pages.size();
    const auto* shown = page_shown(frame, *document);
    ui.subtitle("desk.documents.pages_title", document->kind.title.in(ui.language()));
    draw_buttons(frame, shown);
    if (shown == nullptr)
        return draw_empty(frame, true);
    ui.columns({0.26F, 0.74F}, [&](std::size_t column) {
        if (column == 0)
            draw_thumbnails(frame, *document, shown);
        else
            draw_large(frame, *shown, static_cast<std::size_t>(shown - document->pages.data()) + 1);
    });
}

}  // namespace tereze::screens::desk
