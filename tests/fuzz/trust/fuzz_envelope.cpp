// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Envelopes as they come from terminals.
#include "core/trust/envelope.h"
#include "tests/fuzz/trust/known_world.h"

using namespace tereze;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto receiver = testing::known_authority();
    static const auto key = receiver.private_key();
    const ByteView bytes(data, size);
    (void)trust::open_envelope(bytes, receiver.certificate, key);
    (void)trust::PrivateKey::parse(bytes);
    return 0;
}
