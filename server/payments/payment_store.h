// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of payments. Called inside Database::read and Database::write.
#pragma once

#include "server/payments/payment.h"
#include "server/store/database.h"

#include <optional>
#include <string>

namespace tereze::server::payments {

/// The line (database.h) of everything that changes payments.
inline constexpr auto kPaymentLine = "payments";

}  // namespace tereze::server::payments

namespace tereze::server::payments::payment_store {

void insert(store::Connection& connection, const Payment& payment, const std::string& terminal,
            const std::string& key);
/// State, reference, address, and what proves it.
void update(store::Connection& connection, const Payment& payment);
void keep_notification(store::Connection& connection, const std::string& id,
                       const Bytes& notification);
std::optional<Payment> find(store::Connection& connection, const std::string& id);
std::optional<Payment> by_key(store::Connection& connection, const std::string& terminal,
                              const std::string& key);
std::optional<Payment> by_reference(store::Connection& connection, const std::string& reference);
/// Orders whose time is over become PAYMENT_TIMEOUT; returns how many.
int time_out(store::Connection& connection, Clock::TimePoint now);

/// Uses a payment for a case. Errors: cases.payment_missing (there is none of that id for this
/// applicant, service and operation), cases.payment_open (not paid yet), cases.payment_used (for
/// another case).
Result<> use(store::Connection& connection, const Payment& wanted, const std::string& case_id);

}  // namespace tereze::server::payments::payment_store
