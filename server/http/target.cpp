// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Strict reading of request targets: what is odd is refused, never repaired.
#include "server/http/target.h"

#include "core/base/bytes.h"

#include <optional>

namespace tereze::server::http {
namespace {

constexpr std::size_t kLongestTarget = 2048;

auto malformed(const char* what) {
    return fail("request.malformed", ErrorClass::Software, Remedy::None, what);
}

std::string_view take_until(std::string_view& rest, char end) {
    const auto at = rest.find(end);
    const auto piece = rest.substr(0, at);
    rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
    return piece;
}

Result<> read_query(std::string_view rest, Target& target) {
    while (!rest.empty()) {
        auto value = take_until(rest, '&');
        const auto name = percent_decode(take_until(value, '='));
        const auto decoded = percent_decode(value);
        if (!name || name->empty() || !decoded)
            return malformed("query");
        if (!target.query.emplace(*name, *decoded).second)
            return malformed("query member twice");
    }
    return {};
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (c == '%') {
            // from_hex skips blanks, so exactly one byte has to come out of two characters.
            if (i + 2 >= text.size())
                return std::nullopt;
            const auto byte = from_hex(text.substr(i + 1, 2));
            if (!byte || byte->size() != 1)
                return std::nullopt;
            c = byte->front();
            i += 2;
        }
        if (c < 0x20 || c == 0x7F)
            return std::nullopt;
        decoded.push_back(static_cast<char>(c));
    }
    return decoded;
}

Result<Target> parse_target(std::string_view text) {
    if (text.empty() || text.front() != '/' || text.size() > kLongestTarget)
        return malformed("target form");
    if (text.find('#') != std::string_view::npos)
        return malformed("fragment");
    Target target;
    auto path = take_until(text, '?');
    TEREZE_TRY(read_query(text, target));
    path.remove_prefix(1);
    while (!path.empty()) {
        const bool last = path.find('/') == std::string_view::npos;
        const auto segment = percent_decode(take_until(path, '/'));
        if (!segment || segment->empty() || *segment == "." || *segment == ".." ||
            segment->find('/') != std::string::npos)
            return malformed("path segment");
        target.segments.push_back(*segment);
        if (!last && path.empty())
            return malformed("path ends in a slash");
    }
    return target;
}

}  // namespace tereze::server::http
