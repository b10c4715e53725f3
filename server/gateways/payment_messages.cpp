// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of the payment gateway.
#include "server/gateways/payment_messages.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tereze::server::gateways {
namespace {

constexpr auto kNamespace = "urn:tereze:payments:v1";
constexpr std::string_view kNotificationNamespace = "http://payments.bee.kz/GatewayNkNotification";
constexpr std::array<std::string_view, 3> kStates{"WAIT_PAYMENT", "PAYMENT_DONE",
                                                  "PAYMENT_TIMEOUT"};
/// Longer than any reference or address of theirs, and short enough for a QR code.
constexpr std::size_t kLongestWord = 512;

auto invalid(const char* what) {
    return fail("gateway.answer_invalid", ErrorClass::Network, Remedy::Service, what);
}

XmlElement request(const char* type) {
    XmlElement data;
    data.name = "data";
    data.attributes = {{"xmlns:pay", kNamespace}, {"xsi:type", std::string("pay:") + type}};
    return data;
}

/// "3932" or "3932.00": whole tenge.
std::optional<fees::Tenge> amount_of(std::string_view text) {
    std::int64_t whole = 0;
    const auto* const end = text.data() + text.size();
    const auto [at, wrong] = std::from_chars(text.data(), end, whole);
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    if (wrong != std::errc() || whole < 0 || (!rest.empty() && rest != ".0" && rest != ".00"))
        return std::nullopt;
    return fees::Tenge(whole);
}

/// What goes on into a URL, a table and a log: visible ASCII.
bool is_word(std::string_view text) {
    return !text.empty() && text.size() <= kLongestWord &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace

XmlElement build_order(const PaymentOrder& order) {
    auto data = request("PaymentOrderRequest");
    data.add("orderNumber", order.order_number);
    data.add("orderDate", calendar::iso_time(order.ordered_at));
    data.add("expireDate", calendar::iso_time(order.expires_at));
    data.add("amount", std::to_string(order.amount.whole()));
    data.add("payerIdn", order.payer);
    data.add("kbk", order.kbk);
    data.add("knp", order.knp);
    data.add("purposeKz", order.purpose.kk);
    data.add("purposeRu", order.purpose.ru);
    return data;
}

Result<PaymentOrdered> parse_ordered(const XmlElement& data, const std::string& order_number) {
    if (data.child_text("orderNumber") != order_number)
        return invalid("another order");
    PaymentOrdered ordered{std::string(data.child_text("reference")),
                           std::string(data.child_text("payUrl"))};
    if (!is_word(ordered.reference))
        return invalid("reference");
    if (!is_word(ordered.pay_url) || ordered.pay_url.rfind("https://", 0) != 0)
        return invalid("payUrl");
    return ordered;
}

XmlElement build_status_question(const std::string& reference) {
    auto data = request("PaymentStatusRequest");
    data.add("reference", reference);
    return data;
}

Result<PaymentStatus> parse_status(const XmlElement& data, const std::string& reference) {
    PaymentStatus status;
    status.reference = data.child_text("reference");
    if (status.reference != reference)
        return invalid("another reference");
    status.state = data.child_text("paymentState");
    if (std::find(kStates.begin(), kStates.end(), status.state) == kStates.end())
        return invalid("paymentState");
    if (status.state != "PAYMENT_DONE")
        return status;
    status.bank_reference = data.child_text("bankReference");
    const auto amount = amount_of(data.child_text("amount"));
    if (!is_word(status.bank_reference) || !amount)
        return invalid("bankReference or amount");
    status.amount = *amount;
    return status;
}

Result<PaymentNotification> parse_notification(std::string_view document) {
    TEREZE_ASSIGN(const auto root, parse_xml(document));
    if (root.name != "notificationPayment" || root.name_space != kNotificationNamespace)
        return invalid("no notificationPayment");
    PaymentNotification notification;
    notification.reference = root.child_text("reference");
    notification.bank_reference = root.child_text("bankReference");
    notification.paid_at = root.child_text("payDate");
    notification.kbk = root.child_text("kbk");
    notification.knp = root.child_text("knp");
    const auto amount = amount_of(root.child_text("amount"));
    if (!is_word(notification.reference) || !is_word(notification.bank_reference) || !amount)
        return invalid("reference, bankReference or amount");
    notification.amount = *amount;
    return notification;
}

}  // namespace tereze::server::gateways
