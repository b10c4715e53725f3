// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Named SQL of conclusions. Called inside Database::read and Database::write.
#pragma once

#include "core/base/clock.h"
#include "server/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace tereze::server::provider {

/// What a body is asked, and its answer.
struct Conclusion {
    std::string id;
    std::string case_id;
    std::string body;    ///< id in the act of the case's service
    std::string office;  ///< that is the body; empty: none here, it is asked on paper
    std::string asked_by;
    Clock::TimePoint asked_at{};
    std::string due;      ///< ISO date
    std::string verdict;  ///< "positive", "negative"; empty: not given yet, or in draft
    std::optional<Clock::TimePoint> given_at;
    std::string given_by;  ///< login; of a draft, whose signature it waits for

    bool is_given() const { return given_at.has_value(); }
};

}  // namespace tereze::server::provider

namespace tereze::server::provider::conclusion_store {

void insert(store::Connection& connection, const Conclusion& conclusion);
/// A text that waits for the signature of `given_by`.
void set_draft(store::Connection& connection, const Conclusion& conclusion, const Bytes& document);
void set_given(store::Connection& connection, const Conclusion& conclusion, const Bytes& signature,
               const std::string& chain);

struct Signed {
    Bytes document;   ///< empty: there is none yet
    Bytes signature;  ///< empty: a draft
    std::string chain;
};
std::optional<Conclusion> find(store::Connection& connection, const std::string& id);
std::optional<Signed> signed_parts(store::Connection& connection, const std::string& id);
/// In the order of being asked.
std::vector<Conclusion> of_case(store::Connection& connection, const std::string& case_id);
/// Those that a body has not answered; what is due first comes first.
std::vector<Conclusion> open_of_office(store::Connection& connection, const std::string& office);

/// Those of bodies without an office here that nobody has sent, nor begun to since `before`.
std::vector<Conclusion> unsent(store::Connection& connection, Clock::TimePoint before);
/// Begins to send one; false where somebody else did.
bool claim(store::Connection& connection, const std::string& id, Clock::TimePoint now,
           Clock::TimePoint before);
/// It could not be sent.
void release(store::Connection& connection, const std::string& id);
/// The gateway's number of the question.
void set_message(store::Connection& connection, const std::string& id,
                 const std::string& message_id);
std::optional<Conclusion> by_message(store::Connection& connection, const std::string& message_id);

}  // namespace tereze::server::provider::conclusion_store
