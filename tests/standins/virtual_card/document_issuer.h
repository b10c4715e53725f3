// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The state that issues virtual cards: an authority (CSCA), a document signer, a revocation list.
#pragma once

#include "core/trust/trust_folder.h"
#include "tests/support/pki/issue.h"

#include <filesystem>
#include <map>
#include <string>

namespace tereze::standins {

class DocumentIssuer {
  public:
    /// Fresh keys. Throws std::runtime_error, as everything here does.
    explicit DocumentIssuer(const std::string& name = "KZ CSCA TEST");

    /// A whole EF.SOD over whole data groups.
    Bytes sign(const std::map<unsigned, Bytes>& groups) const;
    /// What a terminal is given to trust: the authority and its list, which is empty unless the
    /// signer was revoked.
    trust::TrustFolder trust() const;
    /// The same as files csca.cer and csca.crl.
    void write_trust(const std::filesystem::path& folder) const;
    void revoke_signer() { m_signer_revoked = true; }

  private:
    Bytes revocation_list() const;
    testing::Issued m_authority;
    testing::Issued m_signer;
    bool m_signer_revoked = false;
};

}  // namespace tereze::standins
