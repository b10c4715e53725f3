// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "kiosk/paper/srgb_profile.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tereze::paper {
namespace {

/// Big-endian writer of ICC.1:1998-09 structures.
class IccWriter {
  public:
    void u8(std::uint8_t value) { bytes.push_back(value); }
    void u16(unsigned value) {
        u8(static_cast<std::uint8_t>(value >> 8));
        u8(static_cast<std::uint8_t>(value));
    }
    void u32(std::uint32_t value) {
        u16(value >> 16);
        u16(value & 0xFFFF);
    }
    void word(std::string_view four) { append(bytes, as_bytes(four)); }
    void fixed(double value) { u32(static_cast<std::uint32_t>(std::lround(value * 65536))); }
    void zeros(std::size_t count) { bytes.resize(bytes.size() + count); }
    void pad() { zeros((4 - bytes.size() % 4) % 4); }
    Bytes bytes;
};

using Xyz = std::array<double, 3>;
constexpr Xyz kD50{0.9642, 1.0, 0.8249};
// Primaries of IEC 61966-2-1, adapted to D50 by the Bradford transform.
constexpr Xyz kRed{0.43607, 0.22249, 0.01392};
constexpr Xyz kGreen{0.38515, 0.71687, 0.09708};
constexpr Xyz kBlue{0.14307, 0.06061, 0.71410};

Bytes xyz_tag(const Xyz& value) {
    IccWriter writer;
    writer.word("XYZ ");
    writer.zeros(4);
    for (const double component : value)
        writer.fixed(component);
    return writer.bytes;
}

Bytes curve_tag() {
    constexpr unsigned kPoints = 1024;
    IccWriter writer;
    writer.word("curv");
    writer.zeros(4);
    writer.u32(kPoints);
    for (unsigned i = 0; i < kPoints; ++i) {
        const double encoded = static_cast<double>(i) / (kPoints - 1);
        const double linear =
            encoded <= 0.04045 ? encoded / 12.92 : std::pow((encoded + 0.055) / 1.055, 2.4);
        writer.u16(static_cast<unsigned>(std::lround(linear * 65535)));
    }
    return writer.bytes;
}

Bytes description_tag(std::string_view text) {
    constexpr std::size_t kScriptCodeBytes = 67;
    IccWriter writer;
    writer.word("desc");
    writer.zeros(4);
    writer.u32(static_cast<std::uint32_t>(text.size() + 1));
    writer.word(text);
    writer.zeros(1 + 4 + 4 + 2 + 1 + kScriptCodeBytes);  // end, no Unicode, no ScriptCode
    return writer.bytes;
}

Bytes text_tag(std::string_view text) {
    IccWriter writer;
    writer.word("text");
    writer.zeros(4);
    writer.word(text);
    writer.zeros(1);
    return writer.bytes;
}

Bytes header(std::uint32_t size) {
    IccWriter writer;
    writer.u32(size);
    writer.zeros(4);
    writer.u32(0x02100000);  // version 2.1
    for (const auto* four : {"mntr", "RGB ", "XYZ "})
        writer.word(four);
    for (const unsigned part : {2026U, 1U, 1U, 0U, 0U, 0U})
        writer.u16(part);
    writer.word("acsp");
    writer.zeros(28);  // platform, flags, device, attributes, perceptual intent
    for (const double component : kD50)
        writer.fixed(component);
    writer.zeros(128 - writer.bytes.size());
    return writer.bytes;
}

}  // namespace

Bytes srgb_profile() {
    const Bytes curve = curve_tag();
    const std::vector<std::pair<std::string_view, Bytes>> tags{
        {"desc", description_tag("sRGB IEC61966-2.1")},
        {"cprt", text_tag("No copyright, use freely")},
        {"wtpt", xyz_tag(kD50)},
        {"rXYZ", xyz_tag(kRed)},
        {"gXYZ", xyz_tag(kGreen)},
        {"bXYZ", xyz_tag(kBlue)},
        {"rTRC", curve},
        {"gTRC", curve},
        {"bTRC", curve}};
    constexpr std::size_t kHeader = 128;
    IccWriter table;
    IccWriter data;
    const std::size_t first = kHeader + 4 + 12 * tags.size();
    std::size_t curve_at = 0;
    table.u32(static_cast<std::uint32_t>(tags.size()));
    for (const auto& [name, content] : tags) {
        const bool shared = name == "gTRC" || name == "bTRC";
        const std::size_t at = shared ? curve_at : first + data.bytes.size();
        if (name == "rTRC")
            curve_at = at;
        table.word(name);
        table.u32(static_cast<std::uint32_t>(at));
        table.u32(static_cast<std::uint32_t>(content.size()));
        if (!shared) {
            append(data.bytes, content);
            data.pad();
        }
    }
    Bytes profile = header(static_cast<std::uint32_t>(first + data.bytes.size()));
    append(profile, table.bytes);
    append(profile, data.bytes);
    return profile;
}

}  // namespace tereze::paper
