// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Any bytes as a protected reply, and as the answers to the steps of BAC: nothing may be believed
// that the card could not have made.
#include "drivers/cards/lds/bac.h"
#include "drivers/cards/lds/secure_messaging.h"
#include "drivers/cards/lds/session_cipher.h"
#include "drivers/cards/lds/triple_des_cipher.h"
#include "tests/fuzz/cards/fuzz_check.h"
#include "tests/fuzz/cards/fuzzed_card.h"

using namespace tereze;
using namespace tereze::drivers::cards;
using namespace tereze::drivers::cards::lds;

namespace {

/// The session of ICAO Doc 9303-11 appendix D.4 after its first command.
SecureMessaging published_session() {
    const Bytes seed = from_hex("0036D272F5C350ACAC50C3F572D23600").value();
    SecureMessaging session(
        std::make_unique<TripleDesCipher>(derive_keys(SessionCipher::TripleDes, seed).value()),
        from_hex("887022120C06C226").value());
    (void)session.protect({0x00, 0xA4, 0x02, 0x0C, {0x01, 0x1E}, 0});
    return session;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const ByteView bytes(data, size);
    if (const auto reply = ResponseApdu::parse(bytes)) {
        auto session = published_session();
        const auto opened = session.unprotect(*reply);
        testing::must(session.alive() == opened.has_value());
    }
    testing::FuzzedCard card(bytes);
    const identity::MrzKey key{"L898902C<", "690806", "940623"};
    (void)authenticate_bac(card, key, [](std::size_t count) { return Bytes(count, 0x5A); });
    return 0;
}
