// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From a channel and a key to the holder's data, and what proves that they are the issuer's.
#pragma once

#include "core/calendar/civil_time.h"
#include "core/identity/document_data.h"
#include "core/trust/trust_folder.h"
#include "core/trust/verdict.h"
#include "drivers/cards/lds/data_groups.h"
#include "drivers/cards/lds/lds_session.h"

#include <functional>
#include <optional>

namespace tereze::drivers::cards::lds {

struct ReadingOptions {
    RandomSource random;  ///< empty: OpenSSL's
    AccessPolicy access = AccessPolicy::PaceOnly;
    CardCapabilities card;
    calendar::TimePoint now{};
    bool face = false;     ///< DG2, the largest file by far
    bool details = false;  ///< DG11 and DG12
    /// The issuing states' authorities. Without them nothing is read for authenticity's sake.
    const trust::TrustFolder* trust = nullptr;
    std::function<void(double)> progress;  ///< 0..1; may be empty
};

struct ChipReading {
    identity::DocumentData document;  ///< DG1
    std::optional<FaceImage> face;
    std::optional<PersonalDetails> personal;
    std::optional<DocumentDetails> issue;
    std::string protocol;          ///< "BAC", or the kind of PACE
    std::vector<unsigned> groups;  ///< the data groups that the chip lists
    unsigned commands = 0;         ///< how many went to the card, those of a first attempt included

    /// Passive authentication: the data are the issuer's. Reasons as open_signed_object and
    /// SecurityObject::judge have them, and: not-asked (no trust folder given), no-security-object,
    /// downgraded (what was offered in plain is not what the issuer signed).
    trust::Verdict data = trust::not_checked("not-asked");
    /// Active or chip authentication: the chip is no copy. Holds only where the data hold, because
    /// its key is part of them. Reasons: not-asked, no-chip-key, clone, chip-refused,
    /// active-refused, active-unknown, data-not-proved.
    trust::Verdict chip = trust::not_checked("not-asked");

    /// Something was proved to be false.
    bool broken() const { return data.broken() || chip.broken(); }
};

/// Opens the chip, reads what is asked for and no more, and checks it against the key. The channel
/// is the bare transport: 61XX and 6CXX are looked after here. Data that are not the issuer's are
/// no error here, since a person may have to look at them: see `broken`.
/// Errors: those of LdsSession::open, card.file_missing, card.unreadable, card.data_invalid,
/// card.crypto_failed, and those of the channel.
Result<ChipReading> read_chip(CardChannel& transport, const identity::ChipKey& key,
                              const ReadingOptions& options);

/// The document in a whole EF.DG1. A chip that was opened with one document's print and names
/// another is not that document's chip. Errors: card.data_invalid.
Result<identity::DocumentData> parse_data_group_1(ByteView file, const identity::ChipKey& key,
                                                  std::chrono::sys_days today);

}  // namespace tereze::drivers::cards::lds
