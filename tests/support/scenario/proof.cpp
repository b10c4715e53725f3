// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/scenario/proof.h"

#include "core/base/child_process.h"
#include "core/base/digest.h"
#include "core/base/files.h"
#include "core/casework/manifest.h"

#include <sstream>

namespace tereze::testing {
namespace {

constexpr std::chrono::seconds kLimit{30};

Result<CommandOutput> run(std::vector<std::string> argv) {
    ChildOptions options;
    options.argv = std::move(argv);
    options.log = "/dev/null";
    return run_command(options, kLimit);
}

tl::unexpected<Error> failed(std::string what) {
    return fail("world.failed", ErrorClass::Software, Remedy::None, std::move(what));
}

}  // namespace

std::string folded(const std::string& text) {
    std::istringstream words(text);
    std::string result;
    for (std::string word; words >> word;)
        result += (result.empty() ? "" : " ") + word;
    return result;
}

Result<std::string> read_qr(const std::filesystem::path& picture) {
    TEREZE_ASSIGN(const auto output, run({"zbarimg", "--nodbus", "-q", "--raw", "-Sdisable",
                                          "-Sqrcode.enable", picture.string()}));
    if (output.exit_code != 0)
        return failed("no QR code in " + picture.filename().string());
    return output.output.substr(0, output.output.find('\n'));
}

Result<std::string> pdf_text(const std::filesystem::path& pdf) {
    TEREZE_ASSIGN(const auto output, run({"pdftotext", pdf.string(), "-"}));
    if (output.exit_code != 0)
        return failed("pdftotext cannot read " + pdf.filename().string());
    return folded(output.output);
}

Result<bool> openssl_verifies(const std::filesystem::path& signature,
                              const std::filesystem::path& content,
                              const std::filesystem::path& chain) {
    TEREZE_ASSIGN(const auto output, run({"openssl", "cms", "-verify", "-binary", "-inform", "DER",
                                          "-in", signature.string(), "-content", content.string(),
                                          "-CAfile", chain.string(), "-out", "/dev/null"}));
    return output.exit_code == 0;
}

Result<std::vector<std::string>> faults_of(const CaseFiles& files) {
    std::vector<std::string> faults;
    TEREZE_ASSIGN(const auto verifies,
                  openssl_verifies(files.signature(), files.manifest(), files.chain()));
    if (!verifies)
        faults.emplace_back("openssl does not verify the signature");

    TEREZE_ASSIGN(auto manifest_bytes, read_file(files.manifest()));
    TEREZE_ASSIGN(const auto manifest, casework::Manifest::parse(manifest_bytes));
    auto changed = manifest_bytes;
    changed[changed.size() / 2] ^= 0x01;
    const auto other = files.folder / "changed.json";
    TEREZE_TRY(write_file_durably(other, changed));
    TEREZE_ASSIGN(const auto still, openssl_verifies(files.signature(), other, files.chain()));
    TEREZE_TRY(remove_file_durably(other));
    if (still)
        faults.emplace_back("a changed manifest still verifies");

    if (manifest.attachments.empty())
        faults.emplace_back("the manifest names no attachment");
    for (const auto& line : manifest.attachments) {
        TEREZE_ASSIGN(const auto content, read_file(files.folder / "attachments" / line.file_name));
        if (sha256_hex(content) != line.sha256)
            faults.push_back("another SHA-256: " + line.file_name);
    }
    return faults;
}

}  // namespace tereze::testing
