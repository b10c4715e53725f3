// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The licensor's people at their terminals, for tests of the server.
#pragma once

#include "tests/integration/server/hall.h"

namespace tereze::testing {

/// "office-1" is the licensor's terminal, "office-2" the concurring body's; one person of each role
/// is logged in.
class Office {
  public:
    explicit Office(const Hall& hall);

    WebReply chancellery(const std::string& method, const std::string& path,
                         const nlohmann::json& body = nullptr) const;
    WebReply department(const std::string& method, const std::string& path,
                        const nlohmann::json& body = nullptr) const;
    WebReply head(const std::string& method, const std::string& path,
                  const nlohmann::json& body = nullptr) const;
    WebReply body(const std::string& method, const std::string& path,
                  const nlohmann::json& content = nullptr) const;

    /// Into the journal and to the department, which finds the papers complete.
    void start(const std::string& case_id) const;
    /// Drafts a decision and returns its id.
    std::string draft(const nlohmann::json& wanted) const;
    /// Signs the document of a path with a key.
    nlohmann::json signature(const WebReply& document, const Issued& key) const;
    /// The head signs a drafted decision.
    WebReply sign(const std::string& decision_id, const Issued& key = keys().head_key) const;

  private:
    WebReply ask(const std::string& terminal, const std::string& bearer, const std::string& method,
                 const std::string& path, const nlohmann::json& body) const;
    const Hall& m_hall;
    std::string m_chancellery;
    std::string m_department;
    std::string m_head;
    std::string m_body;
};

}  // namespace tereze::testing
