// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Trust anchors and revocation lists as a folder of files, which an administrator fills.
#pragma once

#include "core/trust/certificates/certificate.h"
#include "core/trust/revocation/revocation_list.h"

#include <filesystem>
#include <vector>

namespace tereze::trust {

struct TrustFolder {
    std::vector<Certificate> anchors;
    std::vector<RevocationList> revocation_lists;

    bool empty() const { return anchors.empty(); }
    /// Certificates (.cer, .crt, .der, .pem) and revocation lists (.crl), DER or PEM; other files
    /// are left alone. One file that cannot be read is an error, since a missing anchor would only
    /// show much later. Errors: file.unreadable, trust.certificate_invalid, trust.list_invalid.
    static Result<TrustFolder> load(const std::filesystem::path& folder);
};

}  // namespace tereze::trust
