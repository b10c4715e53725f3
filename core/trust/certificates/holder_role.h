// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// In what role a certificate's holder acts, by the extended key usages of the НУЦ РК.
#pragma once

#include "core/trust/certificates/certificate.h"

#include <string_view>

namespace tereze::trust {

enum class HolderRole {
    Unknown,
    NaturalPerson,
    LegalEntity,  ///< of an entity, in none of the roles below
    Head,
    MaySign,
    MaySignFinance,
    HumanResources,
    Employee,
    InformationSystem,
};

/// The most particular role that the certificate names (НУЦ РК, 1.2.398.3.3.4.1).
HolderRole holder_role(const Certificate& certificate);
/// "natural-person", "may-sign": stable words, whose sentences are "role.<word>".
std::string_view to_string(HolderRole role);

}  // namespace tereze::trust
