// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The openssl command as an independent judge of signatures and envelopes. Throws
// std::runtime_error.
#pragma once

#include "core/base/bytes.h"

#include <filesystem>
#include <optional>
#include <string>

namespace tereze::testing {

/// `openssl cms -verify -binary -inform DER -in SIGNATURE -content CONTENT -CAfile CHAIN` in
/// `folder`.
bool openssl_verifies(const std::filesystem::path& folder, ByteView content, ByteView signature,
                      const std::filesystem::path& chain);
/// `openssl cms -sign`; only with -cades does it write signing-certificate-v2.
enum class SignerNamed { No, Yes };
enum class Content { Detached, Inside };
Bytes openssl_signs(const std::filesystem::path& folder, ByteView content,
                    const std::string& certificate_pem, const std::string& key_pem,
                    SignerNamed named, Content place = Content::Detached);
/// `openssl cms -decrypt`; nothing where it refuses.
std::optional<Bytes> openssl_decrypts(const std::filesystem::path& folder, ByteView envelope,
                                      const std::filesystem::path& certificate,
                                      const std::filesystem::path& key);

/// `openssl dgst -md_gost12_512 -verify`, with the gost engine named in a configuration of its own.
/// @param signature as Kazakhstan writes it; it is turned round for the command, which wants the
/// Russian form.
bool openssl_verifies_gost(const std::filesystem::path& folder, ByteView content,
                           ByteView signature, const std::string& russian_public_pem);
/// `openssl dgst -sha256 -verify` with the key of a certificate.
bool openssl_verifies_rsa(const std::filesystem::path& folder, ByteView content, ByteView signature,
                          const std::string& certificate_pem);
/// `openssl pkcs12 -export`, with -legacy where the old ciphers are wanted.
enum class Ciphers { Old, New };
Bytes openssl_makes_key_file(const std::filesystem::path& folder,
                             const std::string& certificate_pem, const std::string& key_pem,
                             const std::string& password, Ciphers ciphers);

}  // namespace tereze::testing
