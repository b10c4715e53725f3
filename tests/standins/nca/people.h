// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The people of a fresh centre: one for each thing that can be right or wrong about a certificate.
#pragma once

#include "tests/support/pki/test_nca.h"

#include <filesystem>

namespace tereze::standins {

/// The password of every key file: by the rule of the НУЦ РК.
inline constexpr auto kKeyFilePassword = "Qwerty12";

/// Issues them and writes NAME.cer and NAME.p12: operator, person-auth, head, may-sign, employee,
/// information-system, expired, not-yet-valid, revoked, on-hold; and root.cer,
/// authority.cer. Throws std::runtime_error.
void write_people(testing::TestNca& centre, testing::KeyKind kind,
                  const std::filesystem::path& folder);

}  // namespace tereze::standins
