// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a concurring body is asked through AsyncChannel, and its answer. Nothing of this is public:
// the messages are ours (namespace urn:tereze:conclusions:v1).
#pragma once

#include "core/calendar/civil_time.h"
#include "core/text/localized.h"
#include "server/gateways/xml.h"

#include <string>
#include <vector>

namespace tereze::server::gateways {

struct ConclusionQuestion {
    std::string id;
    std::string registration_number;
    std::string service_id;
    std::string operation;
    std::string body;
    std::string due;  ///< ISO date
    std::string applicant_number;
    std::string applicant_name;
    text::Localized office;  ///< who asks
    struct Paper {
        text::Localized title;
        std::string sha256;
        int pages = 0;
    };
    std::vector<Paper> papers;
};

struct ConclusionAnswer {
    std::string id;
    bool positive = false;
    std::string text;
    std::string number;    ///< of the body's own letter
    std::string given_by;  ///< as the body names the person
};

/// The element "data".
XmlElement build_conclusion_question(const ConclusionQuestion& question);
/// Errors: gateway.answer_invalid (no such message, no verdict, or a negative one without reasons).
Result<ConclusionAnswer> parse_conclusion_answer(const XmlElement& data);

}  // namespace tereze::server::gateways
