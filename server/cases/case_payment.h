// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a case has to bring about its fee, by its regulation. No input, no output.
#pragma once

#include "core/casework/manifest.h"
#include "core/casework/procedure.h"

#include <string>
#include <string_view>

namespace tereze::server::cases {

enum class PaymentNeed {
    None,      ///< the regulation has no word about it
    Order,     ///< paid through ПШЭП before it is signed
    Evidence,  ///< a paper among the attachments, or an order that was paid
};

/// The member of the manifest's form that names the order.
inline constexpr auto kPaymentMember = "payment_id";

/// By the way that was walked (a step that checks the payment) and the act's list of documents: a
/// fee that the state looks up itself has to be an order, one on paper is evidence.
PaymentNeed payment_need(const casework::Procedure& procedure);

/// Whether the evidence is there. Errors: cases.payment_missing.
/// @returns the order's id to be used; empty where there is none and none is needed.
Result<std::string> payment_of(const casework::Manifest& manifest, PaymentNeed need);

}  // namespace tereze::server::cases
