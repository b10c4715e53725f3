// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A key file as the НУЦ РК hands it out (.p12): PKCS#12 (RFC 7292) with RSA or GOST of Kazakhstan.
#pragma once

#include "drivers/tokens/key_store.h"

#include <filesystem>
#include <memory>

namespace tereze::drivers::tokens {

/// The file's bytes stay as they are on the stick; what is inside is opened for each call and wiped
/// at its end. A file counts no wrong passwords, so neither does this.
class Pkcs12Store final : public KeyStore {
  public:
    /// Larger files are none: those of the НУЦ have some 5 KiB.
    static constexpr std::size_t kMostBytes = 1U << 20U;

    /// Errors: token.file_invalid for bytes that are no PKCS#12.
    static Result<std::unique_ptr<Pkcs12Store>> open(Bytes file);
    /// Errors: file.unreadable, token.file_invalid.
    static Result<std::unique_ptr<Pkcs12Store>> open(const std::filesystem::path& file);

    Result<std::vector<StoredKey>> keys(const Secret& password, calendar::TimePoint now) override;
    Result<PinState> pin_state() override { return PinState{}; }
    Result<Bytes> sign(const std::string& id, const Secret& password, ByteView content) override;
    /// The file is not ours to write. Errors: token.not_supported.
    Result<> change_pin(const Secret& old_pin, const Secret& new_pin) override;
    Result<> unblock(const Secret& unblocking_code, const Secret& new_pin) override;

  private:
    explicit Pkcs12Store(Bytes file) : m_file(std::move(file)) {}
    Bytes m_file;
};

/// Key files (.p12, .pfx, in any case of letters) in a folder, such as a stick's, by name; folders
/// in it are not entered. None where the folder cannot be read.
std::vector<std::filesystem::path> find_key_files(const std::filesystem::path& folder);

}  // namespace tereze::drivers::tokens
