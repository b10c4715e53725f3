// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The structure of our ICC profile against ICC.1:1998-09.
#include "kiosk/paper/srgb_profile.h"

#include <catch2/catch.hpp>

using namespace tereze;

namespace {

std::uint32_t u32(const Bytes& bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 |
                                      bytes[at + 3]);
}

}  // namespace

TEST_CASE("The profile is a version 2 RGB display profile whose tags lie within it") {
    const Bytes profile = paper::srgb_profile();
    CHECK(u32(profile, 0) == profile.size());
    CHECK(profile[8] == 2);
    CHECK(as_text(ByteView(profile).subspan(12, 12)) == "mntrRGB XYZ ");
    CHECK(as_text(ByteView(profile).subspan(36, 4)) == "acsp");
    REQUIRE(u32(profile, 128) == 9);
    for (std::size_t tag = 0; tag < 9; ++tag) {
        const auto at = u32(profile, 132 + 12 * tag + 4);
        CHECK(at % 4 == 0);
        CHECK(at >= 132 + 12 * 9);
        CHECK(at + u32(profile, 132 + 12 * tag + 8) <= profile.size());
    }
}

TEST_CASE("The primaries add up to the white point") {
    const Bytes profile = paper::srgb_profile();
    const auto component = [&profile](std::size_t tag, std::size_t index) {
        return u32(profile, u32(profile, 132 + 12 * tag + 4) + 8 + 4 * index) / 65536.0;
    };
    for (std::size_t index = 0; index < 3; ++index)
        CHECK(component(3, index) + component(4, index) + component(5, index) ==
              Approx(component(2, index)).margin(0.0005));
}
