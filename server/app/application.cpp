// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The composition root of tereze-server.
#include "server/app/application.h"

#include "core/base/files.h"
#include "core/calendar/working_days.h"
#include "server/api/routes.h"
#include "server/app/law.h"
#include "server/app/office_config.h"
#include "server/http/http_server.h"
#include "server/provider/conclusion_exchange.h"
#include "server/store/backup.h"
#include "server/web/public_routes.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>

namespace tereze::server::app {
namespace {

constexpr std::chrono::seconds kSweepEvery{30};

Result<trust::PrivateKey> read_key(const std::filesystem::path& file) {
    TEREZE_ASSIGN(auto pem, read_file(file));
    auto key = trust::PrivateKey::parse(pem);
    wipe(pem);
    return key;
}

/// What is read from files at start, before anything is opened.
struct Foundations {
    std::unique_ptr<regulation::CatalogueKeeper> catalogues;
    calendar::WorkingDays working_days;
    text::Translator translator;
    cases::Keys keys;
    fees::MciTable indices;
};

Result<Foundations> read_foundations(const ServerConfig& config) {
    TEREZE_ASSIGN(auto catalogues, open_catalogue(config));
    TEREZE_ASSIGN(auto working_days,
                  calendar::WorkingDays::load(config.regulations / "calendars" / "kz.toml"));
    TEREZE_ASSIGN(auto indices, fees::MciTable::load(config.regulations / "fees" / "mci.toml"));
    TEREZE_ASSIGN(auto translator, text::Translator::load(config.messages));
    TEREZE_ASSIGN(const auto seal_pem, read_file(config.seal_certificate));
    TEREZE_ASSIGN(auto seal_certificate, trust::Certificate::parse(seal_pem));
    TEREZE_ASSIGN(auto seal_key, read_key(config.seal_key));
    TEREZE_ASSIGN(const auto anchors_pem, read_file(config.people_ca));
    TEREZE_ASSIGN(auto anchors, trust::Certificate::parse_pem_list(anchors_pem));
    return Foundations{
        std::move(catalogues), std::move(working_days), std::move(translator),
        cases::Keys{std::move(seal_certificate), std::move(seal_key), std::move(anchors)},
        std::move(indices)};
}

/// The letters of a hall's tickets for a service that people come to the centre for today.
Result<std::string> prefix_of(const ServerConfig& config, const regulation::Catalogue& catalogue,
                              const std::string& hall, const std::string& service_id,
                              calendar::Date today) {
    const auto* service = catalogue.service(service_id);
    if (service == nullptr || !service->offers(regulation::Channel::Centre))
        return fail("tickets.service_unknown", ErrorClass::Software, Remedy::Configure);
    if (!config.practice.allows(catalogue, *service, today))
        return fail("tickets.service_not_in_force", ErrorClass::Regulation, Remedy::None,
                    service->act_id);
    const auto own = config.prefixes.find({hall, service_id});
    return own == config.prefixes.end() ? service->queue_prefix : own->second;
}

Result<terminals::Options> read_enrolment(const EnrolmentConfig& config) {
    terminals::Options options;
    options.validity = config.validity;
    options.invitation = config.invitation;
    if (config.authority.empty())
        return options;
    TEREZE_ASSIGN(const auto pem, read_file(config.authority));
    TEREZE_ASSIGN(auto certificate, trust::Certificate::parse(pem));
    TEREZE_ASSIGN(auto key, read_key(config.key));
    TEREZE_ASSIGN(options.authority,
                  trust::TerminalAuthority::create(std::move(certificate), std::move(key)));
    return options;
}

std::string with_port(std::string url, std::uint16_t port) {
    constexpr std::string_view kPlace = "{port}";
    if (const auto at = url.find(kPlace); at != std::string::npos)
        url.replace(at, kPlace.size(), std::to_string(port));
    while (!url.empty() && url.back() == '/')
        url.pop_back();
    return url;
}

/// Only one server may use a file; PostgreSQL serves any number of them.
Result<std::optional<store::DatabaseLock>> lock_file(const store::Address& address) {
    if (!address.is_file())
        return std::optional<store::DatabaseLock>();
    TEREZE_ASSIGN(auto lock, store::DatabaseLock::take(address.file));
    return std::optional<store::DatabaseLock>(std::move(lock));
}

metrics::Labels with_status(metrics::Labels labels, int status) {
    labels.emplace_back("status", std::to_string(status));
    return labels;
}

void report(const char* what, const Result<>& outcome) {
    if (!outcome)
        spdlog::error("{}: {} ({})", what, outcome.error().code, outcome.error().detail);
}

}  // namespace

Result<> serve(ServerConfig config, const std::function<void(Ports)>& ready) {
    const SystemClock clock;
    TEREZE_ASSIGN(auto foundations, read_foundations(config));
    http::EventHub hub;  // before the database, whose announcements it passes on
    TEREZE_ASSIGN(const auto lock, lock_file(config.database));
    TEREZE_ASSIGN(const auto database, store::Database::open(config.database, clock));

    TEREZE_ASSIGN(auto enrolment, read_enrolment(config.enrolment));
    terminals::Terminals terminals(*database, clock, config.terminals, std::move(enrolment));
    std::string base_url;  // known once the public listener has its port
    database->listen([&](const std::string& topic) { hub.publish(topic); });
    const auto rules_of = [&](const std::string& hall) -> const queue::HallRules& {
        return config.rules.at(hall);
    };
    const auto prefix_for = [&](const std::string& hall, const std::string& service) {
        const auto catalogue = foundations.catalogues->current();
        return prefix_of(config, *catalogue, hall, service, calendar::date_in_almaty(clock.now()));
    };
    queue::Appointments appointments(*database, clock,
                                     {rules_of, prefix_for, [&](calendar::Date day) {
                                          return foundations.working_days.is_working(day);
                                      }});
    queue::HallQueue hall_queue(
        *database, clock,
        {rules_of,
         [&](const std::string& hall, const std::string& desk) {
             const auto windows = terminals.windows(hall);
             return std::find(windows.begin(), windows.end(), desk) != windows.end();
         },
         prefix_for, [&](const std::string& hall) { database->announce(hall); }});
    accounts::Accounts people(*database, clock, config.login);
    gateways::Gateway gateway(config.gateway.options, clock);
    payments::Payments payments(*database, clock, gateway, *foundations.catalogues,
                                {{foundations.indices, config.payments.rates},
                                 config.payments.kbk,
                                 config.payments.knp,
                                 config.payments.life,
                                 config.payments.notifications_signed_by});
    uploads::Uploads uploads(*database, clock);
    surveys::Surveys surveys(*database, clock, *foundations.catalogues);
    revocation::StatusService statuses(config.revocation, foundations.keys.people_anchors, clock);
    accounts::Challenges challenges(*database, clock, statuses, foundations.keys.people_anchors);
    cases::CaseRegistry registry(
        {*database, clock, people, *foundations.catalogues, config.practice,
         foundations.working_days, config.halls, config.offices, statuses},
        foundations.keys, [&](const std::string& token) { return base_url + "/c/" + token; });
    const provider::Sources office_sources{
        *database,      clock,    *foundations.catalogues,        foundations.working_days,
        config.offices, statuses, foundations.keys.people_anchors};
    provider::CaseWork case_work(office_sources);
    provider::Conclusions conclusions(office_sources);
    provider::Decisions decisions(office_sources);
    provider::ConclusionExchange exchange(office_sources, gateway, config.gateway.body_services);
    provider::Results results(office_sources);
    TEREZE_TRY(check_offices(config, *foundations.catalogues->current()));
    TEREZE_TRY(case_work.adopt());
    api::Guard guard(terminals, people, config.offices);

    metrics::Metrics metrics;
    const api::Services services{
        guard,
        hall_queue,
        appointments,
        people,
        challenges,
        terminals,
        gateway,
        registry,
        config.offices,
        case_work,
        conclusions,
        decisions,
        results,
        payments,
        uploads,
        surveys,
        *foundations.catalogues,
        config.practice,
        *database,
        clock,
        metrics,
        config.halls,
        config.rules,
        [&](const std::string& token) { return base_url + "/t/" + token; },
        [&](const std::string& token) { return base_url + "/l/" + token; }};
    http::Router api_router;
    add_terminal_routes(api_router, services);
    add_appointment_routes(api_router, services);
    add_ticket_routes(api_router, services);
    add_hall_routes(api_router, services);
    add_desk_routes(api_router, services);
    add_session_routes(api_router, services);
    add_lookup_routes(api_router, services);
    add_case_routes(api_router, services);
    add_office_routes(api_router, services);
    add_conclusion_routes(api_router, services);
    add_decision_routes(api_router, services);
    add_licence_routes(api_router, services);
    add_result_routes(api_router, services);
    add_payment_routes(api_router, services);
    add_upload_routes(api_router, services);
    add_catalogue_routes(api_router, services);
    add_metrics_routes(api_router, services);
    const web::Sources pages{hall_queue,
                             registry,
                             *database,
                             *foundations.catalogues,
                             config.halls,
                             config.offices,
                             foundations.translator,
                             people,
                             terminals,
                             config.rules,
                             clock};
    http::Router public_router;
    add_public_routes(public_router, pages);
    add_enrolment_routes(public_router, services);
    add_notification_routes(public_router, services);
    add_supervisor_routes(public_router, pages);

    http::HttpServer server(hub, {}, [&](const http::Answered& one) {
        const metrics::Labels route{{"method", one.method}, {"route", one.route}};
        metrics.count("tereze_http_requests_total", with_status(route, one.status));
        metrics.observe("tereze_http_request_seconds", route, one.took);
    });
    server.on_signal(SIGHUP, [&] { reload_catalogue(*foundations.catalogues); });
    auto public_tls = config.tls;
    public_tls.client_ca.clear();
    Ports ports;
    TEREZE_ASSIGN(ports.api, server.listen(config.api_address, config.tls, api_router));
    TEREZE_ASSIGN(ports.pages, server.listen(config.public_address, public_tls, public_router));
    base_url = with_port(config.base_url, ports.pages);
    server.every(kSweepEvery, [&] {
        report("sweep of the queue", hall_queue.sweep());
        report("sweep of appointments", appointments.sweep());
        report("sweep of accounts", people.sweep());
        report("sweep of challenges", challenges.sweep());
        report("sweep of payments", payments.sweep());
        report("sweep of uploads", uploads.sweep());
    });
    server.every(config.gateway.conclusions_every,
                 [&] { report("conclusions through the gateway", exchange.exchange()); });
    ready(ports);
    server.run();
    return {};
}

Result<> migrate(const ServerConfig& config) {
    const SystemClock clock;
    TEREZE_ASSIGN(const auto lock, lock_file(config.database));
    TEREZE_ASSIGN(const auto database, store::Database::open(config.database, clock));
    return {};
}

namespace {

/// For a command: the database and the terminals in it, while `work` goes on.
template <class Work>
auto with_terminals(const ServerConfig& config, const Work& work)
    -> decltype(work(std::declval<terminals::Terminals&>())) {
    const SystemClock clock;
    TEREZE_ASSIGN(auto enrolment, read_enrolment(config.enrolment));
    TEREZE_ASSIGN(const auto database, store::Database::open(config.database, clock));
    terminals::Terminals terminals(*database, clock, config.terminals, std::move(enrolment));
    return work(terminals);
}

bool stands_somewhere(const ServerConfig& config, const accounts::Terminal& terminal) {
    const bool is_office = config.offices.find(terminal.hall) != nullptr;
    return has_place(config, terminal.hall) &&
           is_office == (terminal.role == accounts::TerminalRole::Office);
}

}  // namespace

Result<terminals::Invitation> invite_terminal(const ServerConfig& config,
                                              const accounts::Terminal& terminal) {
    if (!stands_somewhere(config, terminal))
        return fail("accounts.hall_unknown", ErrorClass::User, Remedy::Retry, terminal.hall);
    return with_terminals(
        config, [&](terminals::Terminals& terminals) { return terminals.invite(terminal, {}); });
}

Result<std::vector<terminals::KnownTerminal>> list_terminals(const ServerConfig& config) {
    return with_terminals(config, [](terminals::Terminals& terminals) { return terminals.list(); });
}

Result<> revoke_terminal(const ServerConfig& config, const std::string& common_name) {
    return with_terminals(
        config, [&](terminals::Terminals& terminals) { return terminals.revoke(common_name, {}); });
}

Result<> add_account(const ServerConfig& config, const accounts::NewAccount& account,
                     const Secret& password) {
    const SystemClock clock;
    for (const auto& id : account.halls)
        if (!has_place(config, id))
            return fail("accounts.hall_unknown", ErrorClass::User, Remedy::Retry, id);
    TEREZE_ASSIGN(const auto database, store::Database::open(config.database, clock));
    return accounts::Accounts(*database, clock, config.login).add(account, password);
}

}  // namespace tereze::server::app
