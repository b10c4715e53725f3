// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a virtual identity card holds and how it behaves: one file of data.
#pragma once

#include "core/identity/document_data.h"
#include "drivers/cards/lds/security_infos.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tereze::standins {

/// How a card takes being asked for more than a file holds.
enum class OverlongRead {
    Warns,         ///< gives what there is with 6282
    DropsSession,  ///< 6B00 in plain, the session is over
};

enum class ActiveKey { Rsa, Ecdsa };

/// What is wrong with a card on purpose.
enum class Defect {
    None,
    Clone,           ///< all files are copied, the private keys are not
    WrongSignature,  ///< EF.SOD was changed after it was signed
    ChangedData,     ///< DG1 names another person than the one that was signed
    Downgraded,      ///< EF.CardAccess hides the PACE that DG14 has
    Garbage,         ///< random bytes for an answer to every command but the first ones
};

struct CardDescription {
    identity::DocumentData person;
    /// BAC where there is none.
    std::vector<drivers::cards::lds::PaceInfo> pace;
    bool bac = true;
    std::string can = "123456";
    bool chip_authentication = false;
    drivers::cards::lds::SessionCipher chip_cipher = drivers::cards::lds::SessionCipher::Aes128;
    std::optional<ActiveKey> active_key;
    bool security_object = false;
    std::size_t face_size = 0;  ///< bytes of the picture in DG2; none: no DG2
    bool jpeg_2000 = false;
    /// Bytes of the longest reply, told in EF.ATR/INFO; none: the card speaks of no lengths.
    std::optional<std::uint16_t> longest_reply;
    std::string national_name;    ///< DG11, "СЕРІКОВА<<ӘЙГЕРІМ"; none: no DG11
    std::string authority;        ///< DG12; none: no DG12
    std::string pin;              ///< a signature card instead of an ICAO one; none: no such card
    std::string unblocking_code;  ///< eight digits
    OverlongRead overlong = OverlongRead::Warns;
    Defect defect = Defect::None;
    unsigned garbage_after = 0;  ///< commands that are answered properly before the garbage
};

/// "gm", "im", "cam" with "3des", "aes128", "aes192", "aes256" on a standardised curve.
drivers::cards::lds::PaceInfo pace_info(drivers::cards::lds::PaceMapping mapping,
                                        drivers::cards::lds::SessionCipher cipher, unsigned curve);

/// A TOML file with the person (see load_person) and a table [card]: pace = ["gm-aes128-13"],
/// bac, can, chip_authentication ("aes128"), active_key ("rsa", "ecdsa"), security_object,
/// face_size, jpeg_2000, longest_reply, national_name, authority, overlong ("warns",
/// "drops-session"), defect
/// ("clone", "wrong-signature", "changed-data", "downgraded", "garbage"),
/// garbage_after, pin, unblocking_code. Without the table the card has BAC, EF.COM and DG1.
/// Errors: file.unreadable, card.data_invalid with the key in the detail.
Result<CardDescription> load_card(const std::filesystem::path& file);

}  // namespace tereze::standins
