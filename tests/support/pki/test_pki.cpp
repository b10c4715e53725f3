// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/test_pki.h"

#include "core/base/files.h"
#include "tests/support/pki/kz_gost_person.h"

#include <stdexcept>

namespace tereze::testing {
namespace {

using std::chrono::days;

constexpr days kBefore{1};
constexpr days kYear{365};

}  // namespace

TestPki::TestPki(std::filesystem::path folder, calendar::TimePoint now)
    : m_folder(std::move(folder)),
      m_now(now),
      m_root(authority("Tereze test root", nullptr, "critical,CA:TRUE")),
      m_nca(KeyKind::EcP256, now) {
    if (!m_folder.empty())
        std::filesystem::create_directories(m_folder);
    write("ca.pem", m_root.certificate.pem());
    write("ca.key", m_root.key_pem());
    write("people-ca.pem", m_nca.authority().certificate.pem() + m_nca.root().certificate.pem());
}

Issued TestPki::authority(const std::string& name, const Issued* issuer,
                          const std::string& limits) const {
    CertificateSpec spec;
    spec.subject = {{"C", "KZ"}, {"CN", name}};
    spec.extensions = {{"basicConstraints", limits}, {"keyUsage", "critical,keyCertSign,cRLSign"}};
    spec.not_before = m_now - kBefore;
    spec.not_after = m_now + 10 * kYear;
    return issue(spec, issuer);
}

void TestPki::write(const std::string& file, const std::string& text) const {
    if (m_folder.empty())
        return;
    const auto written = write_file_durably(m_folder / file, as_bytes(text));
    if (!written)
        throw std::runtime_error(file + ": " + written.error().detail);
}

Issued TestPki::issue_tls(const std::string& name, const std::string& file, const std::string& use,
                          const std::string& alternative_names) {
    CertificateSpec spec;
    spec.subject = {{"C", "KZ"}, {"O", "Tereze test"}, {"CN", name}};
    spec.extensions = {{"basicConstraints", "critical,CA:FALSE"},
                       {"keyUsage", "critical,digitalSignature,keyAgreement"}};
    if (!use.empty())
        spec.extensions.emplace_back("extendedKeyUsage", use);
    if (!alternative_names.empty())
        spec.extensions.emplace_back("subjectAltName", alternative_names);
    spec.not_before = m_now - kBefore;
    spec.not_after = m_now + kYear;
    auto issued = issue(spec, &m_root);
    write(file + ".pem", issued.certificate.pem() + m_root.certificate.pem());
    write(file + ".key", issued.key_pem());
    return issued;
}

Issued TestPki::issue_server() {
    return issue_tls("localhost", "server", "serverAuth", "DNS:localhost,IP:127.0.0.1,IP:::1");
}

Issued TestPki::issue_terminal(const std::string& name) {
    return issue_tls(name, "terminal-" + name, "clientAuth", "DNS:" + name);
}

Issued TestPki::issue_seal() {
    return issue_tls("Tereze seal", "seal", "", "");
}

Issued TestPki::issue_person(const Person& person, PersonUse use) const {
    return issue_person(person, use, m_now - kBefore, m_now + kYear);
}

Issued TestPki::issue_person(const Person& person, PersonUse use, calendar::TimePoint not_before,
                             calendar::TimePoint not_after, KeyKind key) const {
    auto spec = person_spec(person, use);
    spec.key = key;
    spec.not_before = not_before;
    spec.not_after = not_after;
    return m_nca.issue_person(spec);
}

Issued TestPki::issue_system(const std::string& name) {
    auto person = sample_head();
    person.role = "6.1";
    auto spec = person_spec(person, PersonUse::Signing, Profile::Of2022);
    spec.key = KeyKind::KzGost512;
    spec.not_before = m_now - kBefore;
    spec.not_after = m_now + kYear;
    auto issued = m_nca.issue_person(spec);
    write(name + ".cer", as_text(issued.certificate.der()));
    write(name + ".p12", as_text(make_key_file(issued.certificate, issued.pkcs8(), "Qwerty12")));
    return issued;
}

std::vector<trust::Certificate> TestPki::people_anchors() const {
    return {m_nca.authority().certificate, m_nca.root().certificate};
}

}  // namespace tereze::testing
