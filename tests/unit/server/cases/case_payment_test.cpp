// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a case has to bring about its fee, by each act's own way.
#include "server/cases/case_payment.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::cases;
using regulation::Action;
using regulation::Channel;

namespace {

const regulation::Catalogue& catalogue() {
    static const auto kLoaded = regulation::Catalogue::load(testing::config_folder()).value();
    return kLoaded;
}

/// Walked well until it is handed in.
casework::Procedure walked(const char* service, Channel channel) {
    auto procedure =
        casework::Procedure::begin(catalogue(), {service, channel}, calendar::TimePoint{}).value();
    const auto hands_in = [](Action action) {
        return action == Action::FillScanSign || action == Action::Sign ||
               action == Action::SignAndSend;
    };
    while (!hands_in(procedure.current().action))
        REQUIRE(procedure.succeed(procedure.current().action, {}));
    return procedure;
}

PaymentNeed need(const char* service, Channel channel) {
    return payment_need(walked(service, channel));
}

std::string error_of(const casework::Manifest& manifest, PaymentNeed need) {
    const auto payment = payment_of(manifest, need);
    return payment ? "" : payment.error().code;
}

}  // namespace

TEST_CASE("each act's way says whether a fee is ordered, proven by a paper, or not spoken of") {
    // A step that checks the payment.
    CHECK(need("almaty-2015/medical", Channel::SelfService) == PaymentNeed::Order);
    CHECK(need("industry-2012/poisons", Channel::SelfService) == PaymentNeed::Order);
    // No such step, but data of the fee that the state looks up itself (para 11, line 4153).
    CHECK(need("zhambyl-2013/grain", Channel::SelfService) == PaymentNeed::Order);
    // A paper at the desk (para 11, line 4118).
    CHECK(need("zhambyl-2013/grain", Channel::Centre) == PaymentNeed::Evidence);
    CHECK(need("almaty-2015/medical", Channel::Centre) == PaymentNeed::None);
}

TEST_CASE("a paper is evidence at a desk and no order at a kiosk") {
    casework::Manifest manifest;
    CHECK(error_of(manifest, PaymentNeed::None).empty());
    CHECK(error_of(manifest, PaymentNeed::Evidence) == "cases.payment_missing");
    CHECK(error_of(manifest, PaymentNeed::Order) == "cases.payment_missing");
    casework::Attachment paper;
    paper.kind = "licence-fee";
    manifest.attachments = {paper};
    CHECK(error_of(manifest, PaymentNeed::Evidence).empty());
    CHECK(error_of(manifest, PaymentNeed::Order) == "cases.payment_missing");
    manifest.form[kPaymentMember] = "order-1";
    for (const auto each : {PaymentNeed::None, PaymentNeed::Evidence, PaymentNeed::Order})
        CHECK(payment_of(manifest, each).value() == "order-1");
}
