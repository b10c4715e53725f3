// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// An order of a licence fee.
#pragma once

#include "core/base/clock.h"
#include "core/fees/mci.h"
#include "core/regulation/words.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace tereze::server::payments {

/// The words of the centres' bus (ИИС ЦОН, paymentState) but for the first.
enum class PaymentState {
    Ordered,  ///< kept here, and not known to have reached the payment gateway
    Waiting,  ///< WAIT_PAYMENT
    Done,     ///< PAYMENT_DONE
    Timeout,  ///< PAYMENT_TIMEOUT: its time is over; paid all the same, it is done
};

inline constexpr std::array<std::pair<PaymentState, std::string_view>, 4> kPaymentStates{{
    {PaymentState::Ordered, "ordered"},
    {PaymentState::Waiting, "wait_payment"},
    {PaymentState::Done, "payment_done"},
    {PaymentState::Timeout, "payment_timeout"},
}};

constexpr std::string_view to_string(PaymentState state) {
    for (const auto& [each, word] : kPaymentStates)
        if (each == state)
            return word;
    return "ordered";
}

struct Payment {
    std::string id;
    std::string service_id;
    regulation::Operation operation = regulation::Operation::Issue;
    std::string payer;  ///< ИИН or БИН of whose case it is for; anybody may pay it
    fees::MciMultiple multiple;
    fees::Tenge amount;
    Clock::TimePoint ordered_at{};
    Clock::TimePoint expires_at{};
    PaymentState state = PaymentState::Ordered;
    std::string reference;  ///< of the payment gateway
    std::string pay_url;    ///< for the QR code
    Clock::TimePoint checked_at{};
    std::optional<Clock::TimePoint> paid_at;
    std::string bank_reference;
    std::string case_id;  ///< that it was used for; empty: none yet
};

}  // namespace tereze::server::payments
