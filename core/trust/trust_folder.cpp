// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Reading the files of a folder in the order of their names.
#include "core/trust/trust_folder.h"

#include "core/base/files.h"

#include <algorithm>

namespace tereze::trust {

namespace {

/// The same failure with the name of the file, which is all that an administrator needs.
tl::unexpected<Error> in_file(Error error, const std::filesystem::path& file) {
    error.detail = file.filename().string();
    return fail(std::move(error));
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
            auto read = RevocationList::parse(bytes);
            if (!read)
                return in_file(std::move(read).error(), file);
            trust.revocation_lists.push_back(std::move(*read));
        } else {
            auto certificate = Certificate::parse(bytes);
            if (!certificate)
                return in_file(std::move(certificate).error(), file);
            trust.anchors.push_back(std::move(*certificate));
        }
    }
    return trust;
}

}  // namespace tereze::trust
