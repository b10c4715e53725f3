// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The regulation does not name such an applicant: whom it names, and where they may turn.
#include "kiosk/screens/desk/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::desk {
namespace {

std::vector<ui::KeyValue> applicant_rows(const Frame& frame, const regulation::Service& service) {
    std::vector<ui::KeyValue> rows;
    for (const auto& applicant : service.applicants) {
        const std::string word(word_of(applicant.value));
        rows.push_back(
            {.id = word,
             .key = frame.tr("actor.applicant"),
             .value = with_clause(frame.ui, frame.tr("applicant." + word), applicant.source.clause),
             .emphasised = true});
    }
    return rows;
}

/// The other channels of the regulation: the provider, and the sites of the portal.
std::vector<ui::KeyValue> channel_rows(const Frame& frame, const regulation::Service& service) {
    std::vector<ui::KeyValue> rows;
    if (service.names(regulation::Channel::Provider))
        rows.push_back({.id = "provider",
                        .key = frame.tr("channel.provider"),
                        .value = service.provider.in(frame.ui.language())});
    const auto* portal = service.channel(regulation::Channel::SelfService);
    std::string sites;
    if (portal != nullptr)
        for (const auto& site : portal->sites)
            sites += (sites.empty() ? "" : ", ") + site;
    if (!sites.empty())
        rows.push_back({.id = "portal", .key = frame.tr("system.portal"), .value = sites});
    return rows;
}

void draw_named(const Frame& frame) {
    auto& ui = frame.ui;
    const auto* service = frame.context.catalogue.service(frame.view.service_id);
    if (service == nullptr)
        return;
    ui.paragraph("desk.not-entitled.service", service->title.in(ui.language()), ui::Tone::Quiet);
    ui.card("desk.not-entitled.named", [&] {
        ui.subtitle("desk.not-entitled.named_title", frame.tr("desk.not-entitled.named"));
        ui.key_values("desk.not-entitled.applicants", applicant_rows(frame, *service));
    });
    ui.card("desk.not-entitled.tell", [&] {
        ui.subtitle("desk.not-entitled.advice_title", frame.tr("desk.absent.advice_title"));
        ui.paragraph("desk.not-entitled.advice", frame.tr("desk.not-entitled.advice"));
        ui.key_values("desk.not-entitled.channels", channel_rows(frame, *service));
    });
}

}  // namespace

void draw_not_entitled(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(frame, {.title = frame.tr("desk.not-entitled.title"),
                                      .primary = frame.tr("desk.finish_visit"),
                                      .primary_enabled = !frame.view.busy,
                                      .primary_busy = frame.view.busy,
                                      .primary_icon = ui::Icon::Check});
    beside_way(frame, [&] {
        show_notice(ui, "desk.not-entitled.notice", frame.view.notice);
        draw_named(frame);
    });
    if (screen.primary())
        frame.emit(flows::desk::CloseTicket{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::desk
