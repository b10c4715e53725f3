// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signed documents and envelopes: a canonical form is its own canonical form, and nothing holds
// where nobody is trusted.
#include "core/trust/xml/canonical.h"
#include "core/trust/xml/signature.h"
#include "tests/fuzz/trust/known_world.h"

#include <cstdlib>

using namespace tereze;
using namespace tereze::trust::xml;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = Document::parse({data, size});
    if (!document)
        return 0;
    const auto form = canonical(*document, nullptr, nullptr, {});
    if (form) {
        const auto read = Document::parse(*form);
        if (!read || canonical(*read, nullptr, nullptr, {}) != form)
            std::abort();
    }
    if (trust::xml::judge_xml(*document, {}, {}, {}, testing::kKnownTime).verdict.holds())
        std::abort();
    return 0;
}
