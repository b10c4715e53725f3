// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// EF.COM, DG2, DG11 and DG12.
#include "drivers/cards/lds/data_groups.h"

#include "drivers/cards/lds/lds_files.h"
#include "drivers/cards/tlv.h"

#include <algorithm>
#include <array>

namespace tereze::drivers::cards::lds {
namespace {

tl::unexpected<Error> invalid(const std::string& what) {
    return fail("card.data_invalid", ErrorClass::Hardware, Remedy::Service, what);
}

Result<std::vector<Tlv>> objects_in(ByteView file, std::uint32_t tag) {
    TEREZE_ASSIGN(const auto content, file_content(file, tag));
    return parse_tlvs(content);
}

std::string text_of(const std::vector<Tlv>& objects, std::uint32_t tag) {
    const auto value = find_tlv(objects, tag);
    return value ? as_text(*value) : std::string();
}

/// Parts of a text that fillers stand between.
std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('<', begin), text.size());
        if (end > begin)
            parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

/// Names as people write them: "SURNAME<<GIVEN<NAMES" has a blank for every row of fillers.
std::string without_fillers(const std::string& text) {
    std::string out;
    for (const auto& part : parts_of(text))
        out += (out.empty() ? "" : " ") + part;
    return out;
}

/// Dates come as eight digits or, on older chips, as four bytes of two digits each.
std::string date_of(const std::vector<Tlv>& objects, std::uint32_t tag) {
    const auto value = find_tlv(objects, tag);
    if (!value)
        return {};
    constexpr std::size_t kPacked = 4;
    return value->size() == kPacked ? to_hex(*value) : as_text(*value);
}

unsigned number_at(ByteView bytes, std::size_t offset, std::size_t size) {
    unsigned value = 0;
    for (const auto byte : bytes.subspan(offset, size))
        value = value << 8U | byte;
    return value;
}

bool begins_with(ByteView bytes, std::initializer_list<std::uint8_t> start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

std::optional<ImageFormat> format_of(ByteView image) {
    if (begins_with(image, {0xFF, 0xD8, 0xFF}))
        return ImageFormat::Jpeg;
    const bool boxed = begins_with(image, {0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20});
    if (boxed || begins_with(image, {0xFF, 0x4F, 0xFF, 0x51}))
        return ImageFormat::Jpeg2000;
    return std::nullopt;
}

/// ISO/IEC 19794-5:2005: facial record header (14), facial information (20), feature points (8
/// each), image information (12), the image to the record's end.
Result<FaceImage> parse_face_record(ByteView record) {
    constexpr std::size_t kHeader = 14;
    constexpr std::size_t kInformation = 20;
    constexpr std::size_t kFeature = 8;
    constexpr std::size_t kImageInformation = 12;
    constexpr std::size_t kFeatureCount = kHeader + 4;
    if (record.size() < kHeader + kInformation || !begins_with(record, {'F', 'A', 'C', 0}))
        return invalid("DG2: no facial record");
    const std::size_t image_information =
        kHeader + kInformation + kFeature * number_at(record, kFeatureCount, 2);
    const std::size_t image = image_information + kImageInformation;
    const std::size_t end = kHeader + std::size_t{number_at(record, kHeader, 4)};
    if (image >= record.size() || end > record.size() || end <= image)
        return invalid("DG2: facial record is cut");
    FaceImage face;
    const auto bytes = record.subspan(image, end - image);
    const auto format = format_of(bytes);
    if (!format)
        return invalid("DG2: neither JPEG nor JPEG 2000");
    face.format = *format;
    face.width = number_at(record, image_information + 2, 2);
    face.height = number_at(record, image_information + 4, 2);
    face.image.assign(bytes.begin(), bytes.end());
    return face;
}

}  // namespace

Result<ByteView> file_content(ByteView file, std::uint32_t tag) {
    TEREZE_ASSIGN(const auto outer, parse_tlvs(file));
    if (outer.size() != 1 || outer[0].tag != tag)
        return invalid("tag of a file");
    return outer[0].value;
}

Result<std::vector<std::uint32_t>> parse_common(ByteView file) {
    constexpr std::uint32_t kTagList = 0x5C;
    TEREZE_ASSIGN(const auto objects, objects_in(file, kCom.tag));
    const auto tags = find_tlv(objects, kTagList);
    if (!tags)
        return invalid("EF.COM without a tag list");
    return std::vector<std::uint32_t>(tags->begin(), tags->end());
}

Result<FaceImage> parse_data_group_2(ByteView file) {
    constexpr std::uint32_t kGroup = 0x7F61;
    constexpr std::uint32_t kTemplate = 0x7F60;
    constexpr std::uint32_t kData = 0x5F2E;
    constexpr std::uint32_t kConstructedData = 0x7F2E;
    TEREZE_ASSIGN(const auto objects, objects_in(file, kDataGroup2.tag));
    const auto group = find_tlv(objects, kGroup);
    if (!group)
        return invalid("DG2 without a group");
    TEREZE_ASSIGN(const auto templates, parse_tlvs(*group));
    const auto first = find_tlv(templates, kTemplate);
    if (!first)
        return invalid("DG2 without a template");
    TEREZE_ASSIGN(const auto parts, parse_tlvs(*first));
    auto record = find_tlv(parts, kData);
    if (!record)
        record = find_tlv(parts, kConstructedData);
    if (!record)
        return invalid("DG2 without data");
    return parse_face_record(*record);
}

Result<PersonalDetails> parse_data_group_11(ByteView file) {
    TEREZE_ASSIGN(const auto objects, objects_in(file, kDataGroup11.tag));
    PersonalDetails details;
    details.full_name = without_fillers(text_of(objects, 0x5F0E));
    details.personal_number = text_of(objects, 0x5F10);
    details.full_birth_date = date_of(objects, 0x5F2B);
    details.place_of_birth = parts_of(text_of(objects, 0x5F11));
    details.address = parts_of(text_of(objects, 0x5F42));
    return details;
}

Result<DocumentDetails> parse_data_group_12(ByteView file) {
    TEREZE_ASSIGN(const auto objects, objects_in(file, kDataGroup12.tag));
    DocumentDetails details;
    details.issuing_authority = without_fillers(text_of(objects, 0x5F19));
    details.issue_date = date_of(objects, 0x5F26);
    details.endorsements = without_fillers(text_of(objects, 0x5F1B));
    return details;
}

}  // namespace tereze::drivers::cards::lds
