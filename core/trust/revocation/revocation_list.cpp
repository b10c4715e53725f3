// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/revocation/revocation_list.h"

#include "core/trust/certificates/signed_parts.h"
#include "core/trust/openssl.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <climits>
#include <mutex>

namespace tereze::trust {

using namespace openssl;

using DistributionPtr = std::unique_ptr<ISSUING_DIST_POINT, Deleter<ISSUING_DIST_POINT_free>>;
using IntegerPtr = std::unique_ptr<ASN1_INTEGER, Deleter<ASN1_INTEGER_free>>;

struct RevocationList::Data {
    CrlPtr crl;
    Bytes der;
    IntegerPtr number;
    IntegerPtr base;  ///< of a delta: the least number of the complete list that it carries on from
    DistributionPtr scope;
    bool supported = true;

    mutable std::mutex judged_mutex;
    mutable std::vector<std::pair<Bytes, Verdict>> judged;
};

namespace {

template <class Pointer>
Pointer extension(const X509_CRL* crl, int nid) {
    Pointer value(static_cast<typename Pointer::element_type*>(
        X509_CRL_get_ext_d2i(crl, nid, nullptr, nullptr)));
    ERR_clear_error();
    return value;
}

/// An extension that must not be passed over (RFC 5280 §5.2) has to be one of those read here.
bool extensions_known(const X509_CRL* crl) {
    for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
        X509_EXTENSION* one = X509_CRL_get_ext(crl, i);
        const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(one));
        const bool read = nid == NID_issuing_distribution_point || nid == NID_delta_crl ||
                          nid == NID_crl_number || nid == NID_authority_key_identifier;
        if (X509_EXTENSION_get_critical(one) != 0 && !read)
            return false;
    }
    return true;
}

/// Lists of some reasons only, of attributes, or of another issuer's certificates are not read.
bool scope_known(const X509_CRL* crl, const ISSUING_DIST_POINT* scope) {
    if (scope == nullptr)
        return X509_CRL_get_ext_by_NID(crl, NID_issuing_distribution_point, -1) < 0;
    return scope->onlysomereasons == nullptr && scope->onlyattr == 0 && scope->indirectCRL == 0;
}

