// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Pixels of pages: decoded once, gone with the page.
#include "kiosk/screens/desk/pictures.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using screens::desk::Pictures;

namespace {

struct Decoder {
    int calls = 0;
    const ManualClock clock{Clock::TimePoint{}};
    const regulation::Catalogue catalogue;
    screens::Context context{catalogue, clock, "", "", "3", [this](const Bytes& jpeg, int side) {
                                 ++calls;
                                 if (jpeg.empty())
                                     return screens::DecodedPage{};
                                 return screens::DecodedPage{side, side, Bytes(16, 7)};
                             }};
};

std::vector<flows::desk::Document> inventory(std::vector<std::uint64_t> ids) {
    flows::desk::Document document;
    for (const auto id : ids) {
        flows::desk::Page page;
        page.id = id;
        page.jpeg = {1, 2, 3};
        document.pages.push_back(page);
    }
    return {document};
}

}  // namespace

TEST_CASE("a page is decoded once for its thumbnail") {
    Decoder decoder;
    Pictures pictures(decoder.context);
    const auto documents = inventory({4});
    const auto first = pictures.thumbnail(documents[0].pages[0]);
    CHECK(first.width > 0);
    CHECK(pictures.thumbnail(documents[0].pages[0]).key == first.key);
    CHECK(decoder.calls == 1);
}

TEST_CASE("thumbnail and preview of any pages are told apart by their keys") {
    Decoder decoder;
    Pictures pictures(decoder.context);
    const auto documents = inventory({1, 2});
    const auto& pages = documents[0].pages;
    const std::set<std::uint64_t> keys{
        pictures.thumbnail(pages[0]).key, pictures.preview(pages[0]).key,
        pictures.thumbnail(pages[1]).key, pictures.preview(pages[1]).key};
    CHECK(keys.size() == 4);
}

TEST_CASE("pages that left the inventory are forgotten") {
    Decoder decoder;
    Pictures pictures(decoder.context);
    const auto documents = inventory({1, 2});
    for (const auto& page : documents[0].pages)
        pictures.thumbnail(page);
    pictures.keep_only(inventory({2}));
    CHECK(pictures.size() == 1);
    pictures.wipe();
    CHECK(pictures.size() == 0);
}

TEST_CASE("a page that cannot be decoded has no width") {
    Decoder decoder;
    Pictures pictures(decoder.context);
    flows::desk::Page page;
    page.id = 9;
    CHECK(pictures.thumbnail(page).width == 0);
}
