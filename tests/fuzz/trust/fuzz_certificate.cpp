// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates as they come from tokens, files and signatures.
#include "core/trust/certificates/certificate.h"
#include "core/trust/cms/cades.h"

#include <cstdlib>

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    (void)trust::Certificate::parse_pem_list(bytes);
    const auto certificate = trust::Certificate::parse(bytes);
    if (!certificate)
        return 0;
    (void)certificate->common_name();
    const auto iin = certificate->iin();
    const auto bin = certificate->bin();
    if ((!iin.empty() && iin.size() != 12) || (!bin.empty() && bin.size() != 12))
        std::abort();
    (void)certificate->valid_at(calendar::TimePoint{});
    (void)certificate->for_signing();
    (void)certificate->for_authentication();
    (void)trust::can_sign_with(*certificate);
    const auto again = trust::Certificate::parse(as_bytes(certificate->pem()));
    if (!again || again->der() != certificate->der())
        std::abort();
    return 0;
}
