// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From a channel and a key to the holder's data.
#pragma once

#include "core/identity/document_data.h"
#include "drivers/cards/lds/lds_session.h"

#include <chrono>
#include <functional>

namespace tereze::drivers::cards::lds {

struct ReadingOptions {
    RandomSource random;        ///< empty: OpenSSL's
    bool wide_replies = false;  ///< the card announces extended length
    std::chrono::sys_days today{};
    std::function<void(double)> progress;  ///< 0..1; may be empty
};

/// Opens the chip, reads EF.COM and data group 1, and checks them against each other and the key.
/// The channel is the bare transport: 61XX and 6CXX are looked after here.
/// Errors: card.unknown, card.mrz_wrong, card.unreadable, card.data_invalid, card.crypto_failed,
/// and those of the channel.
Result<identity::DocumentData> read_document(CardChannel& transport, const identity::MrzKey& key,
                                             const ReadingOptions& options);

/// The document in a whole EF.DG1. Errors: card.data_invalid.
Result<identity::DocumentData> parse_data_group_1(ByteView file, const identity::MrzKey& key,
                                                  std::chrono::sys_days today);
/// Whether EF.COM lists data group 1. Errors: card.data_invalid for no EF.COM.
Result<bool> lists_data_group_1(ByteView file);

}  // namespace tereze::drivers::cards::lds
