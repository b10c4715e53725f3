// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/revocation/ocsp.h"

#include "core/base/ids.h"
#include "core/trust/certificates/path.h"
#include "core/trust/certificates/signed_parts.h"
#include "core/trust/cms/signed_data.h"
#include "core/trust/der/der.h"
#include "core/trust/openssl.h"

#include <openssl/ocsp.h>

#include <climits>

namespace tereze::trust {

using namespace openssl;

using IdPtr = std::unique_ptr<OCSP_CERTID, Deleter<OCSP_CERTID_free>>;
using RequestPtr = std::unique_ptr<OCSP_REQUEST, Deleter<OCSP_REQUEST_free>>;
using ResponsePtr = std::unique_ptr<OCSP_RESPONSE, Deleter<OCSP_RESPONSE_free>>;
using BasicPtr = std::unique_ptr<OCSP_BASICRESP, Deleter<OCSP_BASICRESP_free>>;

struct OcspResponse::Data {
    Bytes der;
    int status = OCSP_RESPONSE_STATUS_INTERNALERROR;
    Bytes basic_der;
    BasicPtr basic;
};

namespace {

constexpr std::size_t kNonceSize = 16;

tl::unexpected<Error> invalid(std::string why) {
    ERR_clear_error();
    return fail("trust.ocsp_invalid", ErrorClass::Network, Remedy::Retry, std::move(why));
}

RevocationFinding unknown(std::string reason) {
    return {not_checked(std::move(reason)), {}, {}, {}};
}

std::string hex_of(const ASN1_INTEGER* number) {
    return to_hex(ByteView(ASN1_STRING_get0_data(number),
                           static_cast<std::size_t>(ASN1_STRING_length(number))));
}

/// Whom the answer names as its maker: by name, or by the SHA-1 of the key.
bool is_responder(const OCSP_BASICRESP* basic, const Certificate& candidate) {
    const ASN1_OCTET_STRING* key_hash = nullptr;
    const X509_NAME* name = nullptr;
    if (OCSP_resp_get0_id(basic, &key_hash, &name) != 1)
        return false;
    if (name != nullptr)
        return X509_NAME_cmp(name, X509_get_subject_name(candidate.native())) == 0;
    unsigned char own[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    return X509_pubkey_digest(candidate.native(), EVP_sha1(), own, &size) == 1 &&
           size == static_cast<unsigned>(ASN1_STRING_length(key_hash)) &&
           std::equal(own, own + size, ASN1_STRING_get0_data(key_hash));
}

/// RFC 6960 §4.2.2.2: issued by the very authority whose certificates it speaks of, for this use.
bool is_delegate(const Certificate& candidate, const Certificate& issuer,
                 calendar::TimePoint produced_at) {
    X509* x509 = candidate.native();
    const bool for_ocsp = (X509_get_extension_flags(x509) & EXFLAG_XKUSAGE) != 0 &&
                          (X509_get_extended_key_usage(x509) & XKU_OCSP_SIGN) != 0;
    const bool unchecked = X509_get_ext_by_NID(x509, NID_id_pkix_OCSP_noCheck, -1) >= 0;
    if (!for_ocsp || !unchecked || !may_have_issued(issuer, candidate) ||
        !candidate.valid_at(produced_at))
        return false;
    return judge_issued(candidate.der(), issuer).holds();
}

std::vector<Certificate> sent_with(const OCSP_BASICRESP* basic) {
    const STACK_OF(X509)* sent = OCSP_resp_get0_certs(basic);
    std::vector<Certificate> all;
    constexpr int kMost = 8;
    for (int i = 0; i < std::min(sk_X509_num(sent), kMost); ++i)
        if (auto one = certificate_of(sk_X509_value(sent, i)))
            all.push_back(std::move(*one));
    return all;
}

OcspResponse::Single single_of(OCSP_SINGLERESP* one) {
    OcspResponse::Single single;
    ASN1_INTEGER* serial = nullptr;
    OCSP_id_get0_info(nullptr, nullptr, nullptr, &serial,
                      const_cast<OCSP_CERTID*>(OCSP_SINGLERESP_get0_id(one)));
    single.serial = hex_of(serial);
    int reason = -1;
    ASN1_GENERALIZEDTIME* revoked = nullptr;
    ASN1_GENERALIZEDTIME* this_update = nullptr;
    ASN1_GENERALIZEDTIME* next_update = nullptr;
    const int status = OCSP_single_get0_status(one, &reason, &revoked, &this_update, &next_update);
    single.status = status == V_OCSP_CERTSTATUS_GOOD      ? OcspResponse::Status::Good
                    : status == V_OCSP_CERTSTATUS_REVOKED ? OcspResponse::Status::Revoked
                                                          : OcspResponse::Status::Unknown;
    // Times that cannot be read count against the answer.
    single.entry.since = time_of(revoked).value_or(calendar::TimePoint::min());
    if (reason >= 0)
        single.entry.reason = reason;
    single.this_update = time_of(this_update).value_or(calendar::TimePoint::max());
    single.next_update = time_of(next_update);
    return single;
}

}  // namespace

Result<OcspQuestion> ask_ocsp(const Certificate& certificate, const Certificate& issuer) {
    OcspQuestion question;
    question.nonce = random_bytes(kNonceSize);
    const RequestPtr request(OCSP_REQUEST_new());
    IdPtr id(OCSP_cert_to_id(EVP_sha256(), certificate.native(), issuer.native()));
    if (!request || !id || OCSP_request_add0_id(request.get(), id.get()) == nullptr)
        return invalid("no question could be made");
    id.release();  // the request's now
    if (OCSP_request_add1_nonce(request.get(), question.nonce.data(),
                                static_cast<int>(question.nonce.size())) != 1)
        return invalid("no nonce could be added");
    question.request = to_der(i2d_OCSP_REQUEST, request.get());
    return question;
}

Result<OcspResponse> OcspResponse::parse(ByteView der) {
    if (der.empty() || der.size() > INT_MAX)
        return invalid(der.empty() ? "empty" : "too long");
    const unsigned char* at = der.data();
    const ResponsePtr response(d2i_OCSP_RESPONSE(nullptr, &at, static_cast<long>(der.size())));
    if (!response || at != der.data() + der.size())
        return invalid("no OCSP response");
    auto data = std::make_shared<Data>();
    data->der.assign(der.begin(), der.end());
    data->status = OCSP_response_status(response.get());
    if (data->status == OCSP_RESPONSE_STATUS_SUCCESSFUL) {
        data->basic.reset(OCSP_response_get1_basic(response.get()));
        if (!data->basic || OCSP_resp_count(data->basic.get()) < 1)
            return invalid("no answer inside");
        data->basic_der = to_der(i2d_OCSP_BASICRESP, data->basic.get());
    }
    ERR_clear_error();
    return OcspResponse(std::move(data));
}

const Bytes& OcspResponse::der() const {
    return m_data->der;
}

const Bytes& OcspResponse::basic_der() const {
    return m_data->basic_der;
}

std::string_view OcspResponse::refusal() const {
    switch (m_data->status) {
        case OCSP_RESPONSE_STATUS_SUCCESSFUL:
            return {};
        case OCSP_RESPONSE_STATUS_MALFORMEDREQUEST:
            return "malformed-request";
        case OCSP_RESPONSE_STATUS_TRYLATER:
            return "try-later";
        case OCSP_RESPONSE_STATUS_SIGREQUIRED:
            return "signature-required";
        case OCSP_RESPONSE_STATUS_UNAUTHORIZED:
            return "unauthorized";
        default:
            return "internal-error";
    }
}

calendar::TimePoint OcspResponse::produced_at() const {
    const auto* basic = m_data->basic.get();
    return (basic == nullptr ? std::nullopt : time_of(OCSP_resp_get0_produced_at(basic)))
        .value_or(calendar::TimePoint::max());
}

Verdict OcspResponse::judge(const Certificate& issuer) const {
    const auto* basic = m_data->basic.get();
    if (basic == nullptr)
        return not_checked("responder-refused");
    const auto parts = split_signed(m_data->basic_der);
    if (!parts)
        return broken("response-signature-wrong");
    auto candidates = sent_with(basic);
    candidates.push_back(issuer);
    auto verdict = broken("responder-not-authorised");
    for (const auto& candidate : candidates) {
        if (!is_responder(basic, candidate))
            continue;
        if (candidate.der() != issuer.der() && !is_delegate(candidate, issuer, produced_at()))
            continue;
        verdict = judge_signature(*parts, candidate);
        if (verdict.holds())
            return verdict;
    }
    return verdict.reason == "signature-wrong" ? broken("response-signature-wrong") : verdict;
}

bool OcspResponse::Single::means_unknown() const {
    constexpr long kHold = 6;
    return status == Status::Unknown || (status == Status::Revoked && entry.reason == kHold &&
                                         entry.since == calendar::TimePoint{});
}

std::vector<OcspResponse::Single> OcspResponse::singles() const {
    std::vector<Single> all;
    auto* basic = m_data->basic.get();
    for (int i = 0; basic != nullptr && i < OCSP_resp_count(basic); ++i)
        all.push_back(single_of(OCSP_resp_get0(basic, i)));
    return all;
}

std::optional<OcspResponse::Single> OcspResponse::find(const Certificate& certificate,
                                                       const Certificate& issuer) const {
    auto* basic = m_data->basic.get();
    for (int i = 0; basic != nullptr && i < OCSP_resp_count(basic); ++i) {
        OCSP_SINGLERESP* one = OCSP_resp_get0(basic, i);
        const OCSP_CERTID* id = OCSP_SINGLERESP_get0_id(one);
        ASN1_OBJECT* digest = nullptr;
        OCSP_id_get0_info(nullptr, &digest, nullptr, nullptr, const_cast<OCSP_CERTID*>(id));
        const EVP_MD* method = EVP_get_digestbyobj(digest);
        if (method == nullptr)
            continue;
        const IdPtr wanted(OCSP_cert_to_id(method, certificate.native(), issuer.native()));
        if (wanted && OCSP_id_cmp(wanted.get(), id) == 0)
            return single_of(one);
    }
    ERR_clear_error();
    return std::nullopt;
}

bool OcspResponse::answers_another(ByteView nonce) const {
    const auto* basic = m_data->basic.get();
    const int at = basic == nullptr
                       ? -1
                       : OCSP_BASICRESP_get_ext_by_NID(const_cast<OCSP_BASICRESP*>(basic),
                                                       NID_id_pkix_OCSP_Nonce, -1);
    if (at < 0)
        return false;
    const auto* value =
        X509_EXTENSION_get_data(OCSP_BASICRESP_get_ext(const_cast<OCSP_BASICRESP*>(basic), at));
    const Bytes found(ASN1_STRING_get0_data(value),
                      ASN1_STRING_get0_data(value) + ASN1_STRING_length(value));
    // An OCTET STRING (RFC 8954), though some write the octets bare.
    return found != der::octet_string(nonce) && found != Bytes(nonce.begin(), nonce.end());
}

RevocationFinding judge_by_ocsp(const Certificate& certificate, const Certificate& issuer,
                                const OcspResponse& response, ByteView nonce,
                                const Moment& moment) {
    if (!response.refusal().empty())
        return unknown("responder-refused");
    if (const auto signature = response.judge(issuer); !signature.holds())
        return unknown(signature.reason);
    if (!nonce.empty() && response.answers_another(nonce))
        return unknown("nonce-differs");
    const auto single = response.find(certificate, issuer);
    if (!single)
        return unknown("response-for-another");
    if (single->means_unknown())
        return {not_checked("unknown-to-authority"), "ocsp", {}, single->this_update};
    // Without nextUpdate a newer answer is to be had at any time (§4.2.2.1): this one counts as
    // long as the clocks may differ, or as evidence of what was true after the signature.
    const auto until = single->next_update.value_or(single->this_update + kClockSkew);
    const auto fresh = judge_freshness(single->this_update, until, moment);
    if (!fresh.holds())
        return unknown("response-" + fresh.reason);
    if (single->status == OcspResponse::Status::Revoked)
        return {judge_entry(single->entry, moment), "ocsp", single->entry, single->this_update};
    return {holds(), "ocsp", {}, single->this_update};
}

}  // namespace tereze::trust
