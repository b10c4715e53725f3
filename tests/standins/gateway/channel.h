// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What ШЭП, ГБД ФЛ, ГБД ЮЛ and ПШЭП answer to a SyncChannel message. No input, no output.
#pragma once

#include "tests/standins/gateway/organisations.h"
#include "tests/standins/gateway/payment_desk.h"
#include "tests/standins/gateway/people.h"

#include <memory>
#include <string>
#include <string_view>

namespace tereze::standins {

struct Exchange {
    int status = 200;
    std::string body;
    // What the request said, for assertions of tests:
    std::string fault_code;  ///< empty where the request was served
    std::string message_id;
    std::string service_id;
    std::string sender_id;
    std::string iin;
    std::string bin;
};

/// Whom the registers know.
struct Registers {
    People people;
    Organisations organisations;
    std::shared_ptr<PaymentDesk> payments;  ///< none: nothing can be paid
};

/// Checks the shape strictly (order, namespaces, types: SCE001; unknown service: SCE004) and
/// answers.
Exchange answer(std::string_view document, const Registers& registers);
/// A SOAP fault as the channel writes it, with ErrorInfo.
std::string fault(std::string_view code, std::string_view message);

}  // namespace tereze::standins
