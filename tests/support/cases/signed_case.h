// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A case as a desk hands it in, for tests of the server.
#pragma once

#include "core/casework/package.h"
#include "tests/support/pki/test_pki.h"

#include <string>

namespace tereze::testing {

inline constexpr auto kOperatorLogin = "operator.aliyeva";
inline constexpr auto kOperatorName = "Әлиева Қарлығаш Өмірқызы";
inline constexpr auto kService = "almaty-2015/medical";

/// The one attachment of `sample_case`.
const Bytes& sample_paper();
/// A case of the service above, with the steps that its regulation has before the signature.
casework::Manifest sample_case(const std::string& id);
casework::Package sign_case(const casework::Manifest& manifest, const Issued& signer,
                            calendar::TimePoint at);

}  // namespace tereze::testing
