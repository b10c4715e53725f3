// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A key infrastructure of one hall for tests and the demo: TLS, terminals, the server's seal,
// people.
#pragma once

#include "tests/support/pki/issue.h"
#include "tests/support/pki/nca_profile.h"
#include "tests/support/pki/test_nca.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tereze::testing {

/// Makes its certificates in memory and, where said, writes PEM files into a folder:
/// ca.pem (TLS root), server.pem/.key, terminal-NAME.pem/.key, seal.pem/.key, people-ca.pem
/// (issuing authority, then root). Throws std::runtime_error. Used by one thread.
class TestPki {
  public:
    /// Makes both authorities and writes ca.pem and people-ca.pem. They hold from a day before
    /// `now` for ten years.
    explicit TestPki(std::filesystem::path folder,
                     calendar::TimePoint now = std::chrono::system_clock::now());

    /// For localhost, 127.0.0.1 and ::1. Writes server.pem (with the root after it) and server.key.
    Issued issue_server();
    /// Client certificate of a terminal (CN = name). Writes terminal-NAME.pem and .key.
    Issued issue_terminal(const std::string& name);
    /// The certificate that envelopes are sealed to. Writes seal.pem and seal.key.
    Issued issue_seal();
    /// RSA-2048, valid a year from a day before `now`; writes nothing.
    Issued issue_person(const Person& person, PersonUse use = PersonUse::Signing) const;
    /// The same with another validity, or another kind of key.
    Issued issue_person(const Person& person, PersonUse use, calendar::TimePoint not_before,
                        calendar::TimePoint not_after, KeyKind key = KeyKind::Rsa2048) const;

    /// The centre that certifies the people.
    const TestNca& nca() const { return m_nca; }
    TestNca& nca() { return m_nca; }
    /// A GOST key of an organisation's information system. Writes NAME.cer and NAME.p12 (password
    /// Qwerty12).
    Issued issue_system(const std::string& name);

    const std::filesystem::path& folder() const { return m_folder; }
    calendar::TimePoint now() const { return m_now; }
    const Issued& root() const { return m_root; }
    /// Issuing authority of people, then its root.
    std::vector<trust::Certificate> people_anchors() const;
    std::filesystem::path ca_file() const { return m_folder / "ca.pem"; }
    std::filesystem::path people_ca_file() const { return m_folder / "people-ca.pem"; }

  private:
    Issued authority(const std::string& name, const Issued* issuer,
                     const std::string& limits) const;
    Issued issue_tls(const std::string& name, const std::string& file, const std::string& use,
                     const std::string& alternative_names);
    void write(const std::string& file, const std::string& text) const;

    std::filesystem::path m_folder;
    calendar::TimePoint m_now;
    Issued m_root;
    TestNca m_nca;
};

}  // namespace tereze::testing
