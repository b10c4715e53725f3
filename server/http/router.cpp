// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From method and path to the handler.
#include "server/http/router.h"

namespace tereze::server::http {
namespace {

bool is_placeholder(const std::string& segment) {
    return segment.front() == '{';
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    if (pattern.size() != path.size())
        return false;
    for (std::size_t i = 0; i < path.size(); ++i)
        if (!is_placeholder(pattern[i]) && pattern[i] != path[i])
            return false;
    return true;
}

}  // namespace

void Router::add(Route route) {
    auto segments = parse_target(route.pattern).value().segments;
    m_entries.push_back({std::move(route), std::move(segments)});
}

Result<const Route*> Router::match(Request& request) const {
    bool path_known = false;
    for (const auto& [route, segments] : m_entries) {
        if (!fits(segments, request.target.segments))
            continue;
        path_known = true;
        if (route.method != request.method)
            continue;
        for (std::size_t i = 0; i < segments.size(); ++i)
            if (is_placeholder(segments[i]))
                request.parameters[segments[i].substr(1, segments[i].size() - 2)] =
                    request.target.segments[i];
        return &route;
    }
    if (path_known)
        return fail("request.method_not_allowed", ErrorClass::Software, Remedy::None);
    return fail("request.not_found", ErrorClass::Software, Remedy::None);
}

}  // namespace tereze::server::http
