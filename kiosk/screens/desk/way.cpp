// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The road that a case is on: the regulation's steps, where it stands, and the clause behind each.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens::desk {
namespace {

constexpr float kWayShare = 0.27F;

const regulation::Process* process_of(const Frame& frame) {
    const auto* service = frame.context.catalogue.service(frame.view.service_id);
    return service == nullptr ? nullptr : frame.context.catalogue.process(service->process_centre);
}

/// A step that only a refusal leads to: it is no part of the road until it is taken.
bool is_refusal(const regulation::Process& process, std::string_view id) {
    // A step that refuses back to itself (the login) stays on the road.
    return std::any_of(process.steps.begin(), process.steps.end(), [&](const auto& step) {
        return step.id != id && step.next.size() > 1 && step.next[1] == id;
    });
}

ui::StepMark mark_of(const Frame& frame, const flows::desk::WayStep& step, bool refusal) {
    if (refusal)
        return ui::StepMark::Refused;
    if (step.done)
        return ui::StepMark::Done;
    return step.current && frame.view.state != State::Refused ? ui::StepMark::Current
                                                              : ui::StepMark::Ahead;
}

/// Steps as the screen shows them, and the place of each in the view's way.
std::vector<std::pair<ui::Step, std::size_t>> steps_of(const Frame& frame) {
    std::vector<std::pair<ui::Step, std::size_t>> steps;
    const auto* process = process_of(frame);
    if (process == nullptr)
        return steps;
    const bool absent = frame.view.state == State::Absent;
    for (std::size_t at = 0; at < frame.view.way.size(); ++at) {
        const auto& step = frame.view.way[at];
        const auto* known = process->step(step.id);
        if (known == nullptr)
            continue;
        const bool refusal = is_refusal(*process, step.id);
        const bool taken =
            step.current || step.done ||
            (absent && frame.view.notice && frame.view.notice->message_id == known->message_id);
        if (refusal && !taken)
            continue;
        steps.push_back({{.id = step.id,
                          .title = step.title.in(frame.ui.language()),
                          .actor = frame.tr("app.actor." + known->actor),
                          .limit = step.limit ? limit_words(frame.ui, *step.limit)
                                              : frame.tr("app.limit.not_stated"),
                          .clause = clause_words(frame.ui, step.clause),
                          .mark = mark_of(frame, step, refusal)},
                         at});
    }
    return steps;
}

void draw_way(const Frame& frame) {
    frame.ui.subtitle("desk.way.title", frame.tr("desk.way.title"));
    const auto steps = steps_of(frame);
    std::vector<ui::Step> shown;
    for (const auto& [step, at] : steps)
        shown.push_back(step);
    if (const auto asked = frame.ui.stepper("desk.way", shown))
        frame.typed.law = steps[*asked].second;
}

std::string act_words(const Frame& frame) {
    const auto* service = frame.context.catalogue.service(frame.view.service_id);
    const auto* act = service == nullptr ? nullptr : frame.context.catalogue.act(service->act_id);
    if (act == nullptr)
        return {};
    return frame.tr("desk.law.act",
                    {{"title", act->title.in(frame.ui.language())},
                     {"number", act->number},
                     {"date", act->adopted ? calendar::short_date(*act->adopted) : std::string()}});
}

}  // namespace

void beside_way(const Frame& frame, const ui::Body& work) {
    frame.ui.panes(
        "desk.case", kWayShare, [&] { draw_way(frame); }, work);
}

void draw_law(const Frame& frame) {
    const auto& way = frame.view.way;
    if (!frame.typed.law || *frame.typed.law >= way.size())
        return;
    const auto& step = way[*frame.typed.law];
    const auto limit =
        step.limit ? limit_words(frame.ui, *step.limit) : frame.tr("app.limit.not_stated");
    const auto text = step.title.in(frame.ui.language()) + "\n\n" +
                      frame.tr("desk.law.limit", {{"limit", limit}}) + "\n\n" + act_words(frame);
    const auto pressed = frame.ui.dialog(
        "desk.law", {.title = clause_words(frame.ui, step.clause),
                     .text = text,
                     .icon = ui::Icon::Law,
                     .actions = {{"close", frame.tr("common.close"), ui::ButtonKind::Primary}},
                     .cancel = "close",
                     .left = std::nullopt,
                     .left_fraction = std::nullopt});
    if (pressed)
        frame.typed.law.reset();
}

}  // namespace tereze::screens::desk
