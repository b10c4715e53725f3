// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which service: a short name to find it by, and below it what the act says.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {
namespace {

void draw_choice(const Frame& frame, const regulation::Service& service) {
    auto& ui = frame.ui;
    const auto summary = service.title.in(ui.language()) + "\n" +
                         frame.tr("self.services.term", {{"term", term_words(ui, service)}});
    if (ui.choice("self.services." + service.id, {.title = service.short_title.in(ui.language()),
                                                  .summary = summary,
                                                  .icon = service_icon(service.id)}))
        frame.emit(flows::self_service::ChooseService{service.id});
}

/// The provider stands once above the services that it gives.
void draw_provider(const Frame& frame, const regulation::Service& service,
                   std::string_view& provider) {
    const auto& name = service.provider.in(frame.ui.language());
    if (name == provider)
        return;
    provider = name;
    frame.ui.caption("self.services.provider." + service.id,
                     frame.tr("self.services.provider", {{"provider", name}}));
}

void draw_offer(const Frame& frame) {
    auto& ui = frame.ui;
    if (frame.view.service_ids.empty()) {
        ui.banner("self.services.none", ui::BannerKind::Info, frame.tr("self.services.none"),
                  frame.tr("self.services.none_text"));
        return;
    }
    ui.paragraph("self.services.text", frame.tr("self.services.text"), ui::Tone::Quiet);
    ui.space(1);
    ui.list("self.services.list", [&] {
        std::string_view provider;
        for (const auto& id : frame.view.service_ids) {
            const auto* service = frame.context.catalogue.service(id);
            if (service == nullptr)
                continue;
            draw_provider(frame, *service, provider);
            draw_choice(frame, *service);
        }
    });
}

}  // namespace

void draw_services(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(
        frame, {.title = frame.tr("self.services.title"), .back = frame.tr("common.back")});
    show_notice(ui, "self.services.notice", frame.view.notice);
    draw_offer(frame);
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
