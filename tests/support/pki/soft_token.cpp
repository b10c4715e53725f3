// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/support/pki/soft_token.h"

#include "core/base/child_process.h"
#include "core/base/files.h"

#include <openssl/x509.h>
#include <stdlib.h>

#include <stdexcept>

namespace tereze::testing {
namespace {

constexpr std::chrono::seconds kToolLimit{20};

void write(const std::filesystem::path& path, ByteView content) {
    const auto written = write_file_durably(path, content);
    if (!written)
        throw std::runtime_error(path.filename().string() + ": cannot be written");
}

/// A file of key material that lives as long as a tool needs it.
class PassingFile {
  public:
    PassingFile(std::filesystem::path path, ByteView content) : m_path(std::move(path)) {
        write(m_path, content);
    }
    ~PassingFile() {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;
    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

Bytes public_key_der(const Issued& issued) {
    Bytes der(static_cast<std::size_t>(i2d_PUBKEY(issued.key.get(), nullptr)));
    unsigned char* at = der.data();
    i2d_PUBKEY(issued.key.get(), &at);
    return der;
}

Bytes private_key_der(const Issued& issued) {
    Bytes der(static_cast<std::size_t>(i2d_PrivateKey(issued.key.get(), nullptr)));
    unsigned char* at = der.data();
    i2d_PrivateKey(issued.key.get(), &at);
    return der;
}

}  // namespace

SoftToken::SoftToken(std::filesystem::path folder) : m_folder(std::filesystem::absolute(folder)) {
    std::filesystem::create_directories(m_folder / "tokens");
    const std::string configuration = "directories.tokendir = " + (m_folder / "tokens").string() +
                                      "\nobjectstore.backend = file\nlog.level = ERROR\n"
                                      "slots.removable = true\n";
    write(m_folder / "softhsm2.conf", as_bytes(configuration));
}

std::filesystem::path SoftToken::module_path() {
    return "/usr/lib/softhsm/libsofthsm2.so";
}

std::map<std::string, std::string> SoftToken::environment() const {
    return {{"SOFTHSM2_CONF", (m_folder / "softhsm2.conf").string()}};
}

void SoftToken::use_in_this_process() const {
    for (const auto& [name, value] : environment())
        ::setenv(name.c_str(), value.c_str(), 1);
}

void SoftToken::run(std::vector<std::string> command) const {
    ChildOptions options;
    const std::string tool = command.front();
    options.argv = std::move(command);
    options.environment = environment();
    options.log = m_folder / "tools.log";
    const auto result = run_command(options, kToolLimit);
    if (!result)
        throw std::runtime_error(tool + ": " + result.error().code);
    if (result->exit_code != 0)
        throw std::runtime_error(tool + " failed, see " + (m_folder / "tools.log").string());
}

void SoftToken::initialise(const std::string& label, const std::string& pin) {
    run({"softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "87654321",
         "--pin", pin});
}

void SoftToken::write_object(const std::string& token_label, const std::string& pin,
                             const std::string& type, const std::filesystem::path& file,
                             std::vector<std::string> more) const {
    std::vector<std::string> command{
        "pkcs11-tool", "--module", module_path().string(), "--token-label", token_label, "--login",
        "--pin",       pin,        "--write-object",       file.string(),   "--type",    type};
    command.insert(command.end(), more.begin(), more.end());
    run(std::move(command));
}

void SoftToken::import(const std::string& token_label, const std::string& pin,
                       const std::string& id_hex, const std::string& object_label,
                       const Issued& issued, KeyPolicy policy) {
    const PassingFile key(m_folder / "key.der", private_key_der(issued));
    const PassingFile public_key(m_folder / "public.der", public_key_der(issued));
    const PassingFile certificate(m_folder / "certificate.der", issued.certificate.der());
    const std::vector<std::string> names{"--id", id_hex, "--label", object_label};
    auto private_options = names;
    private_options.insert(private_options.end(), {"--usage-sign", "--sensitive"});
    if (policy == KeyPolicy::PinForEverySignature)
        private_options.push_back("--always-auth");
    write_object(token_label, pin, "privkey", key.path(), private_options);
    write_object(token_label, pin, "pubkey", public_key.path(), names);
    write_object(token_label, pin, "cert", certificate.path(), names);
}

void SoftToken::import_certificate(const std::string& token_label, const std::string& pin,
                                   const std::string& id_hex,
                                   const trust::Certificate& certificate) {
    const PassingFile file(m_folder / "certificate.der", certificate.der());
    write_object(token_label, pin, "cert", file.path(), {"--id", id_hex, "--label", "left-over"});
}

void SoftToken::remove() {
    std::filesystem::rename(m_folder / "tokens", m_folder / "pulled");
}

void SoftToken::reinsert() {
    std::filesystem::rename(m_folder / "pulled", m_folder / "tokens");
}

}  // namespace tereze::testing
