// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/self_service_app.h"

#include "core/base/ids.h"
#include "kiosk/flows/offer.h"
#include "kiosk/paper/render.h"
#include "kiosk/paper/ticket.h"

#include <nlohmann/json.hpp>

namespace tereze::app {

using namespace flows::self_service;
using flows::SelfServiceFlow;

namespace {

SelfServiceFlow::Offer offer_of(const Parts& parts) {
    return [&catalogue = parts.catalogue, &settings = parts.settings](calendar::Date date) {
        return flows::offered_services(catalogue, settings.law, settings.services, date);
    };
}

bool is_at_rest(State state) {
    return state == State::Welcome || state == State::OutOfService;
}

bool is_working(State state) {
    return state == State::Reading || state == State::Issuing || state == State::Printing;
}

}  // namespace

SelfServiceApp::SelfServiceApp(Parts parts, std::unique_ptr<station::Station> station)
    : m_parts(std::move(parts)),
      m_flow(offer_of(m_parts), m_parts.clock),
      m_screens(m_parts.screens),
      m_timer(m_parts.window, m_parts.clock,
              {m_parts.settings.idle_limit, m_parts.settings.idle_warning}),
      m_network(m_parts.settings.central,
                [this](std::function<void()> task) { m_parts.window.post(std::move(task)); }),
      m_station(std::move(station)),
      m_visit(make_uuid_v7()) {
    m_station->begin_transaction(m_visit);
    m_station->watch_cards([this](const auto& event) { on_card(event); });
    m_station->watch_barcodes([this](std::string code) { handle(BarcodeRead{std::move(code)}); });
}

void SelfServiceApp::draw(ui::Ui& ui) {
    // Intents are handled after the frame: a screen must not change while it is being drawn.
    m_screens.draw(ui, m_flow.view(), [this](Event event) {
        m_parts.window.post([this, event = std::move(event)] { handle(event); });
    });
    const auto state = m_flow.view().state;
    m_timer.draw(ui, !is_at_rest(state), is_working(state), [this] { handle(TimedOut{}); });
}

void SelfServiceApp::handle(const Event& event) {
    for (const auto& command : m_flow.handle(event))
        std::visit([this](const auto& which) { run(which); }, command);
    m_parts.window.request_frame();
}

void SelfServiceApp::on_card(const drivers::cards::CardEvent& event) {
    using Kind = drivers::cards::CardEventKind;
    switch (event.kind) {
        case Kind::Inserted:
            return handle(CardInserted{event.insertion_id});
        case Kind::Removed:
            return handle(CardRemoved{});
        case Kind::ServiceDown:
            return handle(CardServiceDown{});
        case Kind::ServiceUp:
            return handle(CardServiceUp{});
    }
}

void SelfServiceApp::run(const ReadChip& command) {
    m_reading = m_station->read_identity(
        command.key, [this](double fraction) { handle(ReadProgress{fraction}); },
        [this](Result<identity::DocumentData> data) { handle(ChipRead{std::move(data)}); });
}

void SelfServiceApp::run(const CancelRead&) {
    m_station->cancel_reading(m_reading);
}

void SelfServiceApp::run(const ReserveTicket& command) {
    const auto language = m_parts.window.ui().language();
    m_network.ask<queue::Ticket>(
        [command, language, key = make_uuid_v7()](central::Client& client) {
            return client.reserve_ticket(key, command.service_id, language, command.applicant);
        },
        [this](Result<queue::Ticket> ticket) { handle(TicketReserved{std::move(ticket)}); });
}

void SelfServiceApp::run(const PrintTicket& command) {
    const auto* service = m_parts.catalogue.service(command.ticket.service_id);
    paper::TicketPaper paper;
    paper.number = command.ticket.number;
    paper.service_title = service == nullptr ? text::Localized{} : service->title.text;
    paper.repealed = paper::repealed_act(m_parts.catalogue, command.ticket.service_id,
                                         calendar::date_in_almaty(command.ticket.created_at));
    paper.hall_name = {m_parts.settings.hall_name_kk, m_parts.settings.hall_name_ru, {}};
    paper.issued_at = command.ticket.created_at;
    paper.people_ahead = command.ticket.people_ahead;
    paper.url = command.ticket.url;
    paper.language = m_parts.window.ui().language();
    const auto width_px = m_station->ticket_width_px();
    const auto picture =
        paper::lay_out_ticket(paper, m_parts.translator).and_then([&](const auto& strip) {
            return paper::render_raster(strip, width_px);
        });
    if (!picture) {
        m_parts.window.post(
            [this, error = picture.error()] { handle(TicketPrinted{fail(error)}); });
        return;
    }
    m_station->print_ticket(*picture,
                            [this](Result<> result) { handle(TicketPrinted{std::move(result)}); });
}

void SelfServiceApp::run(const ConfirmPrinted& command) {
    m_network.ask<int>(
        [id = command.ticket_id](central::Client& client) { return client.confirm_printed(id); },
        [this](Result<int> ahead) { handle(TicketJoined{std::move(ahead)}); });
}

void SelfServiceApp::run(const ReportPrintFailed& command) {
    m_network.ask<void>(
        [command](central::Client& client) {
            return client.report_print_failed(command.ticket_id, command.reason);
        },
        [](const Result<>&) {
            // A note for the hall's statistics; the ticket stays reserved on the server either way.
        });
}

void SelfServiceApp::run(const EndVisit&) {
    m_screens.wipe();
    m_parts.window.ui().reset_session();
    m_visit = make_uuid_v7();
    m_station->begin_transaction(m_visit);
}

std::string SelfServiceApp::report() const {
    const auto& view = m_flow.view();
    nlohmann::json facts{{"state", to_string(view.state)}, {"service", view.chosen_service}};
    if (view.ticket) {
        facts["ticket_number"] = view.ticket->number;
        facts["ticket_url"] = view.ticket->url;
    }
    return facts.dump();
}

}  // namespace tereze::app
