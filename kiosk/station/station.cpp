// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/station/station.h"

#include "drivers/printer/printer_profile.h"

#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>
#include <filesystem>

namespace tereze::station {
namespace {

using drivers::CommandContext;
using drivers::DeviceWorker;
using std::chrono::seconds;

// What a person waits for at most; the devices' own limits are shorter.
constexpr seconds kReadLimit{30};
constexpr seconds kTicketLimit{15};
constexpr seconds kPagesLimit{120};
constexpr seconds kScanLimit{90};
constexpr seconds kHealthLimit{5};

template <class D>
Attached<D> attach(std::unique_ptr<D> device, const DeviceWorker::Post& post) {
    Attached<D> attached;
    attached.worker = std::make_unique<DeviceWorker>(device->id(), post);
    attached.device = std::move(device);
    return attached;
}

std::filesystem::path beside_this_program(const char* name) {
    std::array<char, PATH_MAX> path{};
    const auto length = ::readlink("/proc/self/exe", path.data(), path.size() - 1);
    return length > 0 ? std::filesystem::path(path.data()).parent_path() / name
                      : std::filesystem::path(name);
}

/// "ipp://host:port/resource" into its parts.
Result<drivers::printer::PagePrinterSettings> page_printer_from(const std::string& uri) {
    drivers::printer::PagePrinterSettings settings;
    const auto scheme = uri.find("://");
    const auto slash = scheme == std::string::npos ? scheme : uri.find('/', scheme + 3);
    if (scheme == std::string::npos || slash == std::string::npos)
        return fail("station.settings_invalid", ErrorClass::Software, Remedy::Configure,
                    "page_printer.uri");
    const auto authority = uri.substr(scheme + 3, slash - scheme - 3);
    const auto colon = authority.rfind(':');
    settings.host = authority.substr(0, colon);
    if (colon != std::string::npos)
        settings.port = static_cast<std::uint16_t>(std::atoi(authority.c_str() + colon + 1));
    settings.resource = uri.substr(slash);
    settings.encrypted = uri.starts_with("ipps");
    return settings;
}

Result<drivers::cards::ReaderSettings> reader_settings(const CardReaderSettings& given) {
    using drivers::cards::lds::AccessPolicy;
    drivers::cards::ReaderSettings settings;
    settings.name_filter = given.reader;
    settings.access = given.allow_bac ? AccessPolicy::PaceOrBac : AccessPolicy::PaceOnly;
    settings.only_genuine = given.only_genuine;
    if (!given.trust.empty()) {
        TEREZE_ASSIGN(settings.trust, trust::TrustFolder::load(given.trust));
    }
    return settings;
}

}  // namespace

Result<std::unique_ptr<Station>> Station::open(const Settings& settings,
                                               drivers::DeviceWorker::Post post) {
    std::unique_ptr<Station> station(new Station(std::move(post)));
    if (settings.card_reader) {
        TEREZE_ASSIGN(auto chosen, reader_settings(*settings.card_reader));
        TEREZE_ASSIGN(auto reader,
                      drivers::cards::CardReader::create("card-reader", std::move(chosen)));
        station->m_cards = attach(std::move(reader), station->m_post);
    }
    if (settings.barcode_scanner)
        station->m_barcode_settings = {settings.barcode_scanner->port,
                                       static_cast<unsigned>(settings.barcode_scanner->baud)};
    if (settings.ticket_printer) {
        TEREZE_ASSIGN(auto profile,
                      drivers::printer::load_printer_profile(settings.ticket_printer->profile));
        station->m_ticket_width_px = profile.width_px;
        TEREZE_ASSIGN(auto printer, drivers::printer::TicketPrinter::create(
                                        "ticket-printer",
                                        {settings.ticket_printer->host,
                                         static_cast<std::uint16_t>(settings.ticket_printer->port),
                                         std::move(profile)}));
        station->m_tickets = attach(std::move(printer), station->m_post);
    }
    if (settings.page_printer) {
        TEREZE_ASSIGN(auto page_settings, page_printer_from(settings.page_printer->uri));
        TEREZE_ASSIGN(auto printer, drivers::printer::PagePrinter::create(
                                        "page-printer", std::move(page_settings)));
        station->m_pages = attach(std::move(printer), station->m_post);
    }
    if (settings.scanner) {
        drivers::scanner::ScannerSettings scanner_settings;
        scanner_settings.worker = settings.scanner->worker.empty()
                                      ? beside_this_program("tereze-scan-worker")
                                      : settings.scanner->worker;
        scanner_settings.profile = settings.scanner->profile;
        scanner_settings.environment = settings.scanner->environment;
        TEREZE_ASSIGN(auto scanner,
                      drivers::scanner::Scanner::create("scanner", std::move(scanner_settings)));
        station->m_scanner = attach(std::move(scanner), station->m_post);
    }
    if (settings.token) {
        // A PKCS#11 module reads its configuration from the environment of this process.
        for (const auto& [name, value] : settings.token->environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        drivers::tokens::TokenSettings token_settings;
        token_settings.module = settings.token->module;
        token_settings.lists_tokens_only_at_start = settings.token->lists_tokens_only_at_start;
        if (!settings.token->label.empty())
            token_settings.token_label = settings.token->label;
        token_settings.pin_tries = settings.token->pin_tries;
        TEREZE_ASSIGN(auto token, drivers::tokens::Token::open("token", std::move(token_settings)));
        station->m_token = attach(std::move(token), station->m_post);
    }
    return station;
}

std::function<void(drivers::DeviceEvent)> Station::progress_events(OnProgress on_progress) {
    if (!on_progress)
        return {};
    return [on_progress = std::move(on_progress)](const drivers::DeviceEvent& event) {
        if (event.kind == drivers::DeviceEventKind::Progress)
            on_progress(event.progress);
    };
}

void Station::watch_cards(std::function<void(drivers::cards::CardEvent)> on_card) {
    if (!m_cards)
        return;
    m_cards.device->watch(
        [post = m_post, on_card = std::move(on_card)](const drivers::cards::CardEvent& event) {
            post([on_card, event] { on_card(event); });
        });
}

void Station::watch_barcodes(std::function<void(std::string)> on_code) {
    if (!m_barcode_settings)
        return;
    m_barcodes = attach(std::make_unique<drivers::barcode::BarcodeScanner>(
                            "barcode-scanner", *m_barcode_settings,
                            [post = m_post, on_code = std::move(on_code)](std::string code) {
                                post([on_code, code = std::move(code)] { on_code(code); });
                            }),
                        m_post);
}

Station::CommandId Station::read_identity(identity::MrzKey key, OnProgress on_progress,
                                          Done<identity::DocumentData> done) {
    if (!m_cards) {
        absent<identity::DocumentData>("card.none", std::move(done));
        return 0;
    }
    auto* reader = m_cards.device.get();
    return m_cards.worker->submit<identity::DocumentData>(
        m_transaction, kReadLimit,
        [reader, key = identity::ChipKey(std::move(key))](const CommandContext& context) mutable {
            auto data = reader->read_identity(key, context);
            identity::wipe(key);
            return data;
        },
        std::move(done), progress_events(std::move(on_progress)));
}

void Station::cancel_reading(CommandId id) {
    if (m_cards)
        m_cards.worker->cancel(id);
}

int Station::ticket_width_px() const {
    return m_ticket_width_px;
}

void Station::print_ticket(drivers::printer::Raster picture, Done<void> done) {
    if (!m_tickets)
        return absent<void>("printer.offline", std::move(done));
    auto* printer = m_tickets.device.get();
    m_tickets.worker->submit<void>(
        m_transaction, kTicketLimit,
        [printer, picture = std::move(picture)](const CommandContext& context) {
            return printer->print(picture, context);
        },
        std::move(done));
}

void Station::print_pages(Bytes pdf, std::string title, Done<void> done) {
    if (!m_pages)
        return absent<void>("printer.offline", std::move(done));
    auto* printer = m_pages.device.get();
    m_pages.worker->submit<void>(
        m_transaction, kPagesLimit,
        [printer, pdf = std::move(pdf), title = std::move(title)](const CommandContext& context) {
            return printer->print(pdf, title, context);
        },
        std::move(done));
}

Station::CommandId Station::scan_page(OnProgress on_progress,
                                      Done<drivers::scanner::ScannedPage> done) {
    if (!m_scanner) {
        absent<drivers::scanner::ScannedPage>("scanner.not_found", std::move(done));
        return 0;
    }
    auto* scanner = m_scanner.device.get();
    return m_scanner.worker->submit<drivers::scanner::ScannedPage>(
        m_transaction, kScanLimit,
        [scanner](const CommandContext& context) { return scanner->scan_page(context); },
        std::move(done), progress_events(std::move(on_progress)));
}

void Station::cancel_scan(CommandId id) {
    if (m_scanner)
        m_scanner.worker->cancel(id);
}

void Station::check_health(std::function<void(std::vector<DeviceHealth>)> done) {
    struct Round {
        std::vector<DeviceHealth> all;
        std::size_t open = 1;
        std::function<void(std::vector<DeviceHealth>)> done;
        void answered() {
            if (--open == 0)
                done(std::move(all));
        }
    };
    auto round = std::make_shared<Round>();
    round->done = std::move(done);
    const auto ask = [&](auto& attached) {
        if (!attached)
            return;
        ++round->open;
        auto* device = attached.device.get();
        attached.worker->template submit<drivers::DeviceStatus>(
            m_transaction, kHealthLimit,
            [device](const CommandContext& context) -> Result<drivers::DeviceStatus> {
                return device->status(context);
            },
            [round, id = device->id()](Result<drivers::DeviceStatus> status) {
                round->all.push_back({id, status.value_or(drivers::DeviceStatus{})});
                round->answered();
            });
    };
    ask(m_cards);
    ask(m_barcodes);
    ask(m_tickets);
    ask(m_pages);
    ask(m_scanner);
    ask(m_token);
    m_post([round] { round->answered(); });
}

}  // namespace tereze::station
