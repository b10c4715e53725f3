// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whether a signer's certificate is revoked, asked of the НУЦ РК when a case comes in.
#pragma once

#include "core/base/clock.h"
#include "core/trust/judgement.h"
#include "server/outbound/http_exchange.h"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace tereze::server::revocation {

struct StatusOptions {
    trust::RevocationNeed need = trust::RevocationNeed::None;
    std::optional<outbound::Target> ocsp;
    /// Complete lists and deltas, of people's authorities and of the root.
    std::vector<outbound::Target> lists;
    std::chrono::milliseconds limit{5000};
};

/// Safe to use from several threads; each question blocks its thread, at most for the limit of each
/// request.
class StatusService {
  public:
    StatusService(StatusOptions options, std::vector<trust::Certificate> anchors,
                  const Clock& clock);

    /// Judges a signer's certificate with everything that can be found out about it. Nobody who
    /// could not be asked makes it valid. Errors: cases.signer_revoked (revoked, on hold, or its
    /// authority is), cases.signer_untrusted, cases.signer_status_unknown (the case has to wait);
    /// the detail is the reason's word.
    /// @param sent certificates that came along with the signature.
    Result<> check(const trust::Certificate& signer, const std::vector<trust::Certificate>& sent);

  private:
    struct KeptList {
        std::optional<trust::RevocationList> list;
        calendar::TimePoint asked_at;
    };
    trust::Evidence ask(const trust::Certificate& signer,
                        const std::vector<trust::Certificate>& sent);
    std::optional<trust::OcspResponse> ask_responder(const trust::Certificate& signer,
                                                     const trust::Certificate& issuer) const;
    bool due(const KeptList& kept, calendar::TimePoint now) const;
    void fetch_list(std::size_t number, calendar::TimePoint now);

    StatusOptions m_options;
    std::vector<trust::Certificate> m_anchors;
    const Clock& m_clock;
    std::mutex m_mutex;
    /// One for each address. A list is kept to its next update, and after it while no newer one can
    /// be had, which judging then tells.
    std::vector<KeptList> m_lists;
};

}  // namespace tereze::server::revocation
