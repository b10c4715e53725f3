// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Where pictures of pages go, and what every page has to be like.
#pragma once

#include "tests/support/browser/browser.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

namespace tereze::testing {

/// In the build tree, for people to look at.
inline std::filesystem::path picture(const std::string& name) {
    return std::filesystem::path(TEREZE_BUILD_DIR) / "pictures/pages" / (name + ".png");
}

/// Nothing stands out of the screen to the side, nothing lacks a translation, targets are large
/// enough for a finger, and the browser has nothing to complain of.
inline void check_page(Browser& browser) {
    CHECK(browser.complaints() == std::vector<std::string>{});
    CHECK(browser.value("document.documentElement.scrollWidth <= innerWidth") == true);
    CHECK(browser.text().find("[web.") == std::string::npos);
    CHECK(browser.value("[...document.querySelectorAll('a,button,input')]"
                        ".filter(one => one.getBoundingClientRect().height < 44)"
                        ".map(one => one.outerHTML)") == nlohmann::json::array());
}

}  // namespace tereze::testing
