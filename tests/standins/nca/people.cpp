// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/nca/people.h"

#include "core/base/files.h"
#include "tests/support/pki/kz_gost_person.h"

#include <stdexcept>

namespace tereze::standins {

using namespace testing;
using std::chrono::days;
using std::chrono::hours;

namespace {

struct Row {
    const char* name;
    Person person;
    PersonUse use = PersonUse::Signing;
    days from{-1};
    days until{365};
};

Person in_role(const std::string& role) {
    auto person = sample_head();
    person.role = role;
    return person;
}

std::vector<Row> rows() {
    const auto natural = sample_operator();
    return {{"operator", natural},
            {"person-auth", natural, PersonUse::Authentication},
            {"head", sample_head()},
            {"may-sign", in_role("2")},
            {"employee", in_role("5")},
            {"information-system", in_role("6.1")},
            {"expired", natural, PersonUse::Signing, days(-400), days(-35)},
            {"not-yet-valid", natural, PersonUse::Signing, days(30), days(395)},
            {"revoked", natural},
            {"on-hold", natural}};
}

void write(const std::filesystem::path& file, ByteView bytes) {
    if (!write_file_durably(file, bytes))
        throw std::runtime_error(file.string());
}

}  // namespace

void write_people(TestNca& centre, KeyKind kind, const std::filesystem::path& folder) {
    write(folder / "root.cer", centre.root().certificate.der());
    write(folder / "authority.cer", centre.authority().certificate.der());
    for (const auto& row : rows()) {
        auto spec = person_spec(row.person, row.use,
                                kind == KeyKind::Rsa2048 ? Profile::Old : Profile::Of2022);
        spec.key = kind;
        spec.not_before = centre.now() + row.from;
        spec.not_after = centre.now() + row.until;
        const auto issued = centre.issue_person(spec);
        const std::string name = row.name;
        write(folder / (name + ".cer"), issued.certificate.der());
        write(folder / (name + ".p12"),
              make_key_file(issued.certificate, issued.pkcs8(), kKeyFilePassword));
        constexpr unsigned kKeyCompromise = 1;
        constexpr unsigned kHold = 6;
        if (name == "revoked")
            centre.revoke({issued.certificate, centre.now() - hours(1), kKeyCompromise, {}});
        if (name == "on-hold")
            centre.revoke({issued.certificate, centre.now() - hours(1), kHold, {}});
    }
}

}  // namespace tereze::standins
