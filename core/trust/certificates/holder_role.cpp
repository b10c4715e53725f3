// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/certificates/holder_role.h"

#include <array>

namespace tereze::trust {

namespace {

struct Row {
    std::string_view oid;
    HolderRole role;
    std::string_view word;
};

/// From the particular to the general: a head's certificate names the legal entity too.
constexpr std::array kRoles{
    Row{"1.2.398.3.3.4.1.2.1", HolderRole::Head, "head"},
    Row{"1.2.398.3.3.4.1.2.2", HolderRole::MaySign, "may-sign"},
    Row{"1.2.398.3.3.4.1.2.3", HolderRole::MaySignFinance, "may-sign-finance"},
    Row{"1.2.398.3.3.4.1.2.4", HolderRole::HumanResources, "human-resources"},
    Row{"1.2.398.3.3.4.1.2.5", HolderRole::Employee, "employee"},
    Row{"1.2.398.3.3.4.1.2.6", HolderRole::InformationSystem, "information-system"},
    Row{"1.2.398.3.3.4.1.2", HolderRole::LegalEntity, "legal-entity"},
    Row{"1.2.398.3.3.4.1.1", HolderRole::NaturalPerson, "natural-person"},
};

/// Information systems have arcs of their own behind theirs.
bool names(const std::string& usage, const Row& row) {
    if (usage == row.oid)
        return true;
    return row.role == HolderRole::InformationSystem &&
           usage.starts_with(std::string(row.oid) + ".");
}

}  // namespace

HolderRole holder_role(const Certificate& certificate) {
    const auto usages = certificate.extended_usages();
    for (const auto& row : kRoles)
        for (const auto& usage : usages)
            if (names(usage, row))
                return row.role;
    return HolderRole::Unknown;
}

std::string_view to_string(HolderRole role) {
    for (const auto& row : kRoles)
        if (row.role == role)
            return row.word;
    return "unknown";
}

}  // namespace tereze::trust
