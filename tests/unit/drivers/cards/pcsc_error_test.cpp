// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// One row for each PC/SC code that can be met.
#include "drivers/cards/pcsc_context.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::cards;

TEST_CASE("each PC/SC code has its meaning") {
    struct Row {
        LONG code;
        const char* meaning;
    };
    const Row row = GENERATE(
        Row{SCARD_E_NO_SERVICE, "card.service_down"},
        Row{SCARD_E_SERVICE_STOPPED, "card.service_down"},
        Row{SCARD_E_INVALID_HANDLE, "card.service_down"},
        Row{SCARD_F_COMM_ERROR, "card.service_down"},
        Row{SCARD_F_INTERNAL_ERROR, "card.service_down"},
        Row{SCARD_E_NO_READERS_AVAILABLE, "card.no_reader"},
        Row{SCARD_E_UNKNOWN_READER, "card.no_reader"},
        Row{SCARD_E_READER_UNAVAILABLE, "card.no_reader"}, Row{SCARD_E_NO_SMARTCARD, "card.none"},
        Row{SCARD_W_REMOVED_CARD, "card.removed"}, Row{SCARD_E_SHARING_VIOLATION, "card.busy"},
        Row{SCARD_E_SERVER_TOO_BUSY, "card.busy"}, Row{SCARD_W_RESET_CARD, "card.reset"},
        Row{SCARD_W_UNRESPONSIVE_CARD, "card.unreadable"},
        Row{SCARD_W_UNPOWERED_CARD, "card.unreadable"},
        Row{SCARD_W_UNSUPPORTED_CARD, "card.unreadable"},
        Row{SCARD_E_PROTO_MISMATCH, "card.unreadable"},
        Row{SCARD_E_NOT_TRANSACTED, "card.unreadable"},
        Row{SCARD_E_INSUFFICIENT_BUFFER, "card.unreadable"},
        Row{SCARD_F_UNKNOWN_ERROR, "card.unreadable"}, Row{0x1234, "card.unreadable"});
    CAPTURE(row.code);
    CHECK(pcsc_error("SCardTransmit", row.code).code == row.meaning);
}

TEST_CASE("the detail names the call and the code") {
    CHECK(pcsc_error("SCardConnect", SCARD_E_NO_SERVICE).detail == "SCardConnect: 0x8010001D");
}
