// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// OpenSSL's own builder wants each key in a form that it knows, which keys of Kazakhstan are not:
// the search is here, the reading of extensions is OpenSSL's.
#include "core/trust/certificates/path.h"

#include "core/trust/certificates/signed_parts.h"
#include "core/trust/openssl.h"

#include <openssl/x509v3.h>

#include <algorithm>

namespace tereze::trust {

using namespace openssl;

namespace {

/// A signature with many certificates of one name must not cost more than this many checks.
constexpr int kMostChecks = 32;
constexpr std::size_t kMostDeep = 6;

bool same(const Certificate& a, const Certificate& b) {
    return a.der() == b.der();
}

bool contains(const std::vector<Certificate>& all, const Certificate& one) {
    return std::any_of(all.begin(), all.end(), [&](const auto& each) { return same(each, one); });
}

/// Critical extensions that OpenSSL reads and this file looks at (RFC 5280 §6.1.4 o).
bool extensions_known(X509* x509) {
    return (X509_get_extension_flags(x509) & (EXFLAG_CRITICAL | EXFLAG_INVALID)) == 0;
}

/// Whether an authority may issue with `below` authorities between it and the end (RFC 5280
/// §6.1.4 k-n). Without basicConstraints nothing issues, not even an anchor of version 1.
bool may_issue(X509* authority, std::size_t below) {
    if ((X509_get_extension_flags(authority) & EXFLAG_CA) == 0)
        return false;
    if ((X509_get_key_usage(authority) & KU_KEY_CERT_SIGN) == 0)
        return false;
    const long most = X509_get_pathlen(authority);
    return most < 0 || static_cast<std::size_t>(most) >= below;
}

bool names_allowed(X509* authority, X509* subject) {
    const std::unique_ptr<NAME_CONSTRAINTS, Deleter<NAME_CONSTRAINTS_free>> limits(
        static_cast<NAME_CONSTRAINTS*>(
            X509_get_ext_d2i(authority, NID_name_constraints, nullptr, nullptr)));
    const bool allowed = !limits || NAME_CONSTRAINTS_check(subject, limits.get()) == X509_V_OK;
    ERR_clear_error();
    return allowed;
}

/// How much a verdict tells: of two ways that both failed, the one that says more is reported.
int weight(const Verdict& verdict) {
    if (verdict.holds())
        return 3;
    if (verdict.broken())
        return 2;
    return verdict.reason == "issuer-unknown" ? 0 : 1;
}

/// Which of two ways is reported: the one that says more, then the one that leads further.
bool better(const Path& a, const Path& b) {
    if (weight(a.verdict) != weight(b.verdict))
        return weight(a.verdict) > weight(b.verdict);
    return a.certificates.size() > b.certificates.size();
}

class Search {
  public:
    Search(const std::vector<Certificate>& sent, const std::vector<Certificate>& anchors,
           calendar::TimePoint at)
        : m_sent(sent), m_anchors(anchors), m_at(at) {}

    Path from(const Certificate& certificate) {
        Path path{not_checked("issuer-unknown"), {certificate}};
        if (auto own = judge_alone(certificate, "expired"); own.broken()) {
            path.verdict = std::move(own);
            return path;
        }
        return extend(std::move(path));
    }

  private:
    /// What a certificate says of itself, wherever it stands.
    Verdict judge_alone(const Certificate& certificate, const char* expired) const {
        if (!extensions_known(certificate.native()))
            return broken("extension-unknown");
        if (m_at < certificate.not_before())
            return broken("not-yet-valid");
        if (m_at > certificate.not_after())
            return broken(expired);
        return holds();
    }

    Verdict judge_step(const Certificate& issuer, const Path& path) {
        if (auto own = judge_alone(issuer, "issuer-expired"); own.broken())
            return own;
        if (!may_issue(issuer.native(), path.certificates.size() - 1))
            return broken("not-an-authority");
        for (const auto& below : path.certificates)
            if (!names_allowed(issuer.native(), below.native()))
                return broken("name-not-allowed");
        if (++m_checks > kMostChecks)
            return not_checked("issuer-unknown");
        return judge_issued(path.certificates.back().der(), issuer);
    }

    Path step(const Path& path, const Certificate& issuer, bool anchor) {
        Path next = path;
        next.verdict = judge_step(issuer, path);
        next.certificates.push_back(issuer);
        if (!next.verdict.holds() || anchor)
            return next;
        next.verdict = not_checked("issuer-unknown");
        return extend(std::move(next));
    }

    Path extend(Path path) {
        const Certificate last = path.certificates.back();
        if (contains(m_anchors, last)) {
            path.verdict = holds();
            return path;
        }
        if (path.certificates.size() >= kMostDeep)
            return path;
        Path best = path;
        const auto consider = [&](const Certificate& issuer, bool anchor) {
            if (best.verdict.holds() || !may_have_issued(issuer, last) ||
                contains(path.certificates, issuer))
                return;
            if (auto found = step(path, issuer, anchor); better(found, best))
                best = std::move(found);
        };
        for (const auto& anchor : m_anchors)
            consider(anchor, true);
        for (const auto& other : m_sent)
            consider(other, false);
        return best;
    }

    const std::vector<Certificate>& m_sent;
    const std::vector<Certificate>& m_anchors;
    calendar::TimePoint m_at;
    int m_checks = 0;
};

}  // namespace

const Certificate* Path::issuer() const {
    if (!verdict.holds())
        return nullptr;
    return certificates.size() > 1 ? &certificates[1] : &certificates[0];
}

bool may_have_issued(const Certificate& issuer, const Certificate& subject) {
    if (X509_NAME_cmp(X509_get_subject_name(issuer.native()),
                      X509_get_issuer_name(subject.native())) != 0)
        return false;
    const std::unique_ptr<AUTHORITY_KEYID, Deleter<AUTHORITY_KEYID_free>> named(
        static_cast<AUTHORITY_KEYID*>(
            X509_get_ext_d2i(subject.native(), NID_authority_key_identifier, nullptr, nullptr)));
    ERR_clear_error();
    return identifies(named.get(), issuer.native());
}

Path find_path(const Certificate& certificate, const std::vector<Certificate>& sent,
               const std::vector<Certificate>& anchors, calendar::TimePoint at) {
    if (anchors.empty())
        return {not_checked("no-anchors"), {certificate}};
    return Search(sent, anchors, at).from(certificate);
}

}  // namespace tereze::trust
