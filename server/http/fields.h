// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Strict reading of JSON request bodies.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "server/http/message.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tereze::server::http {

/// The members of one JSON object. Each member is asked for once, by name and kind; `finish`
/// refuses what nobody asked for. Every error names the member and never its value.
class Fields {
  public:
    /// Checks the media type and reads the body, which is wiped.
    /// Errors: request.media_type_wrong, request.json_invalid, request.field_invalid (no object).
    static Result<Fields> read(Request& request);
    /// Errors: request.json_invalid, request.field_invalid.
    static Result<Fields> parse(std::string_view json);

    Fields(Fields&&) noexcept;
    Fields& operator=(Fields&&) noexcept;
    ~Fields();

    /// A text of 1 to `longest` bytes. Errors (all below): request.field_invalid.
    Result<std::string> text(const char* name, std::size_t longest);
    /// A text that may be empty or absent.
    Result<std::string> optional_text(const char* name, std::size_t longest);
    /// One of the given words.
    Result<std::string> word(const char* name, const std::vector<std::string_view>& words);
    /// Texts of 1 to `longest` bytes each, at most `most` of them; none where it is absent.
    Result<std::vector<std::string>> optional_texts(const char* name, std::size_t most,
                                                    std::size_t longest);
    /// False where it is absent.
    Result<bool> optional_flag(const char* name);
    /// Nothing where it is absent.
    Result<std::optional<std::int64_t>> optional_integer(const char* name, std::int64_t least,
                                                         std::int64_t most);
    /// A text that never lies in memory outside the Secret afterwards.
    Result<Secret> secret(const char* name, std::size_t longest);
    Result<Fields> object(const char* name);
    /// Refuses members that were not asked for.
    Result<> finish() const;

  private:
    explicit Fields(nlohmann::json object);
    Result<nlohmann::json*> member(const char* name);
    std::unique_ptr<nlohmann::json> m_object;
    std::set<std::string, std::less<>> m_asked;
};

/// An application/json answer.
Response json_response(int status, const nlohmann::json& body);

/// The Idempotency-Key header: 8 to 64 characters of [A-Za-z0-9_-].
/// Errors: request.idempotency_key_missing.
Result<std::string> idempotency_key(const Request& request);

}  // namespace tereze::server::http
