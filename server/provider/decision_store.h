// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of decisions. Called inside Database::read and Database::write.
#pragma once

#include "core/base/clock.h"
#include "core/casework/office_documents.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::provider {

enum class DecisionState { Drafted, Signed, Withdrawn };

constexpr std::string_view to_string(DecisionState state) {
    switch (state) {
        case DecisionState::Drafted:
            return "drafted";
        case DecisionState::Signed:
            return "signed";
        case DecisionState::Withdrawn:
            return "withdrawn";
    }
    return "withdrawn";
}

struct Decision {
    std::string id;
    std::string office;
    std::string case_id;  ///< empty: an order about a licence
    std::string licence;  ///< unique number; empty: a refusal
    casework::DecisionKind kind = casework::DecisionKind::Refusal;
    DecisionState state = DecisionState::Drafted;
    std::string drafted_by;
    Clock::TimePoint drafted_at{};
    std::string signed_by;
    std::optional<Clock::TimePoint> signed_at;
    std::string note;  ///< of the head who gave it back
};

/// A document with its signature.
struct DecisionPaper {
    Bytes document;
    Bytes signature;  ///< empty: a draft
    std::string chain;
};

}  // namespace tereze::server::provider

namespace tereze::server::provider::decision_store {

void insert(store::Connection& connection, const Decision& decision, const Bytes& document);
/// Takes back the draft of a case, or of an order about a licence.
void withdraw(store::Connection& connection, const std::string& id, const std::string& note);
void set_signed(store::Connection& connection, const Decision& decision, const Bytes& signature,
                const std::string& chain);

std::optional<Decision> find(store::Connection& connection, const std::string& id);
std::optional<DecisionPaper> paper(store::Connection& connection, const std::string& id);
/// Of a case, the latest first.
std::vector<Decision> of_case(store::Connection& connection, const std::string& case_id);
/// Of a licence, the earliest first: its history.
std::vector<Decision> of_licence(store::Connection& connection, const std::string& unique_number);
/// The draft of a case's decision; without a case, that of an order about a licence.
std::optional<Decision> draft_of(store::Connection& connection, const std::string& case_id,
                                 const std::string& unique_number);
/// What waits for the head's signature, the earliest first.
std::vector<Decision> drafted(store::Connection& connection, const std::string& office);

}  // namespace tereze::server::provider::decision_store
