// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The request form: what the state database gave, what is asked, and the mark about paper
// documents.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>
#include <cctype>

namespace tereze::screens::desk {
namespace {

std::vector<ui::KeyValue> person_rows(const Frame& frame) {
    const auto& person = *frame.view.person;
    return {
        {.id = "name",
         .key = frame.tr("desk.form.name"),
         .value = person.full_name(),
         .emphasised = true},
        {.id = "iin", .key = frame.tr("desk.form.iin"), .value = person.iin},
        {.id = "birth",
         .key = frame.tr("desk.form.birth"),
         .value = calendar::short_date(person.birth_date)},
        {.id = "document", .key = frame.tr("desk.form.document"), .value = person.document_number},
        {.id = "address", .key = frame.tr("desk.form.address"), .value = person.address},
    };
}

/// The clause that asks for the mark, from the step of the process that the mark belongs to.
std::string clause_of_mark(const Frame& frame) {
    const auto& way = frame.view.way;
    const auto now =
        std::find_if(way.begin(), way.end(), [](const auto& step) { return step.current; });
    return now == way.end() ? std::string() : clause_words(frame.ui, now->clause);
}

}  // namespace

bool phone_is_plausible(std::string_view phone) {
    const auto digits = std::count_if(phone.begin(), phone.end(),
                                      [](unsigned char c) { return std::isdigit(c) != 0; });
    return phone.empty() || digits == 11;
}

void draw_form(const Frame& frame) {
    auto& ui = frame.ui;
    auto& typed = frame.typed;
    auto screen = open_screen(frame, {.title = frame.tr("desk.form.title"),
                                      .primary = frame.tr("desk.form.next"),
                                      .primary_enabled = frame.view.documents_on_paper});
    if (frame.entered)
        ui.focus("desk.form.phone");
    beside_way(frame, [&] {
        show_notice(ui, "desk.form.notice", frame.view.notice);
        if (frame.view.person)
            ui.card("desk.form.person", [&] {
                ui.caption("desk.form.source", frame.tr("desk.form.source"));
                ui.key_values("desk.form.data", person_rows(frame));
            });
        const bool plausible = phone_is_plausible(typed.phone.text);
        if (ui.text_field("desk.form.phone",
                          {.label = frame.tr("desk.form.phone"),
                           .hint = frame.tr("desk.form.phone_hint"),
                           .error = plausible ? std::string() : frame.tr("desk.form.phone_error"),
                           .max_length = 20},
                          typed.phone.text))
            frame.emit(flows::desk::PhoneChanged{typed.phone.text});
        ui.card("desk.form.mark", [&] {
            bool on = frame.view.documents_on_paper;
            if (ui.checkbox(
                    "desk.form.paper", frame.tr("desk.form.paper"), on,
                    frame.tr("desk.form.paper_clause", {{"clause", clause_of_mark(frame)}})))
                frame.emit(flows::desk::PaperMarkChanged{on});
        });
    });
    if (screen.primary())
        frame.emit(flows::desk::Next{});
    if (screen.help())
        typed.help = true;
}

}  // namespace tereze::screens::desk
