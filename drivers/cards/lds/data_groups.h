// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the data groups beside DG1 hold (ICAO Doc 9303-10, 4.7). Every text is as the chip has it.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"

#include <string>
#include <vector>

namespace tereze::drivers::cards::lds {

enum class ImageFormat { Jpeg, Jpeg2000 };

/// DG2: the first face of the record (ISO/IEC 19794-5:2005, 5).
struct FaceImage {
    ImageFormat format = ImageFormat::Jpeg;
    unsigned width = 0;  ///< pixels, as the record says; 0 where it does not
    unsigned height = 0;
    Bytes image;  ///< a whole JPEG or JPEG 2000 file
};

/// DG11: more about the person.
struct PersonalDetails {
    std::string full_name;  ///< in the national alphabet, surname first
    std::string personal_number;
    std::string full_birth_date;  ///< YYYYMMDD
    std::vector<std::string> place_of_birth;
    std::vector<std::string> address;
};

/// DG12: more about the document.
struct DocumentDetails {
    std::string issuing_authority;
    std::string issue_date;  ///< YYYYMMDD
    std::string endorsements;
};

/// Each takes a whole file. Errors: card.data_invalid.
Result<FaceImage> parse_data_group_2(ByteView file);
Result<PersonalDetails> parse_data_group_11(ByteView file);
Result<DocumentDetails> parse_data_group_12(ByteView file);
/// The data objects' tags that EF.COM lists (0x61, 0x75). Errors: card.data_invalid.
Result<std::vector<std::uint32_t>> parse_common(ByteView file);
/// The content of the one object that fills a file. Errors: card.data_invalid.
Result<ByteView> file_content(ByteView file, std::uint32_t tag);

}  // namespace tereze::drivers::cards::lds
