// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups in the state databases and orders of payments through ШЭП.
#pragma once

#include "core/base/clock.h"
#include "core/trust/certificates/certificate.h"
#include "core/trust/keys/signing_key.h"
#include "server/gateways/answer_memory.h"
#include "server/gateways/async_channel.h"
#include "server/gateways/circuit_breaker.h"
#include "server/gateways/http_post.h"
#include "server/gateways/legal_entity.h"
#include "server/gateways/licence_search.h"
#include "server/gateways/natural_person.h"
#include "server/gateways/payment_messages.h"
#include "server/gateways/power_of_attorney.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>
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
    /// Of ГБД ЮЛ; empty: organisations are not looked up.
    std::string legal_entity_service;
    std::string notary_service;  ///< of ЕНИС; empty: powers are not looked up
    std::string licence_search_service;  ///< of «Е-лицензирование»; empty: licences are not
    /// Of ПШЭП; empty: nothing can be paid.
    std::string payment_service;
    std::string requestor_bin;  ///< the БИН of the organisation that asks ГБД ЮЛ
    std::optional<PostTarget> async_target;  ///< AsyncChannel; nothing: bodies are asked on paper
    std::vector<std::string> absent_codes;
    std::chrono::milliseconds timeout{10'000};  ///< for a lookup with all its attempts
    int attempts = 3;                           ///< where no connection comes about
    CircuitBreaker::Policy breaker;
    MemoryRules memory;
};

template <class Subject>
struct Found {
    Subject subject;
    std::string message_id;
    bool from_memory = false;  ///< the answer of an earlier question
};

/// Safe to use from several threads; blocks its caller while the gateway answers.
class Gateway {
  public:
    /// `clock` must outlive the gateway.
    Gateway(GatewayOptions options, const Clock& clock);

    /// @param case_id for which the consent was given.
    /// Errors: lookups.applicant_absent (the database says so), lookups.gateway_unreachable (no
    /// answer, or none to those who asked shortly before), lookups.gateway_error (a fault, an
    /// unreadable answer, or one that is not signed as it has to be).
    Result<Found<NaturalPerson>> find_natural_person(const std::string& iin,
                                                     const std::string& case_id);
    /// Errors: the same, and lookups.not_connected.
    Result<Found<LegalEntity>> find_legal_entity(const std::string& bin,
                                                 const std::string& case_id);

    /// What the notaries' register has of a power of attorney. Errors: the same.
    Result<Found<PowerOfAttorney>> find_power_of_attorney(const std::string& number,
                                                          const std::string& trustee_iin);
    /// The licences of a holder in the country's system; none is an answer too. Errors: the same,
    /// but for lookups.applicant_absent.
    Result<Found<std::vector<FoundLicence>>> find_licences(const std::string& holder);

    /// Makes an order of the payment gateway; the same number again is the same order. Errors:
    /// payments.not_connected, payments.gateway_unreachable, payments.gateway_error.
    Result<PaymentOrdered> order_payment(const PaymentOrder& order);
    /// Errors: the same.
    Result<PaymentStatus> payment_status(const std::string& reference);

    /// Hands a request over to a service of AsyncChannel; returns ШЭП's number of it.
    /// Errors: lookups.not_connected, lookups.gateway_unreachable, lookups.gateway_error.
    Result<std::string> send_async(const std::string& service_id, const XmlElement& data);
    /// What has come from a service and was not confirmed. Errors: the same.
    Result<std::vector<AsyncMessage>> fetch_async(const std::string& service_id);
    /// Confirms a message, or refuses it for good. Errors: the same.
    Result<> confirm_async(const std::string& service_id, const std::string& message_id,
                           bool accepted);

    /// Services whose questions are not asked at the moment, since nobody answers them.
    std::vector<std::pair<std::string, bool>> breakers() const;

  private:
    struct Service {
        std::string id;
        CircuitBreaker breaker;
    };
    struct Answer {
        XmlElement data;
        std::string message_id;
    };
    /// Builds the element "data" of a message with this id at this time.
    using BuildData =
        std::function<Result<XmlElement>(const std::string& message_id, Clock::TimePoint now)>;

    Result<Answer> ask(Service& service, const BuildData& build) const;
    /// Posts one message of AsyncChannel and returns the signed answer's text.
    Result<std::string> post_async(Result<std::string> message) const;
    Result<Answer> ask_once(const std::string& service_id, const BuildData& build,
                            std::chrono::milliseconds limit) const;
    Result<std::string> signed_message(std::string message) const;
    Result<> check_signature(const std::string& answer) const;
    GatewayOptions m_options;
    const Clock& m_clock;
    Service m_people;
    Service m_entities;
    Service m_payments;
    Service m_notaries;
    Service m_licences;
    AnswerMemory<Found<NaturalPerson>> m_known_people;
    AnswerMemory<Found<LegalEntity>> m_known_entities;
};

}  // namespace tereze::server::gateways
