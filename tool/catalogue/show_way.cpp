// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The ways through a service: channels, steps, limits, and what each refusal says.
#include "core/regulation/find.h"

#include "tool/catalogue/show.h"
#include <chrono>

namespace tereze::tool {

using namespace regulation;

namespace {

std::string limit_words(const Limit& limit, const Page& page) {
    using namespace std::chrono;
    if (limit.term)
        return page.tr("tool.limit.term");
    if (limit.working_days > 0)
        return page.tr_plural("common.working_days", limit.working_days);
    const auto text = [](seconds time) {
        return time % hours(1) == seconds(0) ? std::pair("tool.limit.hours", time / hours(1))
               : time % minutes(1) == seconds(0)
                   ? std::pair("tool.limit.minutes", time / minutes(1))
                   : std::pair("tool.limit.seconds", time.count());
    };
    const auto [id, count] = text(limit.most);
    return page.tr_plural(id, static_cast<long>(count));
}

void show_refusals(const Process& process, const Step& step, const Service& service, Page& page) {
    // The line of a wording is that of the first regulation; the others have the step's own.
    const bool own_line = process.services.front().service_id == service.id;

    for (const auto& refusal : step.refusals) {
        if (Process::refusal(step, refusal.type, service.id) != &refusal)
            continue;
        auto source = refusal.text.source;
        if (!own_line && refusal.services.empty())
            source.line = 0;
        page.line("«" + page.words(refusal.text) + "» " + page.place(source), 6);
    }
}

/// "2", "5, else 4", "end".
std::string following(const Step& step, const Page& page) {
    if (step.ends)
        return page.tr(*step.ends == Ending::Result ? "tool.ends.result" : "tool.ends.refusal");
    if (step.refused.empty())
        return "→ " + step.next;
    return page.tr("tool.next.else", {{"next", step.next}, {"refused", step.refused}});
}

void show_step(const Process& process, const Step& step, const Service& service, Page& page) {
    const auto number = step.is_condition()
                            ? page.tr("tool.condition", {{"number", step.id.substr(1)}})
                            : page.tr("tool.step", {{"number", step.id}});
    page.line(number + ". " + step.title.in(page.language()) + " " +
              page.place(process.source_of(step, service.id)));
    auto facts = page.tr("actor." + std::string(word_of(step.actor))) + "; " +
                 page.tr("system." + std::string(word_of(step.system)));
    if (step.limit)
        facts += "; " + page.tr("tool.limit", {{"limit", limit_words(*step.limit, page)}}) + " " +
                 page.place(step.limit->source);
    page.line(facts + "; " + following(step, page), 6);
    if (step.completion)
        page.line(page.tr("tool.completion") + ": " + page.words(step.completion->text) + " " +
                      page.place(step.completion->text.source),
                  6);
    show_refusals(process, step, service, page);
}

void show_bodies(const Catalogue& catalogue, const Service& service, Channel channel, Page& page) {
    const auto& act = *catalogue.act(service.act_id);
    for (const auto* row : service.concurring_in(channel)) {
        const auto* body = act.body(row->body);
        auto text = page.words(body->title);
        if (!body->abbreviation.empty())
            text = body->abbreviation + ", " + text;
        if (row->by_location)
            text += ", " + page.tr("tool.by_location");
        page.row(page.tr("tool.concurring"), text, row->source);
    }
}

void show_databases(const Service& service, Channel channel, const Wanted& wanted, Page& page) {
    for (const auto kind : wanted.applicants()) {
        if (service.applicant(kind) == nullptr)
            continue;
        for (const auto& use : service.databases) {
            if (!covers(use.scope.channels, channel) || !covers(use.scope.applicants, kind))
                continue;
            page.row(page.tr("tool.database",
                             {{"applicant", page.tr("applicant." + std::string(word_of(kind)))}}),
                     page.tr("database." + std::string(word_of(use.value))), use.source);
        }
    }
}

void show_channel(const Catalogue& catalogue, const Service& service, const OfferedChannel& channel,
                  const Wanted& wanted, Page& page) {
    page.heading(page.tr("channel." + std::string(word_of(channel.value))) + " " +
                 page.place(channel.source));
    std::string sites;
    for (const auto& site : channel.sites)
        sites += (sites.empty() ? "" : ", ") + site;
    if (!sites.empty())
        page.row(page.tr("tool.sites"), sites);
    if (channel.processes.empty()) {
        page.line(page.tr("tool.no_way"));
        return;
    }
    show_databases(service, channel.value, wanted, page);
    show_bodies(catalogue, service, channel.value, page);
    const Process* shown = nullptr;
    for (const auto operation : wanted.operations()) {
        const auto* process = catalogue.way(service, channel.value, operation);
        if (process == nullptr || process == shown)
            continue;
        shown = process;
        std::string operations;
        for (const auto each : process->operations)
            operations += (operations.empty() ? "" : ", ") +
                          page.tr("operation." + std::string(word_of(each)));
        page.gap();
        page.line(process->id + ": " + operations);
        for (const auto& step : process->steps)
            show_step(*process, step, service, page);
    }
}

}  // namespace

void show_ways(const Catalogue& catalogue, const Service& service, const Wanted& wanted,
               Page& page) {
    for (const auto channel : wanted.channels())
        if (const auto* offered = service.channel(channel))
            show_channel(catalogue, service, *offered, wanted, page);
}

}  // namespace tereze::tool
