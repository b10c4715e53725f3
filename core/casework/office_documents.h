// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the state's offices sign: conclusions, and decisions about cases and licences. Canonical
// JSON (RFC 8785), so that the signature over a document can be checked from its octets alone.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/text/localized.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::casework {

/// Which registered case a document is about.
struct CaseReference {
    std::string case_id;
    std::string registration_number;
    std::string incoming_number;
    std::string service_id;
    std::string operation;
};

/// A concurring body's answer to the licensor.
struct ConclusionDocument {
    std::string id;
    CaseReference about;
    std::string body;  ///< id in the act of the service
    text::Localized office;
    bool positive = false;
    std::string text;  ///< the reasons; needed where it is negative
    std::string given_by;
    calendar::TimePoint given_at{};

    Bytes canonical() const;
};

enum class DecisionKind { Licence, Refusal, Suspension, Resumption, Termination };
std::string_view to_string(DecisionKind kind);  ///< "licence", "refusal", …
std::optional<DecisionKind> decision_kind_from(std::string_view word);

/// The licence that a decision gives, or the one that an order is about.
struct LicenceData {
    std::string unique_number;
    std::string series;
    std::int64_t number = 0;
    std::int64_t annex = 0;  ///< number of the annex that is given; 0: the licence itself
    bool duplicate = false;
    std::string holder_number;  ///< ИИН or БИН
    std::string holder_name;
    std::string service_id;
    std::vector<std::string> sub_kinds;
    calendar::Date issued_on{};
    calendar::Date valid_until{};  ///< not set: without a term
    std::string replaces;          ///< unique number of the one before; may be empty
};

/// Why a licence is refused: a ground of the act, in its words, or of the standard that it names.
struct RefusalData {
    std::string ground;  ///< id in the act; empty where the act leaves them to its standard
    std::string clause;
    text::Localized words;
    std::string reason;  ///< of this case
};

struct OrderData {
    std::string reason;
    calendar::Date until{};  ///< of a suspension; not set: until it is resumed
};

struct DecisionDocument {
    std::string id;
    DecisionKind kind = DecisionKind::Refusal;
    std::string office_id;
    text::Localized office;
    std::optional<CaseReference> about;  ///< nothing: an order about a licence
    std::optional<LicenceData> licence;
    std::optional<RefusalData> refusal;
    std::optional<OrderData> order;
    /// Neither a licence nor a refusal was given in time, so the act has it issued from this day.
    calendar::Date deemed_issued_from{};
    std::string prepared_by;
    calendar::TimePoint prepared_at{};

    Bytes canonical() const;
    /// Strict: unknown or missing members and wrong types are refused.
    /// Errors: casework.decision_invalid (the detail names the member).
    static Result<DecisionDocument> parse(ByteView json);
};

}  // namespace tereze::casework
