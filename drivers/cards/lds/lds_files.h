// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The files of the ICAO application and of the master file beside it (ICAO Doc 9303-10, 4.6).
#pragma once

#include <cstdint>

namespace tereze::drivers::cards::lds {

struct LdsFile {
    std::uint16_t id = 0;
    std::uint8_t short_id = 0;
    std::uint32_t tag = 0;  ///< of the one data object that fills it

    bool operator==(const LdsFile&) const = default;
};

constexpr LdsFile kCardAccess{0x011C, 0x1C, 0x31};  ///< in the master file
constexpr LdsFile kCom{0x011E, 0x1E, 0x60};
constexpr LdsFile kSecurityObject{0x011D, 0x1D, 0x77};
constexpr LdsFile kDataGroup1{0x0101, 0x01, 0x61};   ///< the machine-readable zone
constexpr LdsFile kDataGroup2{0x0102, 0x02, 0x75};   ///< the face
constexpr LdsFile kDataGroup11{0x010B, 0x0B, 0x6B};  ///< more about the person
constexpr LdsFile kDataGroup12{0x010C, 0x0C, 0x6C};  ///< more about the document
constexpr LdsFile kDataGroup14{0x010E, 0x0E, 0x6E};  ///< SecurityInfos
constexpr LdsFile kDataGroup15{0x010F, 0x0F, 0x6F};  ///< the key of active authentication

}  // namespace tereze::drivers::cards::lds
