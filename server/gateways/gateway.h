// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups in the state databases through ШЭП.
#pragma once

#include "core/base/clock.h"
#include "server/gateways/http_post.h"
#include "server/gateways/natural_person.h"

#include <chrono>
#include <string>
#include <vector>

namespace tereze::server::gateways {

struct GatewayOptions {
    PostTarget target;
    std::string sender_id;
    std::string password;
    std::string sender_code;  ///< participant code inside ГБД ФЛ messages
    std::string natural_person_service = "GBDFL_UniversalServiceSync";
    std::vector<std::string> absent_codes;
    std::chrono::milliseconds timeout{10'000};
};

struct FoundPerson {
    NaturalPerson person;
    std::string message_id;
};

/// Safe to use from several threads; blocks its caller while the gateway answers.
class Gateway {
  public:
    /// `clock` must outlive the gateway.
    Gateway(GatewayOptions options, const Clock& clock);

    /// Errors: lookups.applicant_absent (the database says so), lookups.gateway_unreachable (no
    /// answer), lookups.gateway_error (a fault or an unreadable answer).
    Result<FoundPerson> find_natural_person(const std::string& iin) const;

  private:
    Result<FoundPerson> ask(const std::string& iin) const;
    GatewayOptions m_options;
    const Clock& m_clock;
};

}  // namespace tereze::server::gateways
