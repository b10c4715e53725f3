// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What ШЭП and ГБД ФЛ answer to a SyncChannel message. No input, no output.
#pragma once

#include "tests/standins/gateway/people.h"

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
};

/// Checks the shape strictly (order, namespaces, types: SCE001; unknown service: SCE004) and
/// answers.
Exchange answer(std::string_view document, const People& people);
/// A SOAP fault as the channel writes it, with ErrorInfo.
std::string fault(std::string_view code, std::string_view message);

}  // namespace tereze::standins
