// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The lists of a service: documents, qualification, grounds, receipt, rules, and what else is
// cited.
#include "core/regulation/find.h"

#include "tool/catalogue/show.h"

namespace tereze::tool {

using namespace regulation;

namespace {

std::string name(const Page& page, const char* prefix, std::string_view word) {
    return page.tr(prefix + std::string(word));
}

void show_documents(const Catalogue& catalogue, const Service& service, const Wanted& wanted,
                    Page& page) {
    page.heading(page.tr("tool.documents"));
    if (service.documents.empty()) {
        const auto* left = service.left(LeftMatter::Documents);
        page.line(
            left == nullptr || left->standard_clause.empty()
                ? page.tr("tool.not_stated")
                : page.tr("regulation.left_to_standard", {{"clause", left->standard_clause}}) +
                      " " + page.place(left->source));
        return;
    }
    for (const auto channel : wanted.channels())
        for (const auto operation : wanted.operations())
            for (const auto kind : wanted.applicants()) {
                if (!service.offers(channel) || service.applicant(kind) == nullptr)
                    continue;
                const auto asked = service.documents_for(operation, channel, kind);
                if (asked.empty())
                    continue;
                page.gap();
                page.line(name(page, "channel.", word_of(channel)) + " · " +
                          name(page, "operation.", word_of(operation)) + " · " +
                          name(page, "applicant.", word_of(kind)));
                for (const auto* row : asked)
                    page.line("– " +
                                  catalogue.kinds().find(row->document)->title.in(page.language()) +
                                  " (" + name(page, "proof.", word_of(row->authenticity)) + ") " +
                                  page.place(row->source),
                              4);
            }
}

void show_qualification(const Catalogue& catalogue, const Service& service, Page& page) {
    if (!service.sub_kinds.empty())
        page.heading(page.tr("tool.sub_kinds"));
    for (const auto& kind : service.sub_kinds)
        page.line("– " + page.words(kind.title) + " " + page.place(kind.title.source));
    if (service.qualification.empty())
        return;
    page.heading(page.tr("tool.qualification"));
    for (const auto& row : service.qualification) {
        page.line("– " + page.words(row.title) + " " + page.place(row.title.source));
        for (const auto& document : row.documents)
            page.line(catalogue.kinds().find(document)->title.in(page.language()) + " (" +
                          name(page, "proof.", word_of(*row.authenticity)) + ")",
                      6);
    }
}

void show_grounds(const Act& act, const Service& service, const Wanted& wanted, Page& page) {
    page.heading(page.tr("tool.grounds"));
    if (service.grounds.empty()) {
        const auto* left = service.left(LeftMatter::RefusalGrounds);
        page.line(left == nullptr ? page.tr("tool.not_stated")
                                  : page.tr("regulation.left_to_standard",
                                            {{"clause", left->standard_clause}}) +
                                        " " + page.place(left->source));
    }
    for (const auto& row : service.grounds) {
        const auto* ground = act.ground(row.id);
        if (wanted.operation && !covers(ground->operations, *wanted.operation))
            continue;
        page.line("– " + page.words(ground->title) + " " + page.place(row.source));
    }
}

void show_receipt_and_queue(const Service& service, Page& page) {
    if (!service.receipt.empty())
        page.heading(page.tr("tool.receipt"));
    for (const auto& part : service.receipt)
        page.line("– " + name(page, "receipt-part.", word_of(part.value)) + " " +
                  page.place(part.source));
    if (!service.queue_limits.empty() || service.hours)
        page.heading(page.tr("tool.reception"));
    for (const auto& limit : service.queue_limits)
        page.row(name(page, "queue-limit.", word_of(limit.value)),
                 page.tr_plural("tool.limit.minutes", limit.most.count()), limit.source);
    if (service.hours) {
        const auto& plan = *service.hours->value.plan();
        const auto clock = [](std::chrono::minutes time) {
            const auto text = std::to_string(100 + time.count() % 60).substr(1);
            return std::to_string(time.count() / 60) + ":" + text;
        };
        auto hours = clock(plan.opens) + "–" + clock(plan.closes);
        if (plan.lunch)
            hours = page.tr("tool.hours.lunch", {{"hours", hours},
                                                 {"from", clock(plan.lunch->from)},
                                                 {"to", clock(plan.lunch->to)}});
        page.row(page.tr("tool.hours"), hours, service.hours->source);
    }
    if (service.portal_always)
        page.row(page.tr("tool.portal_hours"), page.tr("tool.round_the_clock"),
                 *service.portal_always);
}

/// The name in its quotation marks, and whether it is our translation.
std::string button_words(const ActText& title, const Page& page) {
    const auto words = "«" + title.in(page.language()) + "»";
    return title.is_translation(page.language()) ? words + " (" + page.tr("tool.translation") + ")"
                                                 : words;
}

/// "(Centre, provider)"; empty where a rule holds everywhere.
std::string where(const Scope& scope, const Page& page) {
    std::string channels;
    for (const auto channel : scope.channels)
        channels += (channels.empty() ? "" : ", ") + name(page, "channel.", word_of(channel));
    return channels.empty() ? channels : " (" + channels + ")";
}

void show_rules(const Act& act, const Service& service, const Wanted& wanted, Page& page) {
    page.heading(page.tr("tool.rules"));
    for (const auto& row : service.rules) {
        if (wanted.channel && !covers(row.scope.channels, *wanted.channel))
            continue;
        page.line("– " + name(page, "rule.", word_of(row.value)) + where(row.scope, page) + " " +
                  page.place(row.source));
    }
    for (const auto& row : service.preconditions)
        page.row(page.tr("tool.precondition"), name(page, "precondition.", word_of(row.value)),
                 row.source);
    for (const auto& row : service.buttons)
        page.row(page.tr("tool.button"), button_words(act.button(row.id)->title, page), row.source);
    if (service.call_centre)
        page.row(page.tr("tool.call_centre"), service.call_centre->value,
                 service.call_centre->source);
}

}  // namespace

void show_lists(const Catalogue& catalogue, const Act& act, const Service& service,
                const Wanted& wanted, Page& page) {
    show_documents(catalogue, service, wanted, page);
    show_qualification(catalogue, service, page);
    show_grounds(act, service, wanted, page);
    show_receipt_and_queue(service, page);
    show_rules(act, service, wanted, page);
}

}  // namespace tereze::tool
