// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/holder_role.h"

#include "core/trust/openssl.h"

#include <openssl/x509v3.h>

#include <array>

namespace tereze::trust {

using namespace openssl;

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

std::vector<std::string> extended_usages(const Certificate& certificate) {
    const std::unique_ptr<EXTENDED_KEY_USAGE, Deleter<EXTENDED_KEY_USAGE_free>> usages(
        static_cast<EXTENDED_KEY_USAGE*>(
            X509_get_ext_d2i(certificate.native(), NID_ext_key_usage, nullptr, nullptr)));
    ERR_clear_error();
    std::vector<std::string> all;
    for (int i = 0; usages && i < sk_ASN1_OBJECT_num(usages.get()); ++i)
        all.push_back(dotted(sk_ASN1_OBJECT_value(usages.get(), i)));
    return all;
}

}  // namespace

HolderRole holder_role(const Certificate& certificate) {
    const auto usages = extended_usages(certificate);
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