std::optional<long> reason_of(const X509_REVOKED* entry) {
    const std::unique_ptr<ASN1_ENUMERATED, Deleter<ASN1_ENUMERATED_free>> reason(
        static_cast<ASN1_ENUMERATED*>(
            X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
    ERR_clear_error();
    return reason ? std::optional(ASN1_ENUMERATED_get(reason.get())) : std::nullopt;
}

/// What was signed after the day on which a key was lost does not count, even where it was
/// reported later (RFC 5280 §5.3.2).
calendar::TimePoint since_when(const X509_REVOKED* entry) {
    // A date that cannot be read revokes from the beginning.
    const auto revoked =
        time_of(X509_REVOKED_get0_revocationDate(entry)).value_or(calendar::TimePoint::min());
    const std::unique_ptr<ASN1_TIME, Deleter<ASN1_TIME_free>> invalid(static_cast<ASN1_TIME*>(
        X509_REVOKED_get_ext_d2i(entry, NID_invalidity_date, nullptr, nullptr)));
    ERR_clear_error();
    return std::min(revoked, time_of(invalid.get()).value_or(revoked));
}

RevocationFinding unknown(std::string reason) {
    return {not_checked(std::move(reason)), {}, {}, {}};
}

/// The newest list of a kind that counts, or why there is none.
struct Choice {
    const RevocationList* list = nullptr;
    std::string problem = "list-missing";

    void offer(const RevocationList& other, const Certificate& issuer, const Moment& moment) {
        const auto signature = other.judge(issuer);
        const auto fresh = judge_freshness(other.this_update(), other.next_update(), moment);
        if (!signature.holds())
            worse(signature.reason == "list-unsupported" ? signature.reason
                                                         : "list-signature-wrong");
        else if (!fresh.holds())
            worse("list-" + fresh.reason);
        else if (list == nullptr || list->this_update() < other.this_update())
            list = &other;
    }

  private:
    void worse(std::string why) {
        if (problem == "list-missing")
            problem = std::move(why);
    }
};

}  // namespace

Result<RevocationList> RevocationList::parse(ByteView bytes) {
    const auto invalid = [](std::string why) {
        ERR_clear_error();
        return fail("trust.list_invalid", ErrorClass::Software, Remedy::Configure, std::move(why));
    };
    if (bytes.empty() || bytes.size() > INT_MAX)
        return invalid(bytes.empty() ? "empty" : "too long");
    auto data = std::make_shared<Data>();
    const unsigned char* at = bytes.data();
    data->crl.reset(d2i_X509_CRL(nullptr, &at, static_cast<long>(bytes.size())));
    if (data->crl && at != bytes.data() + bytes.size())
        return invalid("bytes after the end");
    if (data->crl) {
        data->der.assign(bytes.begin(), bytes.end());
    } else {
        data->crl.reset(PEM_read_bio_X509_CRL(reader(bytes).get(), nullptr, nullptr, nullptr));
        if (!data->crl)
            return invalid("neither DER nor PEM");
        data->der = to_der(i2d_X509_CRL, data->crl.get());
    }
    ERR_clear_error();
    const X509_CRL* crl = data->crl.get();
    data->number = extension<IntegerPtr>(crl, NID_crl_number);
    data->base = extension<IntegerPtr>(crl, NID_delta_crl);
    data->scope = extension<DistributionPtr>(crl, NID_issuing_distribution_point);
    data->supported = extensions_known(crl) && scope_known(crl, data->scope.get());
    return RevocationList(std::move(data));
}

const Bytes& RevocationList::der() const {
    return m_data->der;
}

std::string RevocationList::issuer_name() const {
    return name_text(X509_CRL_get_issuer(m_data->crl.get()));
}

calendar::TimePoint RevocationList::this_update() const {
    return time_of(X509_CRL_get0_lastUpdate(m_data->crl.get()))
        .value_or(calendar::TimePoint::max());
}

std::optional<calendar::TimePoint> RevocationList::next_update() const {
    return time_of(X509_CRL_get0_nextUpdate(m_data->crl.get()));
}

bool RevocationList::is_delta() const {
    return m_data->base != nullptr;
}

std::size_t RevocationList::size() const {
    const auto* entries = X509_CRL_get_REVOKED(m_data->crl.get());
    return entries == nullptr ? 0 : static_cast<std::size_t>(sk_X509_REVOKED_num(entries));
}

bool RevocationList::is_of(const Certificate& issuer) const {
    if (X509_NAME_cmp(X509_CRL_get_issuer(m_data->crl.get()),
                      X509_get_subject_name(issuer.native())) != 0)
        return false;
    const auto named = extension<std::unique_ptr<AUTHORITY_KEYID, Deleter<AUTHORITY_KEYID_free>>>(
        m_data->crl.get(), NID_authority_key_identifier);
    return identifies(named.get(), issuer.native());
}

Verdict RevocationList::judge(const Certificate& issuer) const {
    if (!m_data->supported)
        return not_checked("list-unsupported");
    const std::lock_guard lock(m_data->judged_mutex);
    for (const auto& [certificate, verdict] : m_data->judged)
        if (certificate == issuer.der())
            return verdict;
    const bool may_sign = (X509_get_key_usage(issuer.native()) & KU_CRL_SIGN) != 0;
    auto verdict = may_sign ? judge_issued(m_data->der, issuer) : broken("signature-wrong");
    m_data->judged.emplace_back(issuer.der(), verdict);
    return verdict;
}

RevocationList::Answer RevocationList::look_up(const Certificate& certificate) const {
    constexpr int kRestored = 2;
    X509_REVOKED* found = nullptr;
    const int word = X509_CRL_get0_by_serial(
        m_data->crl.get(), &found,
        const_cast<ASN1_INTEGER*>(X509_get0_serialNumber(certificate.native())));
    if (word == 0 || found == nullptr)
        return {};
    return {word == kRestored ? Word::Restored : Word::Revoked,
            {since_when(found), reason_of(found)}};
}

bool RevocationList::extends(const RevocationList& complete) const {
    const auto& own = *m_data;
    const auto& other = *complete.m_data;
    return own.base && own.number && other.number &&
           ASN1_INTEGER_cmp(other.number.get(), own.base.get()) >= 0 &&
           ASN1_INTEGER_cmp(own.number.get(), other.number.get()) >= 0;
}

bool RevocationList::leaves_out(const Certificate& certificate) const {
    const auto* scope = m_data->scope.get();
    if (scope == nullptr)
        return false;
    const bool authority = (X509_get_extension_flags(certificate.native()) & EXFLAG_CA) != 0;
    return authority ? scope->onlyuser != 0 : scope->onlyCA != 0;
}

RevocationFinding judge_by_lists(const Certificate& certificate, const Certificate& issuer,
                                 const std::vector<RevocationList>& lists, const Moment& moment) {
    Choice complete;
    for (const auto& list : lists)
        if (!list.is_delta() && list.is_of(issuer) && !list.leaves_out(certificate))
            complete.offer(list, issuer, moment);
    if (complete.list == nullptr)
        return unknown(complete.problem);
    Choice delta;
    for (const auto& list : lists)
        if (list.is_delta() && list.is_of(issuer) && list.extends(*complete.list))
            delta.offer(list, issuer, moment);

    auto answer = complete.list->look_up(certificate);
    auto as_of = complete.list->this_update();
    if (delta.list != nullptr) {
        as_of = std::max(as_of, delta.list->this_update());
        if (const auto newer = delta.list->look_up(certificate);
            newer.word != RevocationList::Word::Nothing)
            answer = newer;
    }
    if (answer.word != RevocationList::Word::Revoked)
        return {holds(), "crl", {}, as_of};
    return {judge_entry(answer.entry, moment), "crl", answer.entry, as_of};
}

}  // namespace tereze::trust
