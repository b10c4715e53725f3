// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Answers of OCSP responders.
#include "core/trust/revocation/ocsp.h"
#include "tests/fuzz/trust/known_world.h"

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto authority = testing::known_authority().certificate;
    const auto response = trust::OcspResponse::parse({data, size});
    if (!response)
        return 0;
    (void)response->produced_at();
    for (const auto& single : response->singles())
        (void)single.means_unknown();
    (void)response->answers_another(as_bytes("nonce"));
    (void)trust::judge_by_ocsp(authority, authority, *response, as_bytes("nonce"),
                               {testing::kKnownTime, testing::kKnownTime});
    return 0;
}
