// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "tests/standins/gateway/transport_signature.h"

#include "core/base/files.h"
#include "core/trust/keys/pkcs12_file.h"
#include "core/trust/xml/signature.h"

namespace tereze::standins {

TransportSignature::TransportSignature(const std::string& key_file, const std::string& participant)
    : m_participant(trust::Certificate::parse(read_file(participant).value()).value()) {
    const auto keys = trust::open_pkcs12(read_file(key_file).value(), Secret("Qwerty12")).value();
    m_certificate = keys.at(0).certificate;
    m_key = trust::SigningKey::from_pkcs8(keys.at(0).pkcs8).value();
}

bool TransportSignature::is_signed_by_participant(const std::string& envelope) const {
    const auto document = trust::xml::Document::parse(as_bytes(envelope));
    if (!document)
        return false;
    trust::TrustPolicy policy;
    policy.revocation = trust::RevocationNeed::None;
    policy.use = trust::Use::Any;
    return trust::xml::judge_xml(*document, {{m_participant}, {}}, {}, policy,
                                 std::chrono::system_clock::now())
        .verdict.holds();
}

std::string TransportSignature::sign(const std::string& envelope) const {
    return as_text(
        trust::xml::sign_envelope(as_bytes(envelope), *m_certificate, [this](ByteView bytes) {
            return m_key->sign(bytes);
        }).value());
}

std::string TransportSignature::sign_document(const std::string& document) const {
    return as_text(
        trust::xml::sign_document(as_bytes(document), *m_certificate, [this](ByteView bytes) {
            return m_key->sign(bytes);
        }).value());
}

}  // namespace tereze::standins
