// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The paths of openapi.yaml, each group in a file of its own.
#pragma once

#include "server/accounts/accounts.h"
#include "server/api/guard.h"
#include "server/cases/case_registry.h"
#include "server/gateways/gateway.h"
#include "server/http/router.h"
#include "server/metrics/metrics.h"
#include "server/payments/payments.h"
#include "server/provider/case_work.h"
#include "server/provider/conclusions.h"
#include "server/provider/decisions.h"
#include "server/provider/results.h"
#include "server/queue/appointments.h"
#include "server/queue/hall_queue.h"
#include "server/surveys/surveys.h"
#include "server/terminals/terminals.h"
#include "server/uploads/uploads.h"

namespace tereze::server::api {

/// What handlers use; everything must outlive the router.
struct Services {
    Guard& guard;
    queue::HallQueue& queue;
    queue::Appointments& appointments;
    accounts::Accounts& accounts;
    accounts::Challenges& challenges;
    terminals::Terminals& terminals;
    gateways::Gateway& gateway;
    cases::CaseRegistry& cases;
    const cases::Offices& offices;
    provider::CaseWork& case_work;
    provider::Conclusions& conclusions;
    provider::Decisions& decisions;
    provider::Results& results;
    payments::Payments& payments;
    uploads::Uploads& uploads;
    surveys::Surveys& surveys;
    const regulation::CatalogueKeeper& catalogues;
    const regulation::Practice& practice;
    store::Database& database;
    const Clock& clock;
    metrics::Metrics& metrics;
    const std::vector<cases::Hall>& halls;
    const std::map<std::string, queue::HallRules>& rules;  ///< by hall
    /// The address of a ticket's public page from its token.
    std::function<std::string(const std::string& token)> ticket_url;
    std::function<std::string(const std::string& token)> licence_url;
};

/// The handler of a function that takes the services and the request.
template <class Function>
http::Handler with(const Services& services, Function function) {
    return [&services, function](http::Request& request) { return function(services, request); };
}

void add_terminal_routes(http::Router& router, const Services& services);
/// Of the public listener.
void add_enrolment_routes(http::Router& router, const Services& services);
void add_appointment_routes(http::Router& router, const Services& services);
void add_ticket_routes(http::Router& router, const Services& services);
void add_hall_routes(http::Router& router, const Services& services);
void add_desk_routes(http::Router& router, const Services& services);
void add_session_routes(http::Router& router, const Services& services);
void add_lookup_routes(http::Router& router, const Services& services);
void add_metrics_routes(http::Router& router, const Services& services);
void add_case_routes(http::Router& router, const Services& services);
void add_office_routes(http::Router& router, const Services& services);
void add_conclusion_routes(http::Router& router, const Services& services);
void add_decision_routes(http::Router& router, const Services& services);
void add_licence_routes(http::Router& router, const Services& services);
void add_result_routes(http::Router& router, const Services& services);
void add_payment_routes(http::Router& router, const Services& services);
void add_upload_routes(http::Router& router, const Services& services);
void add_catalogue_routes(http::Router& router, const Services& services);
/// Of the public listener.
void add_notification_routes(http::Router& router, const Services& services);

}  // namespace tereze::server::api
