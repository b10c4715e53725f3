// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The other side of AsyncChannel v10, with a concurring body behind it.
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::standins {

/// Safe to use from several threads.
class AsyncDesk {
  public:
    /// Answers one SOAP message; a fault where its shape is wrong.
    std::string answer(std::string_view document);
    /// What the body has been asked: {"id", "service", "message", "body", "papers"}.
    nlohmann::json questions() const;
    /// The body answers a question: {"conclusion_id", "verdict", "text", "as" (another id to
    /// name)}. Its message comes again with every fetch until it is confirmed.
    nlohmann::json conclude(const nlohmann::json& request);
    /// Messages that were confirmed, and how.
    nlohmann::json confirmations() const;

  private:
    struct Question {
        std::string id;
        std::string service;
        std::string message_id;
        std::string body;
        std::size_t papers = 0;
    };
    struct Waiting {
        std::string message_id;
        std::string service;
        std::string correlation_id;
        std::string data;  ///< escaped XML
    };

    mutable std::mutex m_mutex;
    std::vector<Question> m_questions;
    std::vector<Waiting> m_waiting;
    std::map<std::string, std::string> m_confirmed;
};

}  // namespace tereze::standins
