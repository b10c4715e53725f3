// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// /v1/payments, and the notifications of the payment gateway on the public listener.
#include "core/calendar/civil_time.h"
#include "core/identity/person_number.h"
#include "server/api/case_views.h"
#include "server/api/routes.h"
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

namespace tereze::server::api {
namespace {

using accounts::Caller;
using accounts::TerminalRole;
using http::Request;
using http::Response;
using nlohmann::json;
using payments::Payment;

constexpr std::size_t kLongestWord = 100;
constexpr std::size_t kLargestNotification = 64 * 1024;

json payment_json(const Payment& payment) {
    return {
        {"id", payment.id},
        {"service_id", payment.service_id},
        {"operation", regulation::word_of(payment.operation)},
        {"mci_thousandths", payment.multiple.thousandths},
        {"tenge", payment.amount.whole()},
        {"state", payments::to_string(payment.state)},
        {"reference", payment.reference},
        {"pay_url", payment.pay_url},
        {"ordered_at", calendar::iso_time(payment.ordered_at)},
        {"expires_at", calendar::iso_time(payment.expires_at)},
        {"paid_at", payment.paid_at ? json(calendar::iso_time(*payment.paid_at)) : json(nullptr)},
        {"bank_reference", payment.bank_reference},
        {"case_id", payment.case_id}};
}

Result<std::string> read_payer(const Caller& caller, http::Fields& fields) {
    if (caller.terminal.role == TerminalRole::SelfService)
        return caller.person->login;
    TEREZE_ASSIGN(const auto number, fields.text("payer", kLongestWord));
    if (!identity::Iin::parse(number) && !identity::Bin::parse(number))
        return fail("request.field_invalid", ErrorClass::User, Remedy::Retry, "payer");
    return number;
}

Result<Response> order(const Services& services, Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant_or_operator(request));
    TEREZE_ASSIGN(const auto key, http::idempotency_key(request));
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    payments::OrderWanted wanted;
    TEREZE_ASSIGN(wanted.service_id, fields.text("service_id", kLongestWord));
    TEREZE_ASSIGN(const auto operation,
                  fields.word("operation", {"issue", "reissue", "duplicate"}));
    wanted.operation = *regulation::from_word<regulation::Operation>(operation);
    TEREZE_ASSIGN(wanted.payer, read_payer(caller, fields));
    TEREZE_TRY(fields.finish());
    TEREZE_ASSIGN(const auto payment, services.payments.order(caller, key, wanted));
    return http::json_response(201, payment_json(payment));
}

Result<Response> show(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant_or_operator(request));
    TEREZE_ASSIGN(const auto payment, services.payments.show(caller, id_of(request)));
    return http::json_response(200, payment_json(payment));
}

Result<Response> check(const Services& services, const Request& request) {
    TEREZE_ASSIGN(const auto caller, services.guard.applicant_or_operator(request));
    TEREZE_ASSIGN(const auto payment, services.payments.check(caller, id_of(request)));
    return http::json_response(200, payment_json(payment));
}

/// The document proves itself by its signature, so no certificate of a terminal is asked for.
Result<Response> notify(const Services& services, const Request& request) {
    if (!http::has_media_type(request, "text/xml") &&
        !http::has_media_type(request, "application/xml"))
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "text/xml expected");
    TEREZE_TRY(services.payments.notify(as_bytes(request.body)));
    return http::no_content();
}

}  // namespace

void add_payment_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/v1/payments", with(services, order), http::Pace::Slow});
    router.add({"GET", "/v1/payments/{id}", with(services, show)});
    router.add({"POST", "/v1/payments/{id}/check", with(services, check), http::Pace::Slow});
}

void add_notification_routes(http::Router& router, const Services& services) {
    router.add({"POST", "/gateway/payments", with(services, notify), http::Pace::Slow,
                kLargestNotification});
}

}  // namespace tereze::server::api
