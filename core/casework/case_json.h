// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Strict reading of the JSON of cases: every member has to be there, of its type, and no other.
#pragma once

#include "core/casework/manifest.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tereze::casework {

/// Reads the members of one object. The first problem met is kept in `problem` as the path of the
/// member ("attachments.2.sha256"), never its value; after it the calls return empty values.
class StrictObject {
  public:
    StrictObject(const nlohmann::json& value, std::string path,
                 std::optional<std::string>& problem);

    std::string text(const char* member);
    bool flag(const char* member);
    /// False where the member is missing.
    bool optional_flag(const char* member);
    std::uint64_t whole_number(const char* member, std::uint64_t at_most);
    /// Empty text is the unset date.
    calendar::Date date(const char* member);
    calendar::TimePoint time(const char* member);
    std::map<std::string, std::string> texts(const char* member);
    std::vector<std::string> text_list(const char* member);
    StrictObject object(const char* member);
    void objects(const char* member, const std::function<void(StrictObject&)>& each);

    /// Complains about a member whose value makes no sense.
    void refuse(const char* member);
    /// Complains about members that nobody asked for.
    void finish();

  private:
    const nlohmann::json* take(const char* member);
    std::string path_of(const std::string& member) const;

    const nlohmann::json* m_value;
    std::string m_path;
    std::optional<std::string>& m_problem;
    std::set<std::string> m_taken;
};

/// Unset (not ok()) dates become an empty text.
std::string date_text(calendar::Date date);

nlohmann::json attachments_to_json(const std::vector<Attachment>& attachments);
/// Reads member `member`; numbers have to ascend from 1 or more, file names to be safe and
/// different.
std::vector<Attachment> read_attachments(StrictObject& from, const char* member);

/// Reads text that may hold no doubled members into a tree; `code` is the error of the caller.
Result<nlohmann::json> parse_strictly(ByteView json, std::string_view code);
/// The canonical bytes of a tree; bytes that are not UTF-8 stand as U+FFFD.
Bytes canonical_text(const nlohmann::json& tree);

/// A name that is only a name: no separators, no control characters, not "." or "..", 1..255 bytes.
bool is_safe_file_name(std::string_view name);

}  // namespace tereze::casework
