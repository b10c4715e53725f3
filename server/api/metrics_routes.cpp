// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /metrics: what a monitoring system asks every few seconds.
#include "server/api/routes.h"

namespace tereze::server::api {
namespace {

using accounts::TerminalRole;
using http::Request;
using http::Response;

Result<Response> show_metrics(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.terminal(request, {TerminalRole::Monitor}));
    std::vector<metrics::Metrics::Gauge> gauges;
    bool reachable = true;
    for (const auto& hall : services.halls) {
        const auto load = services.queue.load(hall.id);
        reachable = reachable && load;
        if (load)
            gauges.push_back({"tereze_queue_waiting",
                              {{"hall", hall.id}},
                              static_cast<double>(load->people_waiting)});
    }
    for (const auto& [service, is_open] : services.gateway.breakers())
        gauges.push_back({"tereze_gateway_silent", {{"service", service}}, is_open ? 1.0 : 0.0});
    // Numbers are of most use where something is away, so that is one of them and no error.
    gauges.push_back({"tereze_database_up", {}, reachable ? 1.0 : 0.0});
    Response response;
    response.content_type = "text/plain; version=0.0.4";
    response.body = services.metrics.text(gauges);
    return response;
}

}  // namespace

void add_metrics_routes(http::Router& router, const Services& services) {
    router.add({"GET", "/metrics", with(services, show_metrics)});
}

}  // namespace tereze::server::api
