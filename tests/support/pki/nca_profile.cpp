// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/nca_profile.h"

namespace tereze::testing {
namespace {

/// Extended key usage of the НУЦ РК: natural person, legal entity.
constexpr const char* kNaturalPerson = "1.2.398.3.3.4.1.1";
constexpr const char* kLegalEntity = "1.2.398.3.3.4.1.2";

std::string key_usage(PersonUse use, Profile profile) {
    if (use == PersonUse::Authentication)
        return "critical,digitalSignature,keyEncipherment";
    return profile == Profile::Old ? "critical,digitalSignature,nonRepudiation"
                                   : "critical,digitalSignature,nonRepudiation,keyAgreement";
}

std::string extended_usage(const Person& person, PersonUse use) {
    std::string text = use == PersonUse::Signing ? "emailProtection" : "clientAuth";
    text += std::string(",") + (person.bin.empty() ? kNaturalPerson : kLegalEntity);
    if (!person.role.empty())
        text += std::string(",") + kLegalEntity + "." + person.role;
    return text;
}

std::string policy(const Person& person, PersonUse use, Profile profile) {
    if (profile == Profile::Of2022)
        return "1.2.398.3.3.2";
    const bool signing = use == PersonUse::Signing;
    if (person.bin.empty())
        return signing ? "1.2.398.3.3.2.3" : "1.2.398.3.3.2.4";
    return signing ? "1.2.398.3.3.2.1" : "1.2.398.3.3.2.2";
}

}  // namespace

CertificateSpec person_spec(const Person& person, PersonUse use, Profile profile) {
    CertificateSpec spec;
    // GN holds the patronymic, not the first name: so the НУЦ РК writes it.
    spec.subject = {{"CN", person.surname + " " + person.name},
                    {"SN", person.surname},
                    {"serialNumber", "IIN" + person.iin},
                    {"C", "KZ"}};
    if (!person.patronymic.empty())
        spec.subject.emplace_back("GN", person.patronymic);
    if (!person.bin.empty()) {
        spec.subject.emplace_back("O", person.organization);
        spec.subject.emplace_back("OU", "BIN" + person.bin);
    }
    spec.extensions = {{"keyUsage", key_usage(use, profile)},
                       {"extendedKeyUsage", extended_usage(person, use)},
                       {"certificatePolicies", policy(person, use, profile)}};
    // The kind of store: 1.2.398.3.3.5.1.1, a PKCS#12 file.
    if (profile == Profile::Of2022)
        spec.extensions.emplace_back("1.2.398.3.3.5", "DER:300A06082A830E0303050101");
    return spec;
}

Person sample_operator() {
    return {"850505400018", "ӘЛИЕВА", "ҚАРЛЫҒАШ", "ӨМІРҚЫЗЫ", "", "", ""};
}

Person sample_head() {
    return {"840229400006",        "СЕРІКОВА", "АЙГҮЛ", "БОЛАТҚЫЗЫ", "050840000017",
            "ЖШС \"ТЕРЕЗЕ ҮЛГІ\"", "1"};
}

}  // namespace tereze::testing
