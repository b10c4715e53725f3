// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a licence costs: the act's multiple of the monthly index, on the day of payment.
#pragma once

#include "core/fees/mci.h"
#include "core/regulation/service.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tereze::server::payments {

/// A rate of the centre's configuration, for what an act leaves to its standard.
struct Rate {
    std::string service;  ///< or a whole act
    regulation::Operation operation = regulation::Operation::Issue;
    fees::MciMultiple multiple;
};

struct Fee {
    fees::MciMultiple multiple;
    fees::Tenge amount;
};

/// Immutable; shared by all threads.
class FeeRules {
  public:
    FeeRules(fees::MciTable table, std::vector<Rate> rates)
        : m_table(std::move(table)), m_rates(std::move(rates)) {}

    /// The act's own fee, else the configuration's: nothing is invented.
    /// Errors: payments.fee_not_stated, fees.unknown_date.
    Result<Fee> fee(const regulation::Service& service, regulation::Operation operation,
                    calendar::Date paid_on) const;

  private:
    fees::MciTable m_table;
    std::vector<Rate> m_rates;
};

}  // namespace tereze::server::payments
