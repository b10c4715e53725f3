// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages of the payment gateway: what is not exactly an answer to the question is none.
#include "server/gateways/payment_messages.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::gateways;

namespace {

const std::string kNotification =
    "<n:notificationPayment xmlns:n=\"http://payments.bee.kz/GatewayNkNotification\">"
    "<reference>P1</reference><bankReference>B1</bankReference><payDate>2026-11-29</payDate>"
    "<amount>43250.00</amount><kbk>105402</kbk><knp>911</knp></n:notificationPayment>";

std::string error_of(const std::string& from, const std::string& to) {
    auto text = kNotification;
    text.replace(text.find(from), from.size(), to);
    const auto parsed = parse_notification(text);
    return parsed ? "" : parsed.error().code;
}

XmlElement status(const char* state, const char* amount) {
    XmlElement data;
    data.add("reference", "P1");
    data.add("paymentState", state);
    data.add("bankReference", "B1");
    data.add("amount", amount);
    return data;
}

}  // namespace

TEST_CASE("a notification has a reference, the bank's own, and whole tenge") {
    const auto told = parse_notification(kNotification).value();
    CHECK(told.reference == "P1");
    CHECK(told.bank_reference == "B1");
    CHECK(told.amount == fees::Tenge(43'250));
    CHECK(told.kbk == "105402");
    for (const auto* amount : {"43250.50", "-1.00", "", "1e3", "43250,00"})
        CHECK(error_of("43250.00", amount) == "gateway.answer_invalid");
    CHECK(error_of("<bankReference>B1</bankReference>", "") == "gateway.answer_invalid");
    CHECK(error_of(">P1<", ">P 1<") == "gateway.answer_invalid");
    CHECK(error_of("GatewayNkNotification", "Other") == "gateway.answer_invalid");
    CHECK(error_of("<n:", "<") == "gateway.xml_invalid");
}

TEST_CASE("the answer about another order or payment is none") {
    XmlElement ordered;
    ordered.add("orderNumber", "1");
    ordered.add("reference", "P1");
    ordered.add("payUrl", "https://pay.example/P1");
    CHECK(parse_ordered(ordered, "1").value().reference == "P1");
    CHECK_FALSE(parse_ordered(ordered, "2"));
    ordered.children.back().text = "javascript:alert(1)";
    CHECK_FALSE(parse_ordered(ordered, "1"));

    CHECK(parse_status(status("PAYMENT_DONE", "5"), "P1").value().amount == fees::Tenge(5));
    CHECK(parse_status(status("WAIT_PAYMENT", ""), "P1").value().bank_reference.empty());
    CHECK_FALSE(parse_status(status("PAYMENT_DONE", "much"), "P1"));
    CHECK_FALSE(parse_status(status("PAID", "5"), "P1"));
    CHECK_FALSE(parse_status(status("PAYMENT_DONE", "5"), "P2"));
}
