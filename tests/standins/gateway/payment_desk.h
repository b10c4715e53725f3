// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// ПШЭП of the stand-in: orders, what was paid of them, and the notification of it.
#pragma once

#include "server/gateways/xml.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace tereze::standins {

inline constexpr auto kPaymentService = "PSHEP_Payments";

/// Safe to use from several threads.
class PaymentDesk {
  public:
    /// Answers the element "data" of a request; nothing where its shape is wrong. The same order
    /// number again is the same order; an unknown reference waits for ever.
    std::optional<server::gateways::XmlElement> answer(const server::gateways::XmlElement& data);
    /// Pays an order at the bank.
    /// @param amount as the bank has it; empty: what was ordered.
    /// @returns the notification, not signed; nothing where there is no such order.
    std::optional<std::string> pay(const std::string& reference, const std::string& bank_reference,
                                   const std::string& amount);

  private:
    struct Order {
        std::string reference;
        std::string amount;
        std::string payer;
        std::string kbk;
        std::string knp;
        std::string bank_reference;  ///< empty: not paid
        std::string paid;
    };
    std::optional<server::gateways::XmlElement> order(const server::gateways::XmlElement& data);
    server::gateways::XmlElement status(const std::string& reference) const;
    Order* find(const std::string& reference);

    mutable std::mutex m_mutex;
    std::map<std::string, Order> m_orders;  ///< by order number
};

}  // namespace tereze::standins
