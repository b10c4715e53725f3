// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups in the state databases through ШЭП.
#pragma once

#include "core/base/clock.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/keys/signing_key.h"
#include "server/gateways/http_post.h"
#include "server/gateways/natural_person.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::gateways {

/// The organisation's key for messages to ШЭП.
struct GatewayKey {
    trust::Certificate certificate;
    trust::SigningKey key;
};

struct GatewayOptions {
    PostTarget target;
    /// Requests are signed (WS-Security) where there is one.
    std::optional<GatewayKey> key;
    /// Answers have to be signed by this very certificate where there is one.
    std::optional<trust::Certificate> answers_signed_by;
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
    /// answer), lookups.gateway_error (a fault, an unreadable answer, or one that is not signed as
    /// it has to be).
    Result<FoundPerson> find_natural_person(const std::string& iin) const;

  private:
    Result<FoundPerson> ask(const std::string& iin) const;
    Result<std::string> signed_message(std::string message) const;
    Result<> check_signature(const std::string& answer) const;
    GatewayOptions m_options;
    const Clock& m_clock;
};

}  // namespace tereze::server::gateways
