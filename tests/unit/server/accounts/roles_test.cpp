// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The table of roles.
#include "server/accounts/caller.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze::server::accounts;

TEST_CASE("every role has a name of its own and something that it may do") {
    std::set<std::string_view> names;
    for (const auto& role : all_roles()) {
        CHECK(names.insert(role.name).second);
        CHECK(role.permissions.size() > 0);
        CHECK(find_role(role.name) == &role);
    }
    CHECK(find_role("Operator") == nullptr);
    CHECK(find_role("") == nullptr);
}

TEST_CASE("permissions of several roles add up, unknown roles give none") {
    CHECK(allow({"operator"}, Permission::ServeVisitors));
    CHECK_FALSE(allow({"operator"}, Permission::WatchHall));
    CHECK_FALSE(allow({"supervisor"}, Permission::ServeVisitors));
    CHECK(allow({"operator", "supervisor"}, Permission::WatchHall));
    CHECK_FALSE(allow({"emperor"}, Permission::ReadStatistics));
    CHECK_FALSE(allow({}, Permission::ReadStatistics));
}

TEST_CASE("an account without halls is for all of them") {
    Person person;
    CHECK(person.belongs_to("almaty-001"));
    person.halls = {"almaty-001"};
    CHECK(person.belongs_to("almaty-001"));
    CHECK_FALSE(person.belongs_to("almaty-00"));
}
