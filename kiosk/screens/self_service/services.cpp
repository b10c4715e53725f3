// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which service: a short name to find it by, and below it what the act says.
#include "core/regulation/practice.h"
#include "kiosk/screens/self_service/parts.h"
#include "kiosk/screens/words.h"

#include <algorithm>

namespace tereze::screens::self_service {
namespace {

using Offer = std::vector<const regulation::Service*>;

/// Services of acts in force first: whatever stands below the mark of an act belongs to that act.
Offer offer_of(const Frame& frame) {
    const auto& catalogue = frame.context.catalogue;
    const auto today = calendar::date_in_almaty(frame.context.clock.now());
    Offer offer;
    for (const auto& id : frame.view.service_ids)
        if (const auto* service = catalogue.service(id))
            offer.push_back(service);
    std::stable_partition(offer.begin(), offer.end(), [&](const auto* service) {
        return !repealed_before(catalogue, *service, today);
    });
    return offer;
}

std::string summary_of(const Frame& frame, const regulation::Service& service) {
    auto& ui = frame.ui;
    std::string summary;
    // The card of a natural person brings people here: who else a service is for stands first.
    if (service.applicant(regulation::ApplicantKind::Natural) == nullptr)
        summary =
            frame.tr("self.services.applicants", {{"applicants", applicant_words(ui, service)}}) +
            "\n";
    return summary + service.title.in(ui.language()) + "\n" +
           frame.tr("self.services.term", {{"term", term_words(ui, service)}});
}

void draw_choice(const Frame& frame, const regulation::Service& service) {
    auto& ui = frame.ui;
    if (ui.choice("self.services." + service.id, {.title = service.short_title.in(ui.language()),
                                                  .summary = summary_of(frame, service),
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

void draw_list(const Frame& frame, const Offer& offer) {
    std::string_view act;
    std::string_view provider;
    for (const auto* service : offer) {
        if (service->act_id != act)
            show_repealed(frame.ui, "self.services.repealed." + service->act_id, frame.context,
                          service->id);
        act = service->act_id;
        draw_provider(frame, *service, provider);
        draw_choice(frame, *service);
    }
}

void draw_offer(const Frame& frame) {
    auto& ui = frame.ui;
    const auto offer = offer_of(frame);
    if (offer.empty()) {
        ui.banner("self.services.none", ui::BannerKind::Info, frame.tr("self.services.none"),
                  frame.tr("self.services.none_text"));
        return;
    }
    ui.paragraph("self.services.text", frame.tr("self.services.text"), ui::Tone::Quiet);
    ui.space(1);
    ui.list("self.services.list", [&] { draw_list(frame, offer); });
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
