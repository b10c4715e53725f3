// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ПШЭП, the payment gateway. How orders are made and asked about is not public, so those messages
// are ours (namespace urn:tereze:payments:v1, inside SyncChannel); the notification of a payment is
// the public one (notificationPayment, http://payments.bee.kz/GatewayNkNotification).
#pragma once

#include "core/calendar/civil_time.h"
#include "core/fees/tenge.h"
#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <optional>
#include <string>
#include <string_view>

namespace tereze::server::gateways {

struct PaymentOrder {
    std::string order_number;  ///< ours; the same one twice is one order
    calendar::TimePoint ordered_at{};
    calendar::TimePoint expires_at{};
    fees::Tenge amount;
    std::string payer;  ///< ИИН or БИН
    std::string kbk;    ///< code of the budget's classification: 105402, licence fee
    std::string knp;    ///< code of the payment's purpose: 911
    text::Localized purpose;
};

struct PaymentOrdered {
    std::string reference;
    std::string pay_url;
};

struct PaymentStatus {
    std::string reference;
    std::string state;  ///< WAIT_PAYMENT, PAYMENT_DONE, PAYMENT_TIMEOUT
    std::string bank_reference;
    fees::Tenge amount;
};

struct PaymentNotification {
    std::string reference;
    std::string bank_reference;
    std::string paid_at;  ///< as the bank wrote it
    fees::Tenge amount;
    std::string kbk;
    std::string knp;
};

XmlElement build_order(const PaymentOrder& order);
/// Errors: gateway.answer_invalid (also for another order).
Result<PaymentOrdered> parse_ordered(const XmlElement& data, const std::string& order_number);
XmlElement build_status_question(const std::string& reference);
/// Errors: gateway.answer_invalid (also for another reference).
Result<PaymentStatus> parse_status(const XmlElement& data, const std::string& reference);
/// The document alone; whose signature stands on it is the caller's affair.
/// Errors: gateway.xml_invalid, gateway.answer_invalid.
Result<PaymentNotification> parse_notification(std::string_view document);

}  // namespace tereze::server::gateways
