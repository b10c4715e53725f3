// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "server/revocation/status_service.h"

#include "core/base/bytes.h"

namespace tereze::server::revocation {
namespace {

/// Lists of the НУЦ РК have some ten megabytes.
constexpr std::size_t kLargestList = 128 * 1024 * 1024;
constexpr std::size_t kLargestAnswer = 64 * 1024;

/// A list server that gave nothing is left alone for a while: cases come faster than it recovers.
constexpr std::chrono::seconds kAskAgainAfter{30};

}  // namespace

StatusService::StatusService(StatusOptions options, std::vector<trust::Certificate> anchors,
                             const Clock& clock)
    : m_options(std::move(options)),
      m_anchors(std::move(anchors)),
      m_clock(clock),
      m_lists(m_options.lists.size()) {}

Result<> StatusService::check(const trust::Certificate& signer,
                              const std::vector<trust::Certificate>& sent) {
    if (m_options.need == trust::RevocationNeed::None)
        return {};
    const auto now = m_clock.now();
    trust::TrustPolicy policy;
    policy.revocation = m_options.need;
    const auto verdict =
        trust::judge_certificate(signer, ask(signer, sent), m_anchors, policy, {now, now}).verdict;
    if (verdict.holds())
        return {};
    if (!verdict.broken())
        return fail("cases.signer_status_unknown", ErrorClass::Network, Remedy::Retry,
                    verdict.reason);
    const bool revoked = verdict.reason == "revoked" || verdict.reason == "on-hold" ||
                         verdict.reason == "issuer-revoked";
    return fail(revoked ? "cases.signer_revoked" : "cases.signer_untrusted", ErrorClass::Fraud,
                Remedy::None, verdict.reason);
}

trust::Evidence StatusService::ask(const trust::Certificate& signer,
                                   const std::vector<trust::Certificate>& sent) {
    const auto now = m_clock.now();
    trust::Evidence evidence{sent, {}, {}};
    const auto path = trust::find_path(signer, sent, m_anchors, now);
    const bool by_ocsp = m_options.ocsp && m_options.need != trust::RevocationNeed::List;
    if (by_ocsp && path.issuer() != nullptr)
        if (auto response = ask_responder(signer, *path.issuer()))
            evidence.responses.push_back(std::move(*response));
    for (std::size_t i = 0; i < m_options.lists.size(); ++i)
        fetch_list(i, now);
    const std::lock_guard lock(m_mutex);
    for (const auto& kept : m_lists)
        if (kept.list)
            evidence.lists.push_back(*kept.list);
    return evidence;
}

std::optional<trust::OcspResponse> StatusService::ask_responder(
    const trust::Certificate& signer, const trust::Certificate& issuer) const {
    const auto question = trust::ask_ocsp(signer, issuer);
    if (!question)
        return std::nullopt;
    const auto answer = outbound::exchange({*m_options.ocsp,
                                            as_text(question->request),
                                            "application/ocsp-request",
                                            {},
                                            m_options.limit,
                                            kLargestAnswer});
    if (!answer || answer->status != 200)
        return std::nullopt;
    auto response = trust::OcspResponse::parse(as_bytes(answer->body));
    // An answer to somebody else's question may be an old one that was kept for this.
    if (!response || response->answers_another(question->nonce))
        return std::nullopt;
    return std::move(*response);
}

bool StatusService::due(const KeptList& kept, calendar::TimePoint now) const {
    const auto next = kept.list ? kept.list->next_update() : std::nullopt;
    const bool in_time = next && now < *next;
    return !in_time && now >= kept.asked_at + kAskAgainAfter;
}

void StatusService::fetch_list(std::size_t number, calendar::TimePoint now) {
    {
        // Others go on with what there is while one of them fetches.
        const std::lock_guard lock(m_mutex);
        if (!due(m_lists[number], now))
            return;
        m_lists[number].asked_at = now;
    }
    const auto answer =
        outbound::exchange({m_options.lists[number], {}, {}, {}, m_options.limit, kLargestList});
    if (!answer || answer->status != 200)
        return;
    // Mirrors give empty files at times: the list before it is better than that.
    if (auto list = trust::RevocationList::parse(as_bytes(answer->body))) {
        const std::lock_guard lock(m_mutex);
        m_lists[number].list = std::move(*list);
    }
}

}  // namespace tereze::server::revocation
