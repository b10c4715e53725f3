// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Checks of what a case has left behind, each by a program that is not ours: zbarimg, pdftotext,
// openssl.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tereze::testing {

/// The payload of the QR code in a picture. Errors: world.failed.
Result<std::string> read_qr(const std::filesystem::path& picture);
/// The text of a PDF with runs of white space folded. Errors: world.failed.
Result<std::string> pdf_text(const std::filesystem::path& pdf);
std::string folded(const std::string& text);
/// `openssl cms -verify` of a detached signature; false when it does not verify.
Result<bool> openssl_verifies(const std::filesystem::path& signature,
                              const std::filesystem::path& content,
                              const std::filesystem::path& chain);

/// The files of a registered case: manifest.json, signature.p7s, chain.pem, attachments/.
struct CaseFiles {
    std::filesystem::path folder;
    std::filesystem::path manifest() const { return folder / "manifest.json"; }
    std::filesystem::path signature() const { return folder / "signature.p7s"; }
    std::filesystem::path chain() const { return folder / "chain.pem"; }
};

/// Every fault found in the files, by name; empty when all is right: the signature verifies, fails
/// after one changed byte of the manifest, and every attachment's SHA-256 stands in the manifest.
Result<std::vector<std::string>> faults_of(const CaseFiles& files);

}  // namespace tereze::testing
