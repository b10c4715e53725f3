// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The checks of a signed case.
#include "server/cases/submission.h"

#include "core/trust/certificates/path.h"

#include <array>

namespace tereze::server::cases {
namespace {

struct Renamed {
    std::string_view inside;
    std::string_view outside;
};
constexpr std::array kRefusals{Renamed{"trust.envelope_malformed", "cases.envelope_unreadable"},
                               Renamed{"trust.envelope_not_for_us", "cases.envelope_unreadable"},
                               Renamed{"casework.package_invalid", "cases.package_invalid"},
                               Renamed{"casework.manifest_invalid", "cases.manifest_invalid"},
                               Renamed{"casework.attachment_missing", "cases.attachment_missing"},
                               Renamed{"casework.attachment_changed", "cases.attachment_changed"},
                               Renamed{"casework.attachment_unknown", "cases.attachment_unknown"},
                               Renamed{"trust.signature_malformed", "cases.signature_wrong"},
                               Renamed{"trust.content_changed", "cases.signature_wrong"},
                               Renamed{"trust.signature_wrong", "cases.signature_wrong"},
                               Renamed{"trust.signer_not_bound", "cases.signature_wrong"},
                               Renamed{"trust.chain_untrusted", "cases.signer_untrusted"},
                               Renamed{"trust.certificate_expired", "cases.signer_untrusted"}};

template <class T>
Result<T> renamed(Result<T> result) {
    if (!result)
        return fail(as_refusal(std::move(result).error()));
    return result;
}

}  // namespace

Error as_refusal(Error error) {
    for (const auto& [inside, outside] : kRefusals)
        if (error.code == inside) {
            error.detail = error.detail.empty() ? error.code : error.code + ": " + error.detail;
            error.code = outside;
            return error;
        }
    return error;
}

Result<Submission> check_submission(ByteView package,
                                    const std::vector<trust::Certificate>& anchors,
                                    calendar::TimePoint now) {
    TEREZE_ASSIGN(auto parsed, renamed(casework::Package::parse(package)));
    TEREZE_ASSIGN(auto verified, renamed(trust::verify_cades_bes(parsed.manifest, parsed.signature,
                                                                 anchors, now)));
    // An authentication certificate of the same person proves presence, not will.
    if (!verified.signer.for_signing())
        return fail("cases.signer_untrusted", ErrorClass::Fraud, Remedy::None,
                    "not a signing certificate");
    TEREZE_ASSIGN(auto manifest, renamed(parsed.check()));
    return Submission{std::move(parsed), std::move(manifest), std::move(verified.signer),
                      std::move(verified.sent)};
}

Result<const regulation::Service*> find_service(const regulation::Catalogue& catalogue,
                                                const regulation::Practice& practice,
                                                const casework::Manifest& manifest,
                                                calendar::Date today) {
    const auto* service = catalogue.service(manifest.service_id);
    if (service == nullptr)
        return fail("cases.service_unknown", ErrorClass::Regulation, Remedy::None);
    const auto operation = regulation::from_word<regulation::Operation>(manifest.operation);
    if (!operation || !service->offers(*operation))
        return fail("cases.operation_not_offered", ErrorClass::Regulation, Remedy::None);
    const auto channel = regulation::from_word<regulation::Channel>(manifest.channel);
    if (!channel || !service->offers(*channel))
        return fail("cases.channel_not_offered", ErrorClass::Regulation, Remedy::None);
    if (!practice.allows(catalogue, *service, today))
        return fail("cases.service_not_in_force", ErrorClass::Regulation, Remedy::None,
                    service->act_id);
    return service;
}

std::string issuer_chain(const trust::Certificate& signer,
                         const std::vector<trust::Certificate>& anchors, calendar::TimePoint at) {
    std::string pem;
    // Up to a root where one is trusted: other programs stop at nothing less.
    std::vector<trust::Certificate> roots;
    for (const auto& anchor : anchors)
        if (trust::may_have_issued(anchor, anchor))
            roots.push_back(anchor);
    auto path = trust::find_path(signer, anchors, roots, at);
    if (!path.verdict.holds())
        path = trust::find_path(signer, anchors, anchors, at);
    for (std::size_t i = 1; path.verdict.holds() && i < path.certificates.size(); ++i)
        pem += path.certificates[i].pem();
    if (!pem.empty())
        return pem;
    // The signer's issuer came inside the signature: any anchor may be the one above it.
    for (const auto& anchor : anchors)
        pem += anchor.pem();
    return pem;
}

}  // namespace tereze::server::cases
