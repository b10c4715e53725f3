// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures under an office's documents.
#include "server/provider/office_signature.h"

#include "core/trust/certificates/holder_role.h"
#include "core/trust/cms/cades.h"
#include "server/cases/submission.h"

#include <array>

namespace tereze::server::provider {
namespace {

struct Renamed {
    std::string_view inside;
    std::string_view outside;
};
constexpr std::array kRefusals{
    Renamed{"trust.signature_malformed", "office.signature_wrong"},
    Renamed{"trust.content_changed", "office.signature_wrong"},
    Renamed{"trust.signature_wrong", "office.signature_wrong"},
    Renamed{"trust.signer_not_bound", "office.signature_wrong"},
    Renamed{"trust.chain_untrusted", "office.signer_untrusted"},
    Renamed{"trust.certificate_expired", "office.signer_untrusted"},
    Renamed{"cases.signer_untrusted", "office.signer_untrusted"},
    Renamed{"cases.signer_revoked", "office.signer_revoked"},
    Renamed{"cases.signer_status_unknown", "office.signer_status_unknown"}};

auto refused(Error error) {
    for (const auto& [inside, outside] : kRefusals)
        if (error.code == inside) {
            error.detail = error.detail.empty() ? error.code : error.code + ": " + error.detail;
            error.code = outside;
            break;
        }
    return fail(std::move(error));
}

bool may_sign(const trust::Certificate& certificate) {
    const auto role = trust::holder_role(certificate);
    return role == trust::HolderRole::Head || role == trust::HolderRole::MaySign;
}

Result<> check_person(const trust::Certificate& signer, const cases::Office& office,
                      const accounts::Person& person, SignerNeed need) {
    const char* wrong = nullptr;
    // An authentication certificate of the same person proves presence, not will.
    if (!signer.for_signing())
        wrong = "not a signing certificate";
    else if (signer.iin() != person.iin)
        wrong = "another person";
    else if (!office.bin.empty() && signer.bin() != office.bin)
        wrong = "not of this organisation";
    if (wrong != nullptr)
        return fail("office.signer_wrong", ErrorClass::Fraud, Remedy::None, wrong);
    if (need == SignerNeed::AuthorisedPerson && !office.bin.empty() && !may_sign(signer))
        return fail("office.signer_not_entitled", ErrorClass::Fraud, Remedy::None,
                    std::string(trust::to_string(trust::holder_role(signer))));
    return {};
}

}  // namespace

Result<std::string> check_signature(const Sources& sources, const cases::Office& office,
                                    const accounts::Person& person, SignerNeed need,
                                    ByteView document, ByteView signature) {
    const auto now = sources.clock.now();
    const auto verified = trust::verify_cades_bes(document, signature, sources.anchors, now);
    if (!verified)
        return refused(verified.error());
    TEREZE_TRY(check_person(verified->signer, office, person, need));
    // Last of all that is asked, since it costs others' time.
    if (const auto status = sources.statuses.check(verified->signer, verified->sent); !status)
        return refused(status.error());
    return cases::issuer_chain(verified->signer, sources.anchors, now);
}

}  // namespace tereze::server::provider
