// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A PKCS#11 token of SoftHSM2 in a folder of its own, filled through the tools of Debian.
#pragma once

#include "tests/support/pki/issue.h"

#include <filesystem>
#include <map>
#include <string>

namespace tereze::testing {

enum class KeyPolicy { PinOnce, PinForEverySignature };

/// The store stays on the disk after this object goes. Throws std::runtime_error.
class SoftToken {
  public:
    /// Makes an empty store (no token in it) in `folder`.
    explicit SoftToken(std::filesystem::path folder);

    void initialise(const std::string& label, const std::string& pin);
    /// `id_hex` is CKA_ID, the tie between key and certificate.
    void import(const std::string& token_label, const std::string& pin, const std::string& id_hex,
                const std::string& object_label, const Issued& issued,
                KeyPolicy policy = KeyPolicy::PinOnce);
    /// A certificate without its key, as left-overs and chains stand on real tokens.
    void import_certificate(const std::string& token_label, const std::string& pin,
                            const std::string& id_hex, const trust::Certificate& certificate);
    /// Takes every token out of the store, as if pulled from its socket; `reinsert` puts them back.
    void remove();
    void reinsert();

    /// SOFTHSM2_CONF, for a child process.
    std::map<std::string, std::string> environment() const;
    /// Sets the same in this process; SoftHSM reads it at C_Initialize.
    void use_in_this_process() const;
    static std::filesystem::path module_path();

  private:
    void run(std::vector<std::string> command) const;
    void write_object(const std::string& token_label, const std::string& pin,
                      const std::string& type, const std::filesystem::path& file,
                      std::vector<std::string> more) const;
    std::filesystem::path m_folder;
};

}  // namespace tereze::testing
