// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a case has to bring about its fee.
#include "server/cases/case_payment.h"

#include <algorithm>

namespace tereze::server::cases {
namespace {

constexpr std::string_view kFeeDocument = "licence-fee";

bool checks_payment(const casework::Procedure& procedure) {
    const auto& facts = procedure.journal().facts();
    return std::any_of(facts.begin(), facts.end(), [](const casework::Fact& fact) {
        return fact.action == regulation::Action::CheckPayment;
    });
}

}  // namespace

PaymentNeed payment_need(const casework::Procedure& procedure) {
    if (checks_payment(procedure))
        return PaymentNeed::Order;
    const auto& matter = procedure.matter();
    for (const auto* rule :
         procedure.service().documents_for(matter.operation, matter.channel, matter.applicant))
        if (rule->document == kFeeDocument)
            return rule->authenticity == regulation::Authenticity::StateRecord
                       ? PaymentNeed::Order
                       : PaymentNeed::Evidence;
    return PaymentNeed::None;
}

Result<std::string> payment_of(const casework::Manifest& manifest, PaymentNeed need) {
    const auto named = manifest.form.find(kPaymentMember);
    if (named != manifest.form.end())
        return named->second;
    const auto& papers = manifest.attachments;
    const bool has_paper =
        std::any_of(papers.begin(), papers.end(),
                    [](const casework::Attachment& paper) { return paper.kind == kFeeDocument; });
    if (need == PaymentNeed::None || (need == PaymentNeed::Evidence && has_paper))
        return std::string();
    return fail("cases.payment_missing", ErrorClass::User, Remedy::None);
}

}  // namespace tereze::server::cases
