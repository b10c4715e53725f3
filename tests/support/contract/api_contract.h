// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whether what was really sent is what server/api/openapi.yaml says.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace tereze::testing {

/// One request and its answer.
struct Exchange {
    std::string method;
    std::string path;  ///< with its query
    std::string request_type;
    std::string request_body;
    int status = 0;
    std::string answer_type;
    std::string answer_body;
};

/// Read once. Bodies are held against their JSON Schema by valijson, which knows nothing of us.
class ApiContract {
  public:
    /// Throws std::runtime_error where the description cannot be read.
    static const ApiContract& get();
    ~ApiContract();

    /// What does not agree, a line each: a path, a status or a media type that is not described, a
    /// body that does not fit. A request that was refused may be as wrong as it likes.
    std::vector<std::string> check(const Exchange& exchange) const;

  private:
    ApiContract();
    struct Document;
    std::unique_ptr<Document> m_document;
};

}  // namespace tereze::testing
