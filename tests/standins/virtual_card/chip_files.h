// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of a virtual card, made from its description.
#pragma once

#include "tests/standins/virtual_card/card_description.h"
#include "tests/standins/virtual_card/document_issuer.h"

#include <map>
#include <memory>

struct evp_pkey_st;

namespace tereze::standins {

/// A key on a standardised curve; the private half stays in the chip.
struct ChipKeyPair {
    unsigned curve = 0;
    Bytes secret;
    Bytes point;
};

struct ChipFiles {
    Bytes card_access;                     ///< in the master file; empty where there is no PACE
    std::map<std::uint16_t, Bytes> files;  ///< of the application
    ChipKeyPair chip_key;                  ///< of chip authentication and its mapping
    std::shared_ptr<evp_pkey_st> active_key;
};

/// @param issuer signs EF.SOD where the description wants one. The key on the curve is fresh; that
/// of active authentication is the process' own but for clones.
/// Errors: those of compose_td1. Throws std::runtime_error where OpenSSL fails.
Result<ChipFiles> make_chip_files(const CardDescription& description, const DocumentIssuer& issuer);

}  // namespace tereze::standins
