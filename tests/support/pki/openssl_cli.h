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

/// `openssl cms -verify -noverify` with the gost engine, after our names and the order of octets
/// were turned into Russian ones. The path is not judged: the certificates are no longer what was
/// signed.
bool openssl_verifies_gost_message(const std::filesystem::path& folder, ByteView content,
                                   ByteView message);
/// `openssl ts -verify` of an answer to a question.
bool openssl_verifies_timestamp(const std::filesystem::path& folder, ByteView request,
                                ByteView answer, const std::string& root_pem,
                                const std::string& authority_pem);
/// `openssl ocsp` as responder over an index of one certificate.
struct OcspServer {
    std::string authority_pem;
    std::string responder_pem;
    std::string responder_key_pem;
    std::string index;  ///< as `openssl ca` keeps it
};
Bytes openssl_answers_ocsp(const std::filesystem::path& folder, ByteView request,
                           const OcspServer& server);

}  // namespace tereze::testing
