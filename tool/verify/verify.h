// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// tereze-tool verify: is this certificate, signature, timestamp, list, answer or case what it
// claims?
#pragma once

#include "core/base/result.h"

#include "tool/verify/report_json.h"
#include <ostream>
#include <string>
#include <vector>

namespace tereze::tool {

struct VerifyOptions {
    std::string file;
    std::string content;  ///< a file
    std::string at;       ///< RFC 3339; empty: now
    std::string trust;    ///< folder of anchors and lists
    /// Files with more certificates (not trusted), lists and answers.
    std::vector<std::string> evidence;
    std::string revocation = "either";
    std::string use = "signing";
    std::string iin;
    std::string bin;
    bool timestamp_required = false;
    bool json = false;
};

constexpr int kHolds = 0;
constexpr int kDoesNotHold = 1;
constexpr int kCannotBeJudged = 2;

/// The tree begins with "kind" and the verdict. Errors: file.unreadable, trust.file_unknown,
/// trust.time_invalid, and those of the readers: all mean that nothing can be judged.
Result<Tree> verify(const VerifyOptions& options);

/// 0 holds, 1 does not hold, 2 cannot be judged, never anything else.
int exit_code_of(const Tree& tree);

}  // namespace tereze::tool
