// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a terminal offers follows from the centre's practice; its own list only takes away.
#include "kiosk/flows/offer.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace std::chrono_literals;

namespace {

using Ids = std::vector<std::string>;

Ids offered(const regulation::Practice& practice, const Ids& narrowed_to, calendar::Date date) {
    return flows::offered_services(testing::catalogue(), practice, narrowed_to, date);
}

const regulation::Practice kAlmaty{"almaty-city", {"almaty-2015"}};
constexpr calendar::Date kToday = 2026y / 11 / 25;

}  // namespace

TEST_CASE("a centre offers what its practice lets it give through the centre") {
    CHECK(offered(kAlmaty, {}, kToday) ==
          Ids{"almaty-2015/medical", "almaty-2015/narcotics", "almaty-2015/bus-carriage"});
    CHECK(offered({"almaty-city", {}}, {}, kToday).empty());
    CHECK(offered({"almaty-city", {}}, {}, 2015y / 7 / 1).size() == 3);
}

TEST_CASE("the terminal's own list narrows the offer and adds nothing to it") {
    CHECK(offered(kAlmaty, {"almaty-2015/bus-carriage", "almaty-2015/medical"}, kToday) ==
          Ids{"almaty-2015/medical", "almaty-2015/bus-carriage"});
    // Not given through a centre, and of an act that this centre does not use.
    CHECK(offered(kAlmaty, {"almaty-2015/pharmaceutical", "zhambyl-2013/grain"}, kToday).empty());
}
