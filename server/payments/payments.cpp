// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Payment of licence fees.
#include "server/payments/payments.h"

#include "core/base/ids.h"
#include "server/gateways/pinned_signature.h"
#include "server/store/journal.h"

#include <spdlog/spdlog.h>

namespace tereze::server::payments {

using accounts::Caller;
using gateways::PaymentNotification;
using store::Connection;

namespace {

auto not_found() {
    return fail("payments.not_found", ErrorClass::Software, Remedy::None);
}

/// What the payer reads at the bank: the act's title of the service.
text::Localized purpose_of(const regulation::Service& service) {
    return {"Лицензиялық алым: " + service.short_title.kk,
            "Лицензионный сбор: " + service.short_title.ru,
            {}};
}

bool is_same(const Payment& payment, const OrderWanted& wanted) {
    return payment.service_id == wanted.service_id && payment.operation == wanted.operation &&
           payment.payer == wanted.payer;
}

}  // namespace

void Payments::note(const std::string& event, const std::string& subject,
                    const std::string& detail) {
    const auto noted =
        store::write_lone_fact(m_database, m_clock.now(), {"", "", event, subject, detail});
    if (!noted)
        spdlog::error("{} not journalled: {}", event, noted.error().detail);
}

Result<Payment> Payments::order(const Caller& caller, const std::string& key,
                                const OrderWanted& wanted) {
    const auto catalogue = m_catalogues.current();
    const auto* service = catalogue->service(wanted.service_id);
    if (service == nullptr || !service->offers(wanted.operation))
        return fail("payments.service_unknown", ErrorClass::Software, Remedy::None);
    const auto now = m_clock.now();
    TEREZE_ASSIGN(const auto fee,
                  m_options.fees.fee(*service, wanted.operation, calendar::date_in_almaty(now)));
    const auto& terminal = caller.terminal.common_name;
    TEREZE_ASSIGN(auto payment,
                  m_database.write(kPaymentLine, [&](Connection& connection) -> Result<Payment> {
                      if (auto known = payment_store::by_key(connection, terminal, key)) {
                          if (!is_same(*known, wanted))
                              return fail("request.idempotency_key_reused", ErrorClass::Software,
                                          Remedy::None);
                          return std::move(*known);
                      }
                      Payment made;
                      made.id = make_uuid_v7(now);
                      made.service_id = wanted.service_id;
                      made.operation = wanted.operation;
                      made.payer = wanted.payer;
                      made.multiple = fee.multiple;
                      made.amount = fee.amount;
                      made.ordered_at = now;
                      made.expires_at = now + m_options.life;
                      payment_store::insert(connection, made, terminal, key);
                      store::write_fact(connection, now,
                                        {terminal, caller.account_id(), "payment.ordered", made.id,
                                         std::to_string(made.amount.whole())});
                      return made;
                  }));
    if (payment.state != PaymentState::Ordered)
        return payment;
    return send(std::move(payment), *service);
}

Result<Payment> Payments::send(Payment payment, const regulation::Service& service) {
    gateways::PaymentOrder order;
    order.order_number = payment.id;
    order.ordered_at = payment.ordered_at;
    order.expires_at = payment.expires_at;
    order.amount = payment.amount;
    order.payer = payment.payer;
    order.kbk = m_options.kbk;
    order.knp = m_options.knp;
    order.purpose = purpose_of(service);
    TEREZE_ASSIGN(const auto ordered, m_gateway.order_payment(order));
    return m_database.write(kPaymentLine, [&](Connection& connection) -> Result<Payment> {
        auto now_kept = payment_store::find(connection, payment.id);
        if (!now_kept)
            return not_found();
        // Whoever sent it at the same time got the same reference.
        if (now_kept->state == PaymentState::Ordered) {
            now_kept->state = PaymentState::Waiting;
            now_kept->reference = ordered.reference;
            now_kept->pay_url = ordered.pay_url;
            payment_store::update(connection, *now_kept);
        }
        return std::move(*now_kept);
    });
}

Result<Payment> Payments::find(const Caller& caller, const std::string& id) {
    return m_database.read([&](Connection& connection) -> Result<Payment> {
        auto payment = payment_store::find(connection, id);
        const bool is_applicant = caller.terminal.role == accounts::TerminalRole::SelfService;
        if (!payment || (is_applicant && payment->payer != caller.person->login))
            return not_found();
        return std::move(*payment);
    });
}

Result<Payment> Payments::show(const Caller& caller, const std::string& id) {
    return find(caller, id);
}

Result<Payment> Payments::check(const Caller& caller, const std::string& id) {
    TEREZE_ASSIGN(auto payment, find(caller, id));
    const auto now = m_clock.now();
    const bool is_asked =
        payment.state == PaymentState::Waiting || payment.state == PaymentState::Timeout;
    if (!is_asked || payment.reference.empty() || now - payment.checked_at < kCheckEvery)
        return payment;
    TEREZE_ASSIGN(const auto status, m_gateway.payment_status(payment.reference));
    if (status.state == "PAYMENT_DONE")
        return settle(payment,
                      {payment.reference, status.bank_reference, {}, status.amount, {}, {}}, {});
    return m_database.write(kPaymentLine, [&](Connection& connection) -> Result<Payment> {
        auto kept = payment_store::find(connection, id);
        if (!kept)
            return not_found();
        kept->checked_at = now;
        if (status.state == "PAYMENT_TIMEOUT" && kept->state == PaymentState::Waiting)
            kept->state = PaymentState::Timeout;
        payment_store::update(connection, *kept);
        return std::move(*kept);
    });
}

Result<Payment> Payments::settle(const Payment& asked, const PaymentNotification& told,
                                 ByteView document) {
    if (told.amount != asked.amount) {
        note("payment.amount_wrong", asked.id, std::to_string(told.amount.whole()));
        return fail("payments.amount_wrong", ErrorClass::Fraud, Remedy::Service);
    }
    auto outcome = m_database.write(kPaymentLine, [&](Connection& connection) -> Result<Payment> {
        auto kept = payment_store::find(connection, asked.id);
        if (!kept)
            return not_found();
        const bool is_other =
            !kept->bank_reference.empty() && kept->bank_reference != told.bank_reference;
        if (is_other)
            return fail("payments.paid_twice", ErrorClass::User, Remedy::Service);
        if (!document.empty())
            payment_store::keep_notification(connection, kept->id,
                                             Bytes(document.begin(), document.end()));
        if (kept->state == PaymentState::Done)
            return std::move(*kept);
        const auto now = m_clock.now();
        kept->state = PaymentState::Done;
        kept->paid_at = now;
        kept->bank_reference = told.bank_reference;
        payment_store::update(connection, *kept);
        store::write_fact(
            connection, now,
            {"", "", "payment.done", kept->id, document.empty() ? "asked" : "notified"});
        return std::move(*kept);
    });
    if (!outcome && outcome.error().code == "payments.paid_twice")
        note("payment.paid_twice", asked.id, told.bank_reference);
    return outcome;
}

Result<> Payments::notify(ByteView document) {
    const auto refused = [](std::string why) {
        return fail("payments.notification_refused", ErrorClass::Fraud, Remedy::None,
                    std::move(why));
    };
    if (!m_options.notifications_signed_by)
        return refused("none is expected");
    const auto text = as_text(document);
    if (const auto is_signed = gateways::check_pinned_signature(
            text, *m_options.notifications_signed_by, m_clock.now());
        !is_signed)
        return refused(is_signed.error().detail);
    const auto told = gateways::parse_notification(text);
    if (!told)
        return refused(told.error().detail);
    if (told->kbk != m_options.kbk)
        return refused("another kbk");
    TEREZE_ASSIGN(const auto payment,
                  m_database.read([&](Connection& connection) -> Result<Payment> {
                      auto found = payment_store::by_reference(connection, told->reference);
                      if (!found)
                          return not_found();
                      return std::move(*found);
                  }));
    TEREZE_TRY(settle(payment, *told, document));
    return {};
}

Result<> Payments::sweep() {
    return m_database.write(kPaymentLine, [&](Connection& connection) -> Result<> {
        payment_store::time_out(connection, m_clock.now());
        return {};
    });
}

}  // namespace tereze::server::payments
