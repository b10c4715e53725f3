// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// From papers and a PIN to a sealed envelope: PDFs, manifest, signature, package, seal, outbox, in
// one unbroken run, so that a crash leaves either nothing or an envelope that will be sent.
#pragma once

#include "core/casework/manifest.h"
#include "core/casework/package.h"
#include "core/trust/certificates/certificate.h"
#include "drivers/scanner/scanner.h"
#include "drivers/tokens/token.h"
#include "kiosk/central/outbox.h"

#include <vector>

namespace tereze::station {

/// The pages of one line of the inventory, in the manifest's order.
struct ScannedDocument {
    std::vector<drivers::scanner::ScannedPage> pages;
};

/// Everything that outlives a case.
struct SealingRoom {
    trust::Certificate server;                  ///< the envelope is sealed to it
    std::vector<trust::Certificate> people_ca;  ///< chain put into the signature
    central::Outbox outbox;
};

/// The certificate on the token with which this person signs. Errors: those of token.*.
Result<drivers::tokens::TokenCertificate> signing_certificate(
    drivers::tokens::Token& token, const std::string& signer_iin, calendar::TimePoint now,
    const drivers::CommandContext& context);

/// Fills in file names, sizes and hashes of `manifest`, signs it with the operator's certificate on
/// the token (the one for signing whose IIN is `signer_iin`) and puts the sealed case into the
/// outbox. Errors: those of token.*, scanner.pdf_*, trust.*, file.unwritable; token.foreign when
/// the token belongs to somebody else.
Result<> seal_case(casework::Manifest manifest, const std::vector<ScannedDocument>& documents,
                   const std::string& signer_iin, const Secret& pin, drivers::tokens::Token& token,
                   SealingRoom& room, const drivers::CommandContext& context);

}  // namespace tereze::station
