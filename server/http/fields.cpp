// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Strict reading of JSON request bodies.
#include "server/http/fields.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>

namespace tereze::server::http {
namespace {

auto invalid(std::string_view member) {
    return fail("request.field_invalid", ErrorClass::Software, Remedy::None, std::string(member));
}

bool has_control_character(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

Fields::Fields(nlohmann::json object)
    : m_object(std::make_unique<nlohmann::json>(std::move(object))) {}
Fields::Fields(Fields&&) noexcept = default;
Fields& Fields::operator=(Fields&&) noexcept = default;
Fields::~Fields() = default;

Result<Fields> Fields::read(Request& request) {
    if (!has_media_type(request, "application/json"))
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "application/json expected");
    auto fields = parse(request.body);
    // Bodies hold IINs and passwords: they live on in the parsed members only.
    wipe(request.body);
    return fields;
}

Result<Fields> Fields::parse(std::string_view json) {
    auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (parsed.is_discarded())
        return fail("request.json_invalid", ErrorClass::Software, Remedy::None);
    if (!parsed.is_object())
        return invalid("(object expected)");
    return Fields(std::move(parsed));
}

Result<nlohmann::json*> Fields::member(const char* name) {
    m_asked.insert(name);
    const auto found = m_object->find(name);
    if (found == m_object->end())
        return invalid(name);
    return &*found;
}

Result<std::string> Fields::text(const char* name, std::size_t longest) {
    TEREZE_ASSIGN(auto value, optional_text(name, longest));
    if (value.empty())
        return invalid(name);
    return value;
}

Result<std::string> Fields::optional_text(const char* name, std::size_t longest) {
    const auto found = member(name);
    if (!found)
        return std::string();
    const auto* value = (*found)->get_ptr<const std::string*>();
    if (value == nullptr || value->size() > longest || has_control_character(*value))
        return invalid(name);
    return *value;
}

Result<std::string> Fields::word(const char* name, const std::vector<std::string_view>& words) {
    TEREZE_ASSIGN(auto value, text(name, 64));
    if (std::find(words.begin(), words.end(), value) == words.end())
        return invalid(name);
    return value;
}

Result<std::vector<std::string>> Fields::optional_texts(const char* name, std::size_t most,
                                                        std::size_t longest) {
    std::vector<std::string> texts;
    const auto found = member(name);
    if (!found)
        return texts;
    if (!(*found)->is_array() || (*found)->size() > most)
        return invalid(name);
    for (const auto& one : **found) {
        const auto* value = one.get_ptr<const std::string*>();
        if (value == nullptr || value->empty() || value->size() > longest ||
            has_control_character(*value))
            return invalid(name);
        texts.push_back(*value);
    }
    return texts;
}

Result<bool> Fields::optional_flag(const char* name) {
    const auto found = member(name);
    if (!found)
        return false;
    if (!(*found)->is_boolean())
        return invalid(name);
    return (*found)->get<bool>();
}

Result<std::optional<std::int64_t>> Fields::optional_integer(const char* name, std::int64_t least,
                                                             std::int64_t most) {
    const auto found = member(name);
    if (!found)
        return std::optional<std::int64_t>();
    if (!(*found)->is_number_integer())
        return invalid(name);
    const auto number = (*found)->get<std::int64_t>();
    if (number < least || number > most)
        return invalid(name);
    return std::optional<std::int64_t>(number);
}

Result<Secret> Fields::secret(const char* name, std::size_t longest) {
    TEREZE_ASSIGN(auto* found, member(name));
    auto* value = found->get_ptr<std::string*>();
    if (value == nullptr || value->empty() || value->size() > std::min(longest, Secret::kCapacity))
        return invalid(name);
    Secret secret(*value);
    wipe(*value);
    return secret;
}

Result<Fields> Fields::object(const char* name) {
    TEREZE_ASSIGN(auto* found, member(name));
    if (!found->is_object())
        return invalid(name);
    return Fields(std::move(*found));
}

Result<> Fields::finish() const {
    for (const auto& [name, value] : m_object->items())
        // The name comes from outside and may hold anything, so the log gets only that there is
        // one.
        if (m_asked.find(name) == m_asked.end())
            return invalid("(unknown member)");
    return {};
}

Response json_response(int status, const nlohmann::json& body) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return response;
}

Result<std::string> idempotency_key(const Request& request) {
    const auto key = request.header("idempotency-key");
    const bool good =
        key.size() >= 8 && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
        });
    if (!good)
        return fail("request.idempotency_key_missing", ErrorClass::Software, Remedy::None,
                    "8 to 64 of A-Z a-z 0-9 - _");
    return std::string(key);
}

}  // namespace tereze::server::http
