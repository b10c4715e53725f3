// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates of people in exactly the profile of the НУЦ РК. All people are invented; their
// numbers satisfy the check digits.
#pragma once

#include "tests/support/pki/issue.h"

#include <string>

namespace tereze::testing {

/// A natural person, or a person of a legal entity where `bin` is set.
struct Person {
    std::string iin;
    std::string surname;
    std::string name;
    std::string patronymic;
    std::string bin;
    std::string organization;
    /// Of the legal entity: the last numbers of the role's identifier ("1" for the head, "6.3" for
    /// an information system), or none.
    std::string role;
};

enum class PersonUse { Signing, Authentication };
/// The profile of 2022 has one policy for all and names the kind of store that the key is in.
enum class Profile { Old, Of2022 };

/// Names, usages and policies; key, times and places to ask are the caller's.
CertificateSpec person_spec(const Person& person, PersonUse use, Profile profile = Profile::Old);

/// The operator of the tests.
Person sample_operator();
/// The head of an invented company.
Person sample_head();

}  // namespace tereze::testing
