// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a check of authenticity found: never only yes or no.
#pragma once

#include <string>
#include <string_view>

namespace tereze::trust {

enum class Judgement {
    NotChecked,  ///< nothing is known to be wrong, yet it was not proved either
    Holds,
    Broken,  ///< proved to be false, changed, revoked or copied
};

/// A judgement and the word why ("issuer-unknown"), which is stable and never personal data.
struct Verdict {
    Judgement judgement = Judgement::NotChecked;
    std::string reason;

    bool holds() const { return judgement == Judgement::Holds; }
    bool broken() const { return judgement == Judgement::Broken; }
    bool operator==(const Verdict&) const = default;
};

inline Verdict holds(std::string reason = {}) {
    return {Judgement::Holds, std::move(reason)};
}
inline Verdict broken(std::string reason) {
    return {Judgement::Broken, std::move(reason)};
}
inline Verdict not_checked(std::string reason) {
    return {Judgement::NotChecked, std::move(reason)};
}

/// "holds", "broken: clone", "not checked: issuer-unknown"
inline std::string to_string(const Verdict& verdict) {
    const std::string_view word = verdict.holds()    ? "holds"
                                  : verdict.broken() ? "broken"
                                                     : "not checked";
    return std::string(word) + (verdict.reason.empty() ? "" : ": " + verdict.reason);
}

}  // namespace tereze::trust
