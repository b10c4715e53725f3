// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Requests of terminals that nobody knows yet.
#include "core/trust/certificates/request.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto request = tereze::trust::CertificateRequest::parse({data, size});
    if (request && request->key_sha256().size() != 64)
        __builtin_trap();
    return 0;
}
