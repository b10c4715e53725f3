// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/openssl_cli.h"

#include "core/base/child_process.h"
#include "core/base/files.h"
#include "tests/support/pki/russian_names.h"

#include <stdexcept>

namespace tereze::testing {
namespace {

std::string written(const std::filesystem::path& path, ByteView content) {
    if (!write_file_durably(path, content))
        throw std::runtime_error(path.string());
    return path.string();
}

CommandOutput run(const std::filesystem::path& folder, std::vector<std::string> command) {
    ChildOptions options;
    options.argv = std::move(command);
    options.log = folder / "openssl.log";
    auto result = run_command(options, std::chrono::seconds(20));
    if (!result)
        throw std::runtime_error("openssl: " + result.error().code);
    return *result;
}

/// The command with the gost engine, which it takes from a configuration in its environment alone.
std::vector<std::string> with_gost(const std::filesystem::path& folder,
                                   const std::vector<std::string>& arguments) {
    const auto configuration = written(folder / "gost.cnf", as_bytes(R"(openssl_conf = start
[start]
engines = engines
[engines]
gost = gost
[gost]
engine_id = gost
default_algorithms = ALL
init = 1
)"));
    std::vector<std::string> command{"env", "OPENSSL_CONF=" + configuration, "openssl"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

}  // namespace

bool openssl_verifies(const std::filesystem::path& folder, ByteView content, ByteView signature,
                      const std::filesystem::path& chain) {
    const auto result =
        run(folder, {"openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in",
                     written(folder / "signature.p7s", signature), "-content",
                     written(folder / "manifest.json", content), "-CAfile", chain.string()});
    return result.exit_code == 0 &&
           to_bytes(result.output) == Bytes(content.begin(), content.end());
}

Bytes openssl_signs(const std::filesystem::path& folder, ByteView content,
                    const std::string& certificate_pem, const std::string& key_pem,
                    SignerNamed named, Content place) {
    std::vector<std::string> command{
        "openssl",  "cms",
        "-sign",    "-binary",
        "-outform", "DER",
        "-md",      "sha256",
        "-in",      written(folder / "content", content),
        "-signer",  written(folder / "signer.pem", as_bytes(certificate_pem)),
        "-inkey",   written(folder / "signer.key", as_bytes(key_pem))};
    if (named == SignerNamed::Yes)
        command.push_back("-cades");
    if (place == Content::Inside)
        command.push_back("-nodetach");
    const auto result = run(folder, std::move(command));
    if (result.exit_code != 0)
        throw std::runtime_error("openssl cms -sign");
    return to_bytes(result.output);
}

std::optional<Bytes> openssl_decrypts(const std::filesystem::path& folder, ByteView envelope,
                                      const std::filesystem::path& certificate,
                                      const std::filesystem::path& key) {
    const auto result = run(folder, {"openssl", "cms", "-decrypt", "-binary", "-inform", "DER",
                                     "-in", written(folder / "envelope.der", envelope), "-recip",
                                     certificate.string(), "-inkey", key.string()});
    if (result.exit_code != 0)
        return std::nullopt;
    return to_bytes(result.output);
}

bool openssl_verifies_gost(const std::filesystem::path& folder, ByteView content,
                           ByteView signature, const std::string& russian_public_pem) {
    const Bytes russian(signature.rbegin(), signature.rend());
    const auto result =
        run(folder, with_gost(folder, {"dgst", "-md_gost12_512", "-verify",
                                       written(folder / "public.pem", as_bytes(russian_public_pem)),
                                       "-signature", written(folder / "signature", russian),
                                       written(folder / "content", content)}));
    return result.exit_code == 0 && result.output.find("Verified OK") != std::string::npos;
}

bool openssl_verifies_gost_message(const std::filesystem::path& folder, ByteView content,
                                   ByteView message) {
    const auto result =
        run(folder, with_gost(folder, {"cms", "-verify", "-noverify", "-binary", "-inform", "DER",
                                       "-in", written(folder / "message.p7s", in_russian(message)),
                                       "-content", written(folder / "content", content)}));
    return result.exit_code == 0 &&
           to_bytes(result.output) == Bytes(content.begin(), content.end());
}

bool openssl_verifies_timestamp(const std::filesystem::path& folder, ByteView request,
                                ByteView answer, const std::string& root_pem,
                                const std::string& authority_pem) {
    const auto result = run(
        folder, {"openssl", "ts", "-verify", "-queryfile", written(folder / "request.tsq", request),
                 "-in", written(folder / "answer.tsr", answer), "-CAfile",
                 written(folder / "root.pem", as_bytes(root_pem)), "-untrusted",
                 written(folder / "authority.pem", as_bytes(authority_pem))});
    return result.exit_code == 0 && result.output.find("Verification: OK") != std::string::npos;
}

Bytes openssl_answers_ocsp(const std::filesystem::path& folder, ByteView request,
                           const OcspServer& server) {
    const auto answer = folder / "answer.ocsp";
    const auto result = run(
        folder, {"openssl", "ocsp", "-index", written(folder / "index.txt", as_bytes(server.index)),
                 "-CA", written(folder / "authority.pem", as_bytes(server.authority_pem)),
                 "-rsigner", written(folder / "responder.pem", as_bytes(server.responder_pem)),
                 "-rkey", written(folder / "responder.key", as_bytes(server.responder_key_pem)),
                 "-reqin", written(folder / "request.ocsp", request), "-respout", answer.string()});
    auto bytes = read_file(answer);
    if (result.exit_code != 0 || !bytes)
        throw std::runtime_error("openssl ocsp");
    return std::move(*bytes);
}

bool openssl_verifies_rsa(const std::filesystem::path& folder, ByteView content, ByteView signature,
                          const std::string& certificate_pem) {
    const auto key = run(folder, {"openssl", "x509", "-noout", "-pubkey", "-in",
                                  written(folder / "certificate.pem", as_bytes(certificate_pem))});
    const auto result = run(
        folder, {"openssl", "dgst", "-sha256", "-verify",
                 written(folder / "public.pem", as_bytes(key.output)), "-signature",
                 written(folder / "signature", signature), written(folder / "content", content)});
    return result.exit_code == 0;
}

Bytes openssl_makes_key_file(const std::filesystem::path& folder,
                             const std::string& certificate_pem, const std::string& key_pem,
                             const std::string& password, Ciphers ciphers) {
    std::vector<std::string> command{"openssl",
                                     "pkcs12",
                                     "-export",
                                     "-in",
                                     written(folder / "c.pem", as_bytes(certificate_pem)),
                                     "-inkey",
                                     written(folder / "k.pem", as_bytes(key_pem)),
                                     "-passout",
                                     "pass:" + password};
    if (ciphers == Ciphers::Old)
        command.push_back("-legacy");
    const auto result = run(folder, std::move(command));
    if (result.exit_code != 0)
        throw std::runtime_error("openssl pkcs12 -export");
    return to_bytes(result.output);
}

}  // namespace tereze::testing
