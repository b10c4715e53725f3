// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The gateway's side of signed messages: requests have to be a known participant's, answers are
// ours.
#pragma once

#include "core/trust/certificates/certificate.h"
#include "core/trust/keys/signing_key.h"

#include <optional>
#include <string>

namespace tereze::standins {

class TransportSignature {
  public:
    /// @param key_file PKCS#12 (password Qwerty12) of the gateway; @param participant certificate
    /// file of the one participant. Throws std::runtime_error.
    TransportSignature(const std::string& key_file, const std::string& participant);

    bool is_signed_by_participant(const std::string& envelope) const;
    std::string sign(const std::string& envelope) const;
    /// An enveloped signature around a business document.
    std::string sign_document(const std::string& document) const;

  private:
    trust::Certificate m_participant;
    std::optional<trust::Certificate> m_certificate;
    std::optional<trust::SigningKey> m_key;
};

}  // namespace tereze::standins
