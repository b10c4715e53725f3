// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of payments.
#include "server/payments/payment_store.h"

namespace tereze::server::payments::payment_store {
namespace {

using store::Connection;
using store::Cursor;
using store::from_stored;
using store::to_stored;
using store::Value;

const std::string kSelect =
    "SELECT id, service_id, operation, payer, mci_thousandths, tenge, ordered_at, expires_at, "
    "state, reference, pay_url, checked_at, paid_at, bank_reference, case_id FROM payment ";

PaymentState state_from(const std::string& word) {
    for (const auto& [state, each] : kPaymentStates)
        if (each == word)
            return state;
    return PaymentState::Timeout;
}

std::optional<Payment> read_one(Cursor row) {
    if (!row.next())
        return std::nullopt;
    Payment payment;
    payment.id = row.text(0);
    payment.service_id = row.text(1);
    payment.operation = regulation::from_word<regulation::Operation>(row.text(2))
                            .value_or(regulation::Operation::Issue);
    payment.payer = row.text(3);
    payment.multiple.thousandths = static_cast<std::uint32_t>(row.integer(4));
    payment.amount = fees::Tenge(row.integer(5));
    payment.ordered_at = from_stored(row.integer(6));
    payment.expires_at = from_stored(row.integer(7));
    payment.state = state_from(row.text(8));
    payment.reference = row.text(9);
    payment.pay_url = row.text(10);
    payment.checked_at = from_stored(row.integer(11));
    if (!row.is_null(12))
        payment.paid_at = from_stored(row.integer(12));
    payment.bank_reference = row.text(13);
    payment.case_id = row.text(14);
    return payment;
}

Value stored(const std::optional<Clock::TimePoint>& time) {
    if (!time)
        return nullptr;
    return to_stored(*time);
}

std::string word(PaymentState state) {
    return std::string(to_string(state));
}

}  // namespace

void insert(Connection& connection, const Payment& payment, const std::string& terminal,
            const std::string& key) {
    connection.post(
        "INSERT INTO payment (id, terminal, key, service_id, operation, payer, mci_thousandths, "
        "tenge, ordered_at, expires_at, state) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {payment.id, terminal, key, payment.service_id,
         std::string(regulation::word_of(payment.operation)), payment.payer,
         static_cast<std::int64_t>(payment.multiple.thousandths), payment.amount.whole(),
         to_stored(payment.ordered_at), to_stored(payment.expires_at), word(payment.state)});
}

void update(Connection& connection, const Payment& payment) {
    connection.post(
        "UPDATE payment SET state = $2, reference = $3, pay_url = $4, checked_at = $5, "
        "paid_at = $6, bank_reference = $7 WHERE id = $1",
        {payment.id, word(payment.state), payment.reference, payment.pay_url,
         to_stored(payment.checked_at), stored(payment.paid_at), payment.bank_reference});
}

void keep_notification(Connection& connection, const std::string& id, const Bytes& notification) {
    connection.post("UPDATE payment SET notification = $2 WHERE id = $1", {id, notification});
}

std::optional<Payment> find(Connection& connection, const std::string& id) {
    return read_one(connection.query(kSelect + "WHERE id = $1", {id}));
}

std::optional<Payment> by_key(Connection& connection, const std::string& terminal,
                              const std::string& key) {
    return read_one(
        connection.query(kSelect + "WHERE terminal = $1 AND key = $2", {terminal, key}));
}

std::optional<Payment> by_reference(Connection& connection, const std::string& reference) {
    return read_one(connection.query(kSelect + "WHERE reference = $1", {reference}));
}

int time_out(Connection& connection, Clock::TimePoint now) {
    return connection.execute(
        "UPDATE payment SET state = 'payment_timeout' "
        "WHERE state IN ('ordered', 'wait_payment') AND expires_at < $1",
        {to_stored(now)});
}

Result<> use(Connection& connection, const Payment& wanted, const std::string& case_id) {
    const auto found = find(connection, wanted.id);
    const bool fits = found && found->payer == wanted.payer &&
                      found->service_id == wanted.service_id &&
                      found->operation == wanted.operation;
    if (!fits)
        return fail("cases.payment_missing", ErrorClass::User, Remedy::None);
    if (found->state != PaymentState::Done)
        return fail("cases.payment_open", ErrorClass::User, Remedy::Retry);
    if (!found->case_id.empty() && found->case_id != case_id)
        return fail("cases.payment_used", ErrorClass::Fraud, Remedy::None);
    // One statement decides, whatever line the caller stands in.
    const auto changed = connection.execute(
        "UPDATE payment SET case_id = $2 WHERE id = $1 AND (case_id = '' OR case_id = $2)",
        {found->id, case_id});
    if (changed != 1)
        return fail("cases.payment_used", ErrorClass::Fraud, Remedy::None);
    return {};
}

}  // namespace tereze::server::payments::payment_store
