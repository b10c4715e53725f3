// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading the files of a folder in the order of their names.
#include "core/trust/trust_folder.h"

#include "core/base/files.h"
#include "core/trust/openssl.h"

#include <openssl/pem.h>

#include <algorithm>

namespace tereze::trust {

using namespace openssl;

namespace {

Result<Bytes> read_revocation_list(ByteView bytes, const std::string& name) {
    const unsigned char* at = bytes.data();
    CrlPtr list(d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size())));
    if (!list)
        list.reset(PEM_read_bio_X509_CRL(reader(bytes).get(), nullptr, nullptr, nullptr));
    ERR_clear_error();
    if (!list)
        return fail("trust.certificate_invalid", ErrorClass::Software, Remedy::Configure, name);
    return to_der(i2d_X509_CRL, list.get());
}

}  // namespace

Result<TrustFolder> TrustFolder::load(const std::filesystem::path& folder) {
    std::error_code problem;
    std::vector<std::filesystem::path> files;
    std::filesystem::directory_iterator entries(folder, problem);
    if (problem)
        return fail("file.unreadable", ErrorClass::Software, Remedy::Configure, folder.string());
    for (const auto& entry : entries)
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());

    TrustFolder trust;
    for (const auto& file : files) {
        const auto kind = file.extension();
        const bool list = kind == ".crl";
        if (!list && kind != ".cer" && kind != ".crt" && kind != ".der" && kind != ".pem")
            continue;
        TEREZE_ASSIGN(const Bytes bytes, read_file(file));
        if (list) {
            TEREZE_ASSIGN(auto read, read_revocation_list(bytes, file.filename().string()));
            trust.revocation_lists.push_back(std::move(read));
        } else {
            auto certificate = Certificate::parse(bytes);
            if (!certificate)
                return fail("trust.certificate_invalid", ErrorClass::Software, Remedy::Configure,
                            file.filename().string());
            trust.anchors.push_back(std::move(*certificate));
        }
    }
    return trust;
}

}  // namespace tereze::trust
