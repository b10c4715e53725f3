// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a licence costs.
#include "server/payments/fee_rules.h"

#include <optional>

namespace tereze::server::payments {
namespace {

std::optional<fees::MciMultiple> rate_for(const std::vector<Rate>& rates,
                                          const std::string& service_or_act,
                                          regulation::Operation operation) {
    for (const auto& rate : rates)
        if (rate.service == service_or_act && rate.operation == operation)
            return rate.multiple;
    return std::nullopt;
}

}  // namespace

Result<Fee> FeeRules::fee(const regulation::Service& service, regulation::Operation operation,
                          calendar::Date paid_on) const {
    std::optional<fees::MciMultiple> multiple;
    if (const auto* stated = service.fee(operation))
        multiple = fees::MciMultiple::of(static_cast<std::uint16_t>(stated->mci));
    if (!multiple)
        multiple = rate_for(m_rates, service.id, operation);
    if (!multiple)
        multiple = rate_for(m_rates, service.act_id, operation);
    if (!multiple)
        return fail("payments.fee_not_stated", ErrorClass::Regulation, Remedy::Configure,
                    service.id);
    TEREZE_ASSIGN(const auto amount, m_table.amount(*multiple, paid_on));
    return Fee{*multiple, amount};
}

}  // namespace tereze::server::payments
