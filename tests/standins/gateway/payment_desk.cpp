// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Orders and payments of the stand-in. The messages of orders are Tereze's own; the notification is
// written from its public description.
#include "tests/standins/gateway/payment_desk.h"

#include "core/calendar/civil_time.h"
#include "core/identity/person_number.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace tereze::standins {
namespace {

using server::gateways::XmlElement;

constexpr auto kNotification = "http://payments.bee.kz/GatewayNkNotification";

bool has_exactly(const XmlElement& data, const std::vector<std::string>& names) {
    return std::equal(data.children.begin(), data.children.end(), names.begin(), names.end(),
                      [](const XmlElement& child, const std::string& name) {
                          return child.name == name && child.name_space.empty() &&
                                 !child.text.empty();
                      });
}

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_type(const XmlElement& data, std::string_view type) {
    return std::any_of(data.attributes.begin(), data.attributes.end(), [&](const auto& attribute) {
        return attribute.first == "type" && attribute.second == "pay:" + std::string(type);
    });
}

}  // namespace

std::optional<XmlElement> PaymentDesk::answer(const XmlElement& data) {
    const std::lock_guard lock(m_mutex);
    if (has_type(data, "PaymentOrderRequest"))
        return order(data);
    if (has_type(data, "PaymentStatusRequest") && has_exactly(data, {"reference"}))
        return status(std::string(data.child_text("reference")));
    return std::nullopt;
}

std::optional<XmlElement> PaymentDesk::order(const XmlElement& data) {
    const std::string payer(data.child_text("payerIdn"));
    const bool shaped = has_exactly(data, {"orderNumber", "orderDate", "expireDate", "amount",
                                           "payerIdn", "kbk", "knp", "purposeKz", "purposeRu"}) &&
                        is_number(data.child_text("amount")) && is_number(data.child_text("kbk")) &&
                        is_number(data.child_text("knp")) &&
                        (identity::Iin::parse(payer) || identity::Bin::parse(payer)) &&
                        calendar::parse_iso_time(data.child_text("expireDate"));
    if (!shaped)
        return std::nullopt;
    const std::string number(data.child_text("orderNumber"));
    auto& order = m_orders[number];
    if (order.reference.empty())
        order = {"P" + std::to_string(400'000 + m_orders.size()),
                 std::string(data.child_text("amount")),
                 payer,
                 std::string(data.child_text("kbk")),
                 std::string(data.child_text("knp")),
                 {},
                 {}};
    XmlElement answer;
    answer.add("orderNumber", number);
    answer.add("reference", order.reference);
    answer.add("payUrl", "https://pay.example/o/" + order.reference);
    return answer;
}

PaymentDesk::Order* PaymentDesk::find(const std::string& reference) {
    for (auto& [number, order] : m_orders)
        if (order.reference == reference)
            return &order;
    return nullptr;
}

XmlElement PaymentDesk::status(const std::string& reference) const {
    XmlElement answer;
    answer.add("reference", reference);
    for (const auto& [number, order] : m_orders)
        if (order.reference == reference && !order.bank_reference.empty()) {
            answer.add("paymentState", "PAYMENT_DONE");
            answer.add("bankReference", order.bank_reference);
            answer.add("amount", order.paid);
            return answer;
        }
    answer.add("paymentState", "WAIT_PAYMENT");
    return answer;
}

std::optional<std::string> PaymentDesk::pay(const std::string& reference,
                                            const std::string& bank_reference,
                                            const std::string& amount) {
    const std::lock_guard lock(m_mutex);
    auto* order = find(reference);
    if (order == nullptr)
        return std::nullopt;
    order->bank_reference = bank_reference;
    order->paid = amount.empty() ? order->amount : amount;
    XmlElement told;
    told.name = "n:notificationPayment";
    told.attributes = {{"xmlns:n", kNotification}};
    told.add("reference", reference);
    told.add("bankReference", bank_reference);
    told.add("payDate", calendar::iso_time(std::chrono::system_clock::now()));
    told.add("amount", order->paid + ".00");
    told.add("payerIdn", order->payer);
    told.add("payerName", "ТЕСТОВ ТЕСТ");
    told.add("bankIdn", "000140000012");
    told.add("bankBik", "TESTKZKA");
    told.add("bankName", "АО «Тестовый банк»");
    told.add("kbk", order->kbk);
    told.add("knp", order->knp);
    told.add("vo", "01");
    told.add("docNumber", "1");
    told.add("assign", "Лицензионный сбор");
    return server::gateways::write_xml(told).value();
}

}  // namespace tereze::standins
