// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The survey of the acts' appendices, counted without anything that tells whose an answer was.
#pragma once

#include "core/base/clock.h"
#include "core/regulation/keeper.h"
#include "server/store/database.h"

#include <string>
#include <vector>

namespace tereze::server::surveys {

struct AnswerCount {
    std::string month;  ///< "2026-11"
    std::int64_t question = 0;
    std::string answer;
    std::int64_t count = 0;
};

/// Safe to use from several threads and processes.
class Surveys {
  public:
    /// Everything must outlive the surveys.
    Surveys(store::Database& database, const Clock& clock,
            const regulation::CatalogueKeeper& catalogues)
        : m_database(database), m_clock(clock), m_catalogues(catalogues) {}

    static constexpr auto kSkipped = "skipped";
    /// One answer for each question of the act, in its order; kSkipped: not given.
    /// Errors: surveys.none (the service is unknown or its act has no survey),
    /// surveys.answer_unknown.
    Result<> answer(const std::string& service_id, const std::vector<std::string>& answers);
    /// By month, question and answer. Errors: surveys.none.
    Result<std::vector<AnswerCount>> counts(const std::string& service_id);

  private:
    Result<regulation::Survey> survey_of(const std::string& service_id) const;
    store::Database& m_database;
    const Clock& m_clock;
    const regulation::CatalogueKeeper& m_catalogues;
};

}  // namespace tereze::server::surveys
