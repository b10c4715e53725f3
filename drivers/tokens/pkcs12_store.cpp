// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/pkcs12_store.h"

#include "core/base/files.h"
#include "core/trust/keys/pkcs12_file.h"
#include "core/trust/keys/signing_key.h"

#include <algorithm>

namespace tereze::drivers::tokens {
namespace {

tl::unexpected<Error> not_supported() {
    return fail("token.not_supported", ErrorClass::User, Remedy::None, "key file");
}

}  // namespace

Result<std::unique_ptr<Pkcs12Store>> Pkcs12Store::open(Bytes file) {
    if (file.size() > kMostBytes)
        return fail("token.file_invalid", ErrorClass::User, Remedy::Retry, "too long");
    TEREZE_TRY(trust::check_pkcs12(file));
    return std::unique_ptr<Pkcs12Store>(new Pkcs12Store(std::move(file)));
}

Result<std::unique_ptr<Pkcs12Store>> Pkcs12Store::open(const std::filesystem::path& file) {
    std::error_code unknown;
    const auto size = std::filesystem::file_size(file, unknown);
    if (!unknown && size > kMostBytes)
        return fail("token.file_invalid", ErrorClass::User, Remedy::Retry, "too long");
    TEREZE_ASSIGN(Bytes bytes, read_file(file));
    return open(std::move(bytes));
}

Result<std::vector<StoredKey>> Pkcs12Store::keys(const Secret& password, calendar::TimePoint now) {
    if (password.empty())
        return fail("token.pin_needed", ErrorClass::User, Remedy::Retry, "key file");
    TEREZE_ASSIGN(const auto opened, trust::open_pkcs12(m_file, password));
    std::vector<StoredKey> keys;
    for (const auto& each : opened)
        keys.push_back(describe_key(each.id, each.certificate, now));
    return keys;
}

Result<Bytes> Pkcs12Store::sign(const std::string& id, const Secret& password, ByteView content) {
    TEREZE_ASSIGN(const auto opened, trust::open_pkcs12(m_file, password));
    const auto found =
        std::find_if(opened.begin(), opened.end(), [&](const auto& each) { return each.id == id; });
    if (found == opened.end())
        return fail("token.no_certificate", ErrorClass::User, Remedy::Retry, "key file");
    TEREZE_ASSIGN(const auto key, trust::SigningKey::from_pkcs8(found->pkcs8));
    return key.sign(content);
}

Result<> Pkcs12Store::change_pin(const Secret& /*old_pin*/, const Secret& /*new_pin*/) {
    return not_supported();
}

Result<> Pkcs12Store::unblock(const Secret& /*unblocking_code*/, const Secret& /*new_pin*/) {
    return not_supported();
}

std::vector<std::filesystem::path> find_key_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code problem;
    for (std::filesystem::directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem)) {
        std::string ending = at->path().extension().string();
        std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
            return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        });
        std::error_code unknown;
        if ((ending == ".p12" || ending == ".pfx") && at->is_regular_file(unknown))
            found.push_back(at->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace tereze::drivers::tokens
