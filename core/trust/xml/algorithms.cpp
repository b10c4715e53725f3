// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/xml/algorithms.h"

#include <array>

namespace tereze::trust::xml {
namespace {

#define TEREZE_KZ "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
#define TEREZE_MORE "http://www.w3.org/2001/04/xmldsig-more#"

constexpr std::string_view kRsa = "1.2.840.113549.1.1.1";

/// The first row of a key is the one that is written. SHA-1 is known so that it can be refused by
/// its name; its addresses here are those that Kalkan writes, and the standard's.
constexpr std::array kAlgorithms{
    Algorithm{TEREZE_MORE "rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256",
              "1.2.840.113549.1.1.11", "2.16.840.1.101.3.4.2.1", kRsa},
    Algorithm{TEREZE_MORE "rsa-sha384", TEREZE_MORE "sha384", "1.2.840.113549.1.1.12",
              "2.16.840.1.101.3.4.2.2", kRsa},
    Algorithm{TEREZE_MORE "rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512",
              "1.2.840.113549.1.1.13", "2.16.840.1.101.3.4.2.3", kRsa},
    Algorithm{TEREZE_KZ "gostr34102015-gostr34112015-512", TEREZE_KZ "gostr34112015-512",
              "1.2.398.3.10.1.1.2.3.2", "1.2.398.3.10.1.3.3", "1.2.398.3.10.1.1.2.2"},
    Algorithm{TEREZE_KZ "gostr34102015-gostr34112015-256", TEREZE_KZ "gostr34112015-256",
              "1.2.398.3.10.1.1.2.3.1", "1.2.398.3.10.1.3.2", "1.2.398.3.10.1.1.2.1"},
    Algorithm{TEREZE_MORE "gost34310-gost34311", TEREZE_MORE "gost34311", "1.2.398.3.10.1.1.1.2",
              "1.2.398.3.10.1.3.1", "1.2.398.3.10.1.1.1.1"},
    Algorithm{TEREZE_MORE "rsa-sha1", TEREZE_MORE "sha1", "1.2.840.113549.1.1.5", "1.3.14.3.2.26",
              kRsa},
    Algorithm{"http://www.w3.org/2000/09/xmldsig#rsa-sha1",
              "http://www.w3.org/2000/09/xmldsig#sha1", "1.2.840.113549.1.1.5", "1.3.14.3.2.26",
              kRsa},
};

#undef TEREZE_KZ
#undef TEREZE_MORE

const Algorithm* find(std::string_view Algorithm::*name, std::string_view value) {
    for (const auto& row : kAlgorithms)
        if (row.*name == value)
            return &row;
    return nullptr;
}

}  // namespace

const Algorithm* algorithm_of_key(std::string_view key_oid) {
    return find(&Algorithm::key_oid, key_oid);
}

const Algorithm* algorithm_by_signature(std::string_view uri) {
    return find(&Algorithm::signature_uri, uri);
}

std::string_view digest_by_uri(std::string_view uri) {
    const auto* row = find(&Algorithm::digest_uri, uri);
    return row == nullptr ? std::string_view() : row->digest_oid;
}

}  // namespace tereze::trust::xml
