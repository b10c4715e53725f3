// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// When an act holds, and what it defines for its regulations.
#include "core/regulation/act.h"

#include "core/regulation/find.h"

namespace tereze::regulation {

calendar::Date Act::first_day() const {
    if (in_force.value)
        return *in_force.value;
    return registered.value_or(adopted);
}

bool Act::in_force_on(calendar::Date date) const {
    const bool over = repealed && repealed->value && date >= *repealed->value;
    return date >= first_day() && !over;
}

const Body* Act::body(std::string_view wanted) const {
    return find_by_id(bodies, wanted);
}
const Ground* Act::ground(std::string_view wanted) const {
    return find_by_id(grounds, wanted);
}
const Button* Act::button(std::string_view wanted) const {
    return find_by_id(buttons, wanted);
}

}  // namespace tereze::regulation
