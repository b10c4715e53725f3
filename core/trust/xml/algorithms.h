// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The addresses of algorithms in XML signatures, those of the НУЦ РК among them.
#pragma once

#include <string_view>

namespace tereze::trust::xml {

struct Algorithm {
    std::string_view signature_uri;
    std::string_view digest_uri;
    std::string_view signature_oid;
    std::string_view digest_oid;
    std::string_view key_oid;
};

/// What a key signs with; null where it signs no XML here.
const Algorithm* algorithm_of_key(std::string_view key_oid);
const Algorithm* algorithm_by_signature(std::string_view uri);
/// The dotted digest of an address; empty where it is not known.
std::string_view digest_by_uri(std::string_view uri);

}  // namespace tereze::trust::xml
