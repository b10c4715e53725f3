// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/app/desk_app.h"

#include "core/base/ids.h"
#include "drivers/scanner/page_image.h"
#include "kiosk/paper/receipt.h"

#include <nlohmann/json.hpp>

namespace tereze::app {

using namespace flows::desk;
using std::chrono::milliseconds;

namespace {

constexpr std::chrono::seconds kSignLimit{60};

const char* word_of(DoTicket::What what) {
    switch (what) {
        case DoTicket::What::Recall:
            return "recall";
        case DoTicket::What::Start:
            return "start";
        case DoTicket::What::NoShow:
            return "no-show";
        case DoTicket::What::Finish:
            return "finish";
    }
    return "recall";
}

std::vector<std::string> remarks_on(const drivers::scanner::ScannedPage& page) {
    const auto verdict = drivers::scanner::examine_page(page);
    return verdict ? verdict->reasons : std::vector<std::string>{};
}

}  // namespace

DeskApp::DeskApp(Parts parts, std::unique_ptr<station::Station> station, station::SealingRoom room,
                 flows::DeskFlow::Settings flow_settings)
    : m_parts(std::move(parts)),
      m_flow(m_parts.catalogue, m_parts.clock, std::move(flow_settings)),
      m_screens(m_parts.screens),
      m_timer(m_parts.window, m_parts.clock,
              {m_parts.settings.idle_limit, m_parts.settings.idle_warning}),
      m_network(m_parts.settings.central, poster()),
      m_station(std::move(station)),
      m_room(std::move(room)) {
    const auto post = poster();
    m_sender = std::make_unique<central::OutboxSender>(
        m_room.outbox, m_parts.settings.central, [this, post](const central::Delivery& delivery) {
            post([this, delivery] { on_delivery(delivery); });
        });
    m_watch = std::make_unique<central::QueueWatch>(
        m_parts.settings.central,
        central::QueueWatch::Callbacks{
            [this, post](queue::HallQueue hall) {
                post([this, waiting = std::move(hall.waiting)] { handle(QueueChanged{waiting}); });
            },
            [](const Error&) { /* the list stays as it was; calling tells what is wrong */ }});
}

DeskApp::~DeskApp() {
    // Threads that post to this object end before anything they use does.
    m_watch.reset();
    m_sender.reset();
}

std::function<void(std::function<void()>)> DeskApp::poster() {
    return
        [window = &m_parts.window](std::function<void()> task) { window->post(std::move(task)); };
}

void DeskApp::draw(ui::Ui& ui) {
    m_screens.draw(ui, m_flow.view(), [this](Event event) {
        m_parts.window.post([this, event = std::move(event)] { handle(event); });
    });
    m_timer.draw(ui, m_flow.view().state == State::Queue, false, [this] { handle(TimedOut{}); });
}

void DeskApp::handle(const Event& event) {
    for (const auto& command : m_flow.handle(event))
        std::visit([this](const auto& which) { run(which); }, command);
    m_parts.window.request_frame();
}

// --- people and tickets
// ---------------------------------------------------------------------------

void DeskApp::run(const DoLogIn& command) {
    const auto started = m_parts.clock.now();
    m_network.ask<Operator>(
        [command](central::Client& client) {
            auto who = client.log_in(command.login, *command.password);
            command.password->clear();
            return who;
        },
        [this, started](Result<Operator> who) {
            handle(LoggedIn{std::move(who), std::chrono::duration_cast<milliseconds>(
                                                m_parts.clock.now() - started)});
        });
}

void DeskApp::run(const DoLogOut&) {
    m_network.ask<void>([](central::Client& client) { return client.log_out(); },
                        [](const Result<>&) { /* the token is forgotten here either way */ });
}

void DeskApp::run(const DoCallNext& command) {
    m_network.ask<std::optional<CalledTicket>>(
        [key = command.idempotency_key](central::Client& client) { return client.call_next(key); },
        [this](auto result) { handle(TicketCalled{std::move(result)}); });
}

void DeskApp::run(const DoTicket& command) {
    m_network.ask<void>([word = word_of(command.what)](
                            central::Client& client) { return client.change_current(word); },
                        [this, what = command.what](Result<> result) {
                            if (what == DoTicket::What::Start)
                                handle(ServingStarted{std::move(result)});
                            else if (what != DoTicket::What::Recall)
                                handle(TicketClosed{std::move(result)});
                        });
}

void DeskApp::run(const DoLookup& command) {
    m_network.ask<Person>(
        [command](central::Client& client) { return client.look_up(command.iin, command.case_id); },
        [this](Result<Person> person) { handle(LookedUp{std::move(person)}); },
        std::chrono::seconds(90));
}

void DeskApp::run(const DoRefresh&) {
    m_network.ask<std::vector<casework::CaseSummary>>(
        [](central::Client& client) { return client.recent_cases(); },
        [this](Result<std::vector<casework::CaseSummary>> cases) {
            if (!cases)
                return;
            RecentCases recent;
            for (auto& summary : *cases)
                recent.cases.push_back({std::move(summary), false});
            handle(recent);
        });
    m_network.ask<std::optional<CalledTicket>>(
        [](central::Client& client) { return client.current_ticket(); },
        [this](Result<std::optional<CalledTicket>> ticket) {
            if (ticket)
                handle(TicketRestored{std::move(*ticket)});
        });
    refresh_sealed_count();
}

// --- papers
// ---------------------------------------------------------------------------------------

void DeskApp::run(const DoScan&) {
    m_scanning = m_station->scan_page(
        [this](double fraction) { handle(ScanProgress{fraction}); },
        [this](Result<drivers::scanner::ScannedPage> scanned) {
            handle(PageScanned{scanned.map([](drivers::scanner::ScannedPage& page) {
                auto remarks = remarks_on(page);
                return Page{0,        std::move(page.jpeg), page.width_px, page.height_px,
                            page.dpi, std::move(remarks)};
            })});
        });
}

void DeskApp::run(const DoCancelScan&) {
    m_station->cancel_scan(m_scanning);
}

// --- signature and sending
// ------------------------------------------------------------------------

void DeskApp::run(const DoReadPinState&) {
    const auto iin = m_flow.view().who ? m_flow.view().who->iin : std::string();
    m_station->with_token<PinStateRead>(
        kSignLimit,
        [iin, now = m_parts.clock.now()](
            drivers::tokens::Token& token,
            const drivers::CommandContext& context) -> Result<PinStateRead> {
            TEREZE_ASSIGN(const auto pin, token.pin_state(context));
            TEREZE_ASSIGN(const auto signer,
                          station::signing_certificate(token, iin, now, context));
            return PinStateRead{pin.tries_left, pin.locked, signer.certificate.common_name(),
                                pin.at_reader};
        },
        [this](Result<PinStateRead> state) {
            if (state)
                handle(*state);
            else
                handle(SignerUnavailable{state.error()});
        });
}

void DeskApp::run(const DoSignAndSeal& command) {
    std::vector<station::ScannedDocument> documents;
    for (const auto& document : command.documents) {
        station::ScannedDocument scanned;
        for (const auto& page : document.pages)
            scanned.pages.push_back({page.jpeg, page.width_px, page.height_px, page.dpi});
        documents.push_back(std::move(scanned));
    }
    const auto iin = m_flow.view().who->iin;
    m_station->with_token<void>(
        kSignLimit,
        [this, manifest = command.manifest, documents = std::move(documents), iin,
         pin = command.pin](drivers::tokens::Token& token, const drivers::CommandContext& context) {
            auto sealed =
                station::seal_case(manifest, documents, iin, *pin, token, m_room, context);
            pin->clear();
            return sealed;
        },
        [this](Result<> sealed) {
            refresh_sealed_count();
            const auto tries = sealed ? std::nullopt : drivers::tokens::tries_left(sealed.error());
            handle(SignedAndSealed{std::move(sealed), tries});
        },
        [this](double fraction) { handle(ScanProgress{fraction}); });
}

void DeskApp::run(const DoSend&) {
    m_sender->wake();
}

void DeskApp::on_delivery(const central::Delivery& delivery) {
    refresh_sealed_count();
    switch (delivery.outcome) {
        case central::Delivery::Outcome::Registered:
            return handle(CaseRegistered{delivery.case_id, delivery.receipt});
        case central::Delivery::Outcome::Waiting:
            return handle(CaseWaiting{delivery.case_id, delivery.why});
        case central::Delivery::Outcome::Refused:
            return handle(CaseRefused{delivery.case_id, delivery.why});
    }
}

void DeskApp::refresh_sealed_count() {
    handle(SealedCount{m_room.outbox.waiting().size()});
}

// --- receipts
// -------------------------------------------------------------------------------------

void DeskApp::run(const DoPrintReceipt& command) {
    print_receipt(command.receipt, command.duplicate);
}

void DeskApp::run(const DoFetchReceipt& command) {
    m_network.ask<casework::Receipt>(
        [id = command.case_id](central::Client& client) { return client.receipt(id); },
        [this](Result<casework::Receipt> receipt) {
            if (receipt)
                print_receipt(*receipt, true);
            else
                handle(ReceiptPrinted{fail(receipt.error())});
        });
}

void DeskApp::print_receipt(const casework::Receipt& receipt, bool duplicate) {
    const auto* service = m_parts.catalogue.service(receipt.service_id);
    paper::ReceiptPaper paper;
    paper.receipt = receipt;
    paper.service_title = service == nullptr ? text::Localized{} : service->title.text;
    paper.repealed = paper::repealed_act(m_parts.catalogue, receipt.service_id,
                                         calendar::date_in_almaty(receipt.registered_at));
    paper.language = m_parts.window.ui().language();
    paper.copy = duplicate ? paper::Copy::Duplicate : paper::Copy::First;
    auto pdf = paper::receipt_pdf(paper, m_parts.translator);
    if (!pdf) {
        m_parts.window.post([this, error = pdf.error()] { handle(ReceiptPrinted{fail(error)}); });
        return;
    }
    m_station->print_pages(std::move(*pdf), receipt.registration_number,
                           [this](Result<> result) { handle(ReceiptPrinted{std::move(result)}); });
}

void DeskApp::run(const DoWipe&) {
    m_screens.wipe();
    m_station->begin_transaction(make_uuid_v7());
}

std::string DeskApp::report() const {
    const auto& view = m_flow.view();
    nlohmann::json facts{{"state", to_string(view.state)},
                         {"case_id", m_flow.case_id()},
                         {"service", view.service_id},
                         {"sealed_waiting", view.sealed_waiting}};
    if (view.operation)
        facts["operation"] = word_of(*view.operation);
    if (view.receipt)
        facts["registration_number"] = view.receipt->registration_number;
    for (const auto& record : m_flow.step_records())
        facts["steps"].push_back(
            {{"id", record.id},
             {"actor", word_of(record.actor)},
             {"seconds", static_cast<double>(record.took.count()) / 1000.0},
             {"limit_seconds",
              record.limit ? nlohmann::json(static_cast<double>(record.limit->count()) / 1000.0)
                           : nlohmann::json()}});
    return facts.dump();
}

}  // namespace tereze::app
