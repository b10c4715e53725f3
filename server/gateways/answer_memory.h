// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answers of state databases for as long as the centre may use them again.
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace tereze::server::gateways {

/// For what a consent was given decides for what its answer may be used again.
enum class ConsentScope { Case, Anything };

struct MemoryRules {
    std::chrono::minutes lifetime{0};  ///< none: every question is asked anew
    ConsentScope scope = ConsentScope::Case;
};

/// Holds found answers in memory alone, and hands each to `forget` before it lets go of it, so that
/// personal data are wiped. Safe to use from several threads.
template <class Found>
class AnswerMemory {
  public:
    static constexpr std::size_t kMost = 2000;

    AnswerMemory(MemoryRules rules, std::function<void(Found&)> forget)
        : m_rules(rules), m_forget(std::move(forget)) {}
    AnswerMemory(const AnswerMemory&) = delete;
    AnswerMemory& operator=(const AnswerMemory&) = delete;
    ~AnswerMemory() {
        for (auto& [key, kept] : m_kept)
            m_forget(kept.found);
    }

    std::optional<Found> find(const std::string& number, const std::string& case_id,
                              Clock::TimePoint now) {
        const std::lock_guard lock(m_mutex);
        drop_old(now);
        const auto kept = m_kept.find(key(number, case_id));
        return kept == m_kept.end() ? std::nullopt : std::optional(kept->second.found);
    }

    void keep(const std::string& number, const std::string& case_id, const Found& found,
              Clock::TimePoint now) {
        if (m_rules.lifetime.count() == 0)
            return;
        const std::lock_guard lock(m_mutex);
        drop_old(now);
        if (m_kept.size() < kMost)
            m_kept.insert_or_assign(key(number, case_id), Kept{found, now});
    }

    std::size_t size() const {
        const std::lock_guard lock(m_mutex);
        return m_kept.size();
    }

  private:
    struct Kept {
        Found found;
        Clock::TimePoint at;
    };

    std::string key(const std::string& number, const std::string& case_id) const {
        return m_rules.scope == ConsentScope::Case ? number + " " + case_id : number;
    }

    void drop_old(Clock::TimePoint now) {
        for (auto kept = m_kept.begin(); kept != m_kept.end();) {
            if (now - kept->second.at < m_rules.lifetime) {
                ++kept;
                continue;
            }
            m_forget(kept->second.found);
            kept = m_kept.erase(kept);
        }
    }

    MemoryRules m_rules;
    std::function<void(Found&)> m_forget;
    mutable std::mutex m_mutex;
    std::map<std::string, Kept> m_kept;
};

}  // namespace tereze::server::gateways
