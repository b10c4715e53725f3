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
    const auto& catalogue = frame.context.catalogue;
    const auto* service = catalogue.service(frame.view.service_id);
    const auto operation = frame.view.operation.value_or(regulation::Operation::Issue);
    return service == nullptr ? nullptr
                              : catalogue.way(*service, regulation::Channel::Centre, operation);
}

/// A step that tells a refusal: it is no part of the road until it is taken.
bool is_refusal(const regulation::Process& process, std::string_view id) {
    const auto* step = process.step(id);
    return step != nullptr && step->ends == regulation::Ending::Refusal;
}

bool tells(const regulation::Step& step, std::string_view message) {
    return std::any_of(step.refusals.begin(), step.refusals.end(),
                       [&](const auto& each) { return message_id(each.type) == message; });
}

/// Where the way has ended with a refusal: the place of the step that tells it, else the end.
std::size_t refusal_of(const Frame& frame, const regulation::Process& process) {
    const auto& way = frame.view.way;
    for (std::size_t at = 0; at < way.size(); ++at) {
        const auto* step = process.step(way[at].id);
        const bool told = frame.view.state == State::Absent && frame.view.notice &&
                          step != nullptr && tells(*step, frame.view.notice->message_id);
        if (is_refusal(process, way[at].id) && (told || way[at].current))
            return at;
    }
    return way.size();
}

ui::StepMark mark_of(const flows::desk::WayStep& step, bool ended) {
    if (step.done)
        return ui::StepMark::Done;
    if (ended)
        return ui::StepMark::Refused;
    return step.current ? ui::StepMark::Current : ui::StepMark::Ahead;
}

/// Steps as the screen shows them, and the place of each in the view's way.
std::vector<std::pair<ui::Step, std::size_t>> steps_of(const Frame& frame) {
    std::vector<std::pair<ui::Step, std::size_t>> steps;
    const auto* process = process_of(frame);
    if (process == nullptr)
        return steps;
    const auto& way = frame.view.way;
    const auto refusal = refusal_of(frame, *process);
    const bool ended = refusal < way.size();
    for (std::size_t at = 0; at < way.size() && at <= refusal; ++at) {
        const auto* known = process->step(way[at].id);
        if (known == nullptr || (at != refusal && is_refusal(*process, way[at].id)))
            continue;
        steps.push_back({{.id = way[at].id,
                          .title = way[at].title.in(frame.ui.language()),
                          .actor = frame.tr("actor." + std::string(word_of(known->actor))),
                          .limit = way[at].limit ? limit_words(frame.ui, *way[at].limit)
                                                 : frame.tr("app.limit.not_stated"),
                          .clause = clause_words(frame.ui, way[at].clause),
                          .mark = mark_of(way[at], ended)},
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
    return frame.tr("desk.law.act", {{"title", act->title.in(frame.ui.language())},
                                     {"number", act->number},
                                     {"date", calendar::short_date(act->adopted)}});
}

}  // namespace

void beside_way(const Frame& frame, const ui::Body& work) {
    frame.ui.panes(
        "desk.case", kWayShare,
        [&] {
            show_repealed(frame.ui, "desk.repealed", frame.context, frame.view.service_id);
            draw_way(frame);
        },
        work);
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
    bool open = true;
    draw_sheet(frame.ui, "desk.law", ui::Icon::Law, clause_words(frame.ui, step.clause), text,
               open);
    if (!open)
        frame.typed.law.reset();
}

}  // namespace tereze::screens::desk
