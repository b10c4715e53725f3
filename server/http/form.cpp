// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a page's form sends, and the cookie that comes with it.
#include "server/http/form.h"

#include "server/http/target.h"

#include <algorithm>

namespace tereze::server::http {
namespace {

constexpr std::size_t kMostMembers = 16;

auto malformed(const char* what) {
    return fail("request.malformed", ErrorClass::Software, Remedy::None, what);
}

std::optional<std::string> decode(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    auto decoded = percent_decode(spaced);
    wipe(spaced);
    return decoded;
}

Result<> read_member(std::string_view text, Form& form) {
    const auto equals = text.find('=');
    const auto name = decode(text.substr(0, equals));
    auto value =
        decode(equals == std::string_view::npos ? std::string_view() : text.substr(equals + 1));
    if (!name || name->empty() || !value || value->size() > Secret::kCapacity)
        return malformed("form member");
    const bool is_new = form.emplace(*name, Secret(*value)).second;
    wipe(*value);
    if (!is_new || form.size() > kMostMembers)
        return malformed("form member twice, or too many");
    return {};
}

}  // namespace

Result<Form> read_form(Request& request) {
    if (!has_media_type(request, "application/x-www-form-urlencoded"))
        return fail("request.media_type_wrong", ErrorClass::Software, Remedy::None,
                    "application/x-www-form-urlencoded expected");
    Form form;
    Result<> read;
    std::string_view rest = request.body;
    while (!rest.empty() && read) {
        const auto end = std::min(rest.find('&'), rest.size());
        read = read_member(rest.substr(0, end), form);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    wipe(request.body);
    if (!read)
        return fail(read.error());
    return form;
}

std::string_view cookie(const Request& request, std::string_view name) {
    std::string_view rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!pair.empty() && pair.front() == ' ')
            pair.remove_prefix(1);
        if (pair.size() > name.size() && pair[name.size()] == '=' &&
            pair.substr(0, name.size()) == name)
            return pair.substr(name.size() + 1);
    }
    return {};
}

}  // namespace tereze::server::http
