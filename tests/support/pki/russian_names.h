// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Signatures of Kazakhstan under Russian names, so that the openssl command can judge their
// mathematics: docs/trust.md says what is turned into what.
#pragma once

#include "core/base/bytes.h"

namespace tereze::testing {

/// A CMS whose certificates, digests and signatures have Russian identifiers; signatures are turned
/// round. Signed attributes and content stay octet for octet. Throws std::runtime_error.
Bytes in_russian(ByteView message);

}  // namespace tereze::testing
