// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which service: a short name to find it by, and below it what the act says.
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

namespace tereze::screens::self_service {
namespace {

std::string summary_of(const Frame& frame, const regulation::Service& service) {
    const auto language = frame.ui.language();
    return service.title.value.in(language) + "\n" +
           frame.tr("self.services.provider", {{"provider", service.provider.value.in(language)}}) +
           "\n" + frame.tr("self.services.term", {{"term", term_words(frame.ui, service)}});
}

}  // namespace

void draw_services(const Frame& frame) {
    auto& ui = frame.ui;
    auto screen = open_screen(
        frame, {.title = frame.tr("self.services.title"), .back = frame.tr("common.back")});
    show_notice(ui, "self.services.notice", frame.view.notice);
    ui.paragraph("self.services.text", frame.tr("self.services.text"), ui::Tone::Quiet);
    ui.list("self.services.list", [&] {
        for (const auto& id : frame.view.service_ids) {
            const auto* service = frame.context.catalogue.service(id);
            if (service == nullptr)
                continue;
            if (ui.choice("self.services." + id, {.title = service->short_title.in(ui.language()),
                                                  .summary = summary_of(frame, *service),
                                                  .icon = service_icon(id)}))
                frame.emit(flows::self_service::ChooseService{id});
        }
    });
    if (screen.back())
        frame.emit(flows::self_service::Back{});
    if (screen.help())
        frame.typed.help = true;
}

}  // namespace tereze::screens::self_service
