// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// How cases stand in answers, and how their lists are asked for.
#include "server/api/case_views.h"

#include "core/calendar/civil_time.h"
#include "server/http/fields.h"

#include <algorithm>
#include <charconv>

namespace tereze::server::api {

using http::Request;
using http::Response;
using nlohmann::json;

namespace {

Result<std::int64_t> read_limit(const Request& request) {
    const auto given = request.target.query.find("limit");
    if (given == request.target.query.end())
        return 50;
    std::int64_t limit = 0;
    const auto& text = given->second;
    const auto [at, wrong] = std::from_chars(text.data(), text.data() + text.size(), limit);
    if (wrong != std::errc() || at != text.data() + text.size() || limit < 1 || limit > 200)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "limit");
    return limit;
}

Result<std::optional<cases::CasePlace>> read_cursor(const Request& request) {
    using Place = std::optional<cases::CasePlace>;
    const auto given = request.target.query.find("after");
    if (given == request.target.query.end())
        return Place();
    const auto octets = from_hex(given->second);
    const auto text = octets ? as_text(*octets) : std::string();
    const auto slash = text.find('/');
    std::int64_t time = 0;
    const char* const end = text.data() + std::min(slash, text.size());
    const auto [at, wrong] = std::from_chars(text.data(), end, time);
    if (slash == std::string::npos || wrong != std::errc() || at != end)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "after");
    return Place(cases::CasePlace{store::from_stored(time), text.substr(slash + 1)});
}

}  // namespace

std::string id_of(const Request& request) {
    return std::string(request.parameter("id"));
}

Response bytes_response(const char* content_type, const Bytes& bytes) {
    Response response;
    response.content_type = content_type;
    response.body = as_text(bytes);
    return response;
}

std::string cursor_of(const cases::CasePlace& place) {
    return to_hex(as_bytes(std::to_string(store::to_stored(place.registered_at)) + "/" +
                           place.registration_number));
}

json case_json(const cases::CaseRecord& record) {
    return {{"id", record.id},
            {"registration_number", record.registration_number},
            {"registered_at", calendar::iso_time(record.registered_at)},
            {"service_id", record.service_id},
            {"operation", record.operation},
            {"state", record.state},
            {"incoming_number", record.incoming_number},
            {"applicant_name", record.applicant_name},
            {"expected_result",
             record.expected_result.empty() ? json(nullptr) : json(record.expected_result)},
            {"expected_result_provisional", record.expected_provisional}};
}

Result<cases::PageWanted> read_page(const Request& request) {
    cases::PageWanted wanted;
    TEREZE_ASSIGN(wanted.limit, read_limit(request));
    TEREZE_ASSIGN(wanted.after, read_cursor(request));
    return wanted;
}

Result<std::string> parameter_of_query(const Request& request, const char* name,
                                       std::size_t longest) {
    const auto given = request.target.query.find(name);
    if (given == request.target.query.end() || given->second.empty() ||
        given->second.size() > longest)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, name);
    return given->second;
}

Result<Bytes> read_signature(http::Request& request) {
    constexpr std::size_t kLongest = 32 * 1024;  // of base64
    TEREZE_ASSIGN(auto fields, http::Fields::read(request));
    TEREZE_ASSIGN(const auto text, fields.text("signature", kLongest));
    TEREZE_TRY(fields.finish());
    auto octets = from_base64(text);
    if (!octets)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "signature");
    return std::move(*octets);
}

Result<cases::CaseStatus> read_status(const Request& request) {
    const auto given = request.target.query.find("state");
    if (given == request.target.query.end())
        return cases::CaseStatus::Registered;
    const auto status = cases::case_status_from(given->second);
    if (!status)
        return fail("request.field_invalid", ErrorClass::Software, Remedy::None, "state");
    return *status;
}

}  // namespace tereze::server::api
