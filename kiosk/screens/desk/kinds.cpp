// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which document comes next: what the regulation asks for as a checklist, then whatever else may be
// taken in.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens::desk {
namespace {

using flows::desk::DocumentKind;

void draw_kind(const Frame& frame, const DocumentKind& kind) {
    auto& ui = frame.ui;
    const bool taken = frame.view.taken_in(kind.id);
    if (!ui.choice("desk.documents.kind." + kind.id,
                   {.title = kind.title.in(ui.language()),
                    .summary = proof_words(frame, kind),
                    .icon = taken ? ui::Icon::Check : ui::Icon::Plus,
                    .badge = taken ? frame.tr("desk.documents.taken") : std::string(),
                    .enabled = kind.on_paper}))
        return;
    frame.typed.adding = false;
    frame.emit(flows::desk::AddDocument{kind.id});
}

/// What the act itself says instead of a list; where it has one, nothing.
void draw_no_list(const Frame& frame) {
    const auto& clause = frame.view.documents_in_standard;
    frame.ui.paragraph("desk.documents.left",
                       clause && !clause->empty()
                           ? frame.tr("regulation.left_to_standard", {{"clause", *clause}})
                           : frame.tr("desk.documents.not_stated"),
                       ui::Tone::Quiet);
}

}  // namespace

std::string proof_words(const Frame& frame, const DocumentKind& kind) {
    if (!kind.asked)
        return {};
    return with_clause(frame.ui, frame.tr("proof." + std::string(word_of(kind.asked->proof))),
                       kind.asked->clause);
}

void draw_kinds(const Frame& frame) {
    auto& ui = frame.ui;
    const auto& kinds = frame.view.kinds;
    ui.subtitle("desk.documents.kinds_title", frame.tr("desk.documents.kinds_title"));
    if (!frame.view.documents.empty() &&
        ui.button("desk.documents.kinds_close", frame.tr("desk.documents.kinds_close"),
                  {.kind = ui::ButtonKind::Quiet, .icon = ui::Icon::Back}))
        frame.typed.adding = false;
    ui.caption("desk.documents.asked_title", frame.tr("desk.documents.asked_title"));
    // The flow puts what is asked for first.
    const auto others = std::find_if(kinds.begin(), kinds.end(),
                                     [](const DocumentKind& kind) { return !kind.asked; });
    if (others == kinds.begin())
        draw_no_list(frame);
    std::for_each(kinds.begin(), others, [&](const auto& kind) { draw_kind(frame, kind); });
    if (others == kinds.end())
        return;
    ui.space(1);
    ui.caption("desk.documents.others_title", frame.tr("desk.documents.others_title"));
    std::for_each(others, kinds.end(), [&](const auto& kind) { draw_kind(frame, kind); });
}

}  // namespace tereze::screens::desk
