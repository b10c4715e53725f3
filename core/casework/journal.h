// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The journal of a case's way: facts that are only ever added, and from which its state follows.
#pragma once

#include "core/base/result.h"
#include "core/calendar/civil_time.h"
#include "core/regulation/words.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::casework {

/// What a way is about; it decides which process is followed and what may happen in it.
struct Matter {
    std::string service_id;  ///< "almaty-2015/medical"
    regulation::Channel channel = regulation::Channel::Centre;
    regulation::Operation operation = regulation::Operation::Issue;
    regulation::ApplicantKind applicant = regulation::ApplicantKind::Natural;
    /// A representative with a notarised power of attorney applies, so the notary's register is
    /// asked as well (Жамбыл 2013, para 19.2-19.3).
    bool notarised_attorney = false;
    bool operator==(const Matter&) const = default;
};

/// One thing that happened. Never changed and never taken back.
struct Fact {
    std::string step;  ///< id in the process
    regulation::Action action = regulation::Action::Authorise;
    std::string by;            ///< login of who acted; empty where the system did
    calendar::TimePoint at{};  ///< when the step ended, to the millisecond
    std::chrono::milliseconds took{0};
    std::optional<regulation::RefusalType> refused;
    bool operator==(const Fact&) const = default;
};

/// Facts in their order, each chained to the one before it by SHA-256, so that a fact that was
/// changed, dropped or moved is found. Holds no personal data but logins. Not thread-safe.
class Journal {
  public:
    Journal(Matter matter, std::string process_id, std::string start, calendar::TimePoint begun_at);

    const Matter& matter() const { return m_matter; }
    const std::string& process_id() const { return m_process_id; }
    const std::string& start() const { return m_start; }
    calendar::TimePoint begun_at() const { return m_begun_at; }
    const std::vector<Fact>& facts() const { return m_facts; }
    /// When the last fact happened, or the way began.
    calendar::TimePoint last_at() const;
    /// The chain's end: the same for the same journal only (lower-case hexadecimal).
    const std::string& digest() const { return m_digest; }

    void append(Fact fact);

    /// One canonical JSON text.
    std::string to_json() const;
    /// Strict, and with a chain that fits. Errors: casework.journal_invalid (the detail names the
    /// member).
    static Result<Journal> parse(std::string_view json);
    bool operator==(const Journal&) const = default;

  private:
    Matter m_matter;
    std::string m_process_id;
    std::string m_start;
    calendar::TimePoint m_begun_at;
    std::vector<Fact> m_facts;
    std::string m_digest;
};

}  // namespace tereze::casework
