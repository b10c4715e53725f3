// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Lookups in the state databases through ШЭП.
#include "server/gateways/gateway.h"

#include "core/base/ids.h"
#include "core/trust/xml/signature.h"
#include "server/gateways/sync_channel.h"

namespace tereze::server::gateways {
namespace {

/// "Unreachable" and "absent" are facts of their own; everything else is the gateway's error.
Error as_lookup_error(Error error) {
    if (error.code == "lookups.applicant_absent")
        return error;
    error.detail = error.code + ": " + error.detail;
    error.code = error.code == "gateway.unreachable" ? "lookups.gateway_unreachable"
                                                     : "lookups.gateway_error";
    return error;
}

}  // namespace

Gateway::Gateway(GatewayOptions options, const Clock& clock)
    : m_options(std::move(options)), m_clock(clock) {}

Result<FoundPerson> Gateway::ask(const std::string& iin) const {
    const auto now = m_clock.now();
    SyncRequest request;
    request.message_id = make_uuid_v7(now);
    request.service_id = m_options.natural_person_service;
    request.message_date = now;
    request.sender_id = m_options.sender_id;
    request.password = m_options.password;
    request.data = build_person_request({request.message_id, now, m_options.sender_code, iin});
    TEREZE_ASSIGN(auto unsigned_message, build_sync_request(request));
    TEREZE_ASSIGN(const auto message, signed_message(std::move(unsigned_message)));
    TEREZE_ASSIGN(const auto answer, post_soap(m_options.target, message, m_options.timeout));
    TEREZE_TRY(check_signature(answer.body));
    // SOAP 1.1 over HTTP §6.2: a fault comes with status 500, so the body decides, not the status.
    TEREZE_ASSIGN(const auto response, parse_sync_response(answer.body));
    TEREZE_ASSIGN(auto person, parse_person_response(response.data, iin, m_options.absent_codes));
    return FoundPerson{std::move(person), request.message_id};
}

Result<std::string> Gateway::signed_message(std::string message) const {
    if (!m_options.key)
        return message;
    const auto& key = *m_options.key;
    TEREZE_ASSIGN(const Bytes written,
                  trust::xml::sign_envelope(as_bytes(message), key.certificate,
                                            [&](ByteView bytes) { return key.key.sign(bytes); }));
    return as_text(written);
}

Result<> Gateway::check_signature(const std::string& answer) const {
    if (!m_options.answers_signed_by)
        return {};
    const auto untrusted = [](std::string why) {
        return fail("gateway.answer_untrusted", ErrorClass::Fraud, Remedy::Service, std::move(why));
    };
    const auto document = trust::xml::Document::parse(as_bytes(answer));
    if (!document)
        return untrusted(document.error().detail);
    // One certificate and no authority: nobody else whom its issuer certified may answer.
    const auto& pinned = *m_options.answers_signed_by;
    trust::TrustPolicy policy;
    policy.revocation = trust::RevocationNeed::None;
    policy.use = trust::Use::Any;
    const auto report =
        trust::xml::judge_xml(*document, {{pinned}, {}}, {{pinned}, {}, {}}, policy, m_clock.now());
    if (!report.verdict.holds())
        return untrusted(report.verdict.reason);
    for (const auto& signer : report.signers)
        if (!signer.certificate || signer.certificate->certificate.der() != pinned.der())
            return untrusted("another certificate");
    return {};
}

Result<FoundPerson> Gateway::find_natural_person(const std::string& iin) const {
    auto found = ask(iin);
    if (!found)
        return fail(as_lookup_error(std::move(found).error()));
    return found;
}

}  // namespace tereze::server::gateways
