// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Conclusions of bodies that are no office here, asked through AsyncChannel of ШЭП.
#pragma once

#include "server/gateways/conclusion_messages.h"
#include "server/gateways/gateway.h"
#include "server/provider/conclusion_store.h"
#include "server/provider/office_case.h"

#include <map>
#include <mutex>
#include <string>

namespace tereze::server::provider {

/// Services of ШЭП by body: "almaty-2015/health-department".
using BodyServices = std::map<std::string, std::string, std::less<>>;

/// Safe to use from several threads and processes: each question is sent by one of them.
class ConclusionExchange {
  public:
    /// After this time a question that somebody began to send counts as not sent. The body tells
    /// one that comes twice by its id.
    static constexpr std::chrono::minutes kSending{5};

    /// Everything must outlive the exchange.
    ConclusionExchange(Sources sources, gateways::Gateway& gateway, BodyServices services)
        : m_sources(sources), m_gateway(gateway), m_services(std::move(services)) {}

    /// Sends what is to be asked and takes what was answered; waits for the gateway. A second call
    /// meanwhile does nothing. Errors: those of the gateway and of the store; what was done until
    /// then stays done.
    Result<> exchange();

  private:
    Result<> send_all();
    Result<> send(const Conclusion& conclusion, const std::string& service);
    Result<> fetch(const std::string& service);
    /// Whether the message could be taken, now or before.
    Result<bool> take(const gateways::AsyncMessage& message);
    Result<gateways::ConclusionQuestion> question_of(const Conclusion& conclusion);
    const std::string* service_of_body(const Conclusion& conclusion,
                                       const cases::CaseRecord& record) const;

    Sources m_sources;
    gateways::Gateway& m_gateway;
    BodyServices m_services;
    std::mutex m_busy;
};

}  // namespace tereze::server::provider
