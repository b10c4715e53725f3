// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures as they come over the network: none may stand for two contents.
#include "core/trust/cms/cades.h"
#include "tests/fuzz/trust/known_world.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<trust::Certificate> anchors{testing::known_authority().certificate};
    const ByteView signature(data, size);
    const auto verified = trust::verify_cades_bes(as_bytes(testing::kSignedContent), signature,
                                                  anchors, testing::kKnownTime);
    if (verified && trust::verify_cades_bes(as_bytes("something else"), signature, anchors,
                                            testing::kKnownTime))
        std::abort();
    return 0;
}
