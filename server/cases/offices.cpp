// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which office does what.
#include "server/cases/offices.h"

#include <algorithm>

namespace tereze::server::cases {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

template <class Wanted>
const Office* first(const std::vector<Office>& all, const Wanted& wanted) {
    const auto found = std::find_if(all.begin(), all.end(), wanted);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Office* Offices::find(std::string_view id) const {
    return first(m_all, [&](const Office& office) { return office.id == id; });
}

const Office* Offices::provider_of(const regulation::Service& service) const {
    if (const auto* office =
            first(m_all, [&](const Office& each) { return holds(each.provides, service.id); }))
        return office;
    return first(m_all, [&](const Office& each) { return holds(each.provides, service.act_id); });
}

const Office* Offices::concurring(std::string_view act_id, std::string_view body) const {
    const auto id = std::string(act_id) + "/" + std::string(body);
    return first(m_all, [&](const Office& each) { return holds(each.concurs, id); });
}

}  // namespace tereze::server::cases
