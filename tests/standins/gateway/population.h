// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// As many invented people and organisations as are wanted, the same ones in every run.
#pragma once

#include "tests/standins/gateway/organisations.h"
#include "tests/standins/gateway/people.h"

#include <cstddef>

namespace tereze::standins {

/// The twelfth digit of eleven; nothing where such a number is never issued.
std::optional<char> check_digit(std::string_view eleven_digits);

/// Adds people with right numbers, names, addresses and cards. Those that are there stay.
void add_people(People& people, std::size_t count);
/// Organisations whose heads are of those people; each seventh is liquidated.
Organisations make_organisations(const People& people, std::size_t count);

}  // namespace tereze::standins
