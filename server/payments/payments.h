// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Payment of licence fees: ordered at ПШЭП, told by it or asked for, used for one case.
#pragma once

#include "core/regulation/keeper.h"
#include "server/accounts/caller.h"
#include "server/gateways/gateway.h"
#include "server/payments/fee_rules.h"
#include "server/payments/payment_store.h"

#include <chrono>
#include <optional>
#include <string>

namespace tereze::server::payments {

struct Options {
    FeeRules fees;
    std::string kbk = "105402";  ///< licence fee (egov.kz, page of the fee)
    std::string knp = "911";
    std::chrono::minutes life{60};  ///< of an order
    /// Whose signature a notification has to bear; nothing: none is taken, payments are asked for.
    std::optional<trust::Certificate> notifications_signed_by;
};

struct OrderWanted {
    std::string service_id;
    regulation::Operation operation = regulation::Operation::Issue;
    std::string payer;  ///< ИИН or БИН
};

/// Safe to use from several threads and processes; `order` and `check` wait for the gateway.
class Payments {
  public:
    /// How often at most the gateway is asked about one payment.
    static constexpr std::chrono::seconds kCheckEvery{2};

    /// Everything must outlive the payments.
    Payments(store::Database& database, const Clock& clock, gateways::Gateway& gateway,
             const regulation::CatalogueKeeper& catalogues, Options options)
        : m_database(database),
          m_clock(clock),
          m_gateway(gateway),
          m_catalogues(catalogues),
          m_options(std::move(options)) {}

    /// An order of the fee of today. The same key again: the same order, sent once more if the
    /// gateway never answered. Errors: payments.service_unknown, payments.fee_not_stated,
    /// request.idempotency_key_reused, those of Gateway::order_payment.
    Result<Payment> order(const accounts::Caller& caller, const std::string& key,
                          const OrderWanted& wanted);
    /// For an applicant the own ones. Errors: payments.not_found.
    Result<Payment> show(const accounts::Caller& caller, const std::string& id);
    /// Asks the gateway whether it was paid, where nobody has said so yet.
    /// Errors: payments.not_found, payments.amount_wrong, those of Gateway::payment_status.
    Result<Payment> check(const accounts::Caller& caller, const std::string& id);
    /// A signed notificationPayment. Again for the same payment of the bank: nothing new.
    /// Errors: payments.notification_refused (unsigned, by somebody else, unreadable),
    /// payments.not_found, payments.amount_wrong, payments.paid_twice (by another payment of the
    /// bank, which somebody has to give back).
    Result<> notify(ByteView document);
    Result<> sweep();

  private:
    Result<Payment> find(const accounts::Caller& caller, const std::string& id);
    Result<Payment> send(Payment payment, const regulation::Service& service);
    Result<Payment> settle(const Payment& asked, const gateways::PaymentNotification& told,
                           ByteView document);
    void note(const std::string& event, const std::string& subject, const std::string& detail);

    store::Database& m_database;
    const Clock& m_clock;
    gateways::Gateway& m_gateway;
    const regulation::CatalogueKeeper& m_catalogues;
    Options m_options;
};

}  // namespace tereze::server::payments
