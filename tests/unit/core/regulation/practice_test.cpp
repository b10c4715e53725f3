// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Editions: what is in force where and when, and what a centre may use all the same.
#include "core/regulation/practice.h"

#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using namespace std::chrono_literals;
using testing::catalogue;

namespace {

std::string edition(std::string_view region, std::string_view subject, calendar::Date date) {
    const auto* service = edition_in_force(catalogue(), region, subject, date);
    return service == nullptr ? "" : service->id;
}

std::vector<std::string> ids(const Practice& practice, Channel channel, calendar::Date date) {
    std::vector<std::string> all;
    for (const auto* service : practice.services(catalogue(), channel, date))
        all.push_back(service->id);
    return all;
}

constexpr calendar::Date kToday = 2026y / 11 / 25;

}  // namespace

TEST_CASE("the edition in force follows region and date") {
    // Almaty: № 2/338 registered 28.05.2014, repealed 05.05.2015; № 2/279 registered 03.06.2015,
    // repealed 12.05.2016.
    CHECK(edition("almaty-city", "medical", 2014y / 5 / 27) == "");
    CHECK(edition("almaty-city", "medical", 2014y / 5 / 28) == "almaty-2014/medical");
    CHECK(edition("almaty-city", "medical", 2015y / 5 / 4) == "almaty-2014/medical");
    CHECK(edition("almaty-city", "medical", 2015y / 5 / 5) == "");
    CHECK(edition("almaty-city", "medical", 2015y / 6 / 3) == "almaty-2015/medical");
    CHECK(edition("almaty-city", "medical", 2016y / 5 / 11) == "almaty-2015/medical");
    CHECK(edition("almaty-city", "medical", 2016y / 5 / 12) == "");
    CHECK(edition("zhambyl", "medical", 2015y / 6 / 3) == "");
}

TEST_CASE("one subject has an edition of its own in each region") {
    CHECK(edition("almaty-city", "cotton-receipts", 2014y / 12 / 1) == "almaty-2014/cotton");
    CHECK(edition("east-kazakhstan", "cotton-receipts", 2014y / 12 / 1) ==
          "east-kazakhstan-2014/cotton");
    CHECK(edition("zhambyl", "veterinary", 2015y / 12 / 27) == "zhambyl-2013/veterinary");
    CHECK(edition("zhambyl", "veterinary", 2015y / 12 / 28) == "");
}

TEST_CASE("an act of the republic holds in every region") {
    CHECK(edition("zhambyl", "poisons", 2013y / 6 / 1) == "industry-2012/poisons");
    CHECK(edition("almaty-city", "poisons", 2013y / 6 / 1) == "industry-2012/poisons");
    CHECK(edition("almaty-city", "poisons", 2014y / 3 / 27) == "");
}

TEST_CASE("today nothing is in force, and nothing is offered unless the centre says so") {
    CHECK(ids({"almaty-city", {}}, Channel::Centre, kToday).empty());
    CHECK(ids({"almaty-city", {"almaty-2015"}}, Channel::Centre, kToday) ==
          std::vector<std::string>{"almaty-2015/medical", "almaty-2015/narcotics",
                                   "almaty-2015/bus-carriage"});
}

TEST_CASE("of two editions of one subject only the later is offered") {
    CHECK(ids({"almaty-city", {"almaty-2014", "almaty-2015"}}, Channel::Centre, kToday) ==
          std::vector<std::string>{"almaty-2015/medical", "almaty-2015/narcotics",
                                   "almaty-2015/bus-carriage"});
}

TEST_CASE("a service of another region is refused even while it is in force") {
    const Practice almaty{"almaty-city", {}};
    const auto* veterinary = catalogue().service("zhambyl-2013/veterinary");
    REQUIRE(veterinary != nullptr);
    CHECK_FALSE(almaty.allows(catalogue(), *veterinary, 2014y / 1 / 1));
    CHECK(Practice{"zhambyl", {}}.allows(catalogue(), *veterinary, 2014y / 1 / 1));
}

TEST_CASE("the day of repeal is told from that day on") {
    const auto* medical = catalogue().service("almaty-2015/medical");
    REQUIRE(medical != nullptr);
    CHECK_FALSE(repealed_before(catalogue(), *medical, 2016y / 5 / 11));
    CHECK(repealed_before(catalogue(), *medical, 2016y / 5 / 12) == calendar::Date(2016y / 5 / 12));
    CHECK(repealed_before(catalogue(), *medical, kToday) == calendar::Date(2016y / 5 / 12));
}

TEST_CASE("a practice that the catalogue does not know is refused") {
    CHECK(Practice{"almaty-city", {"almaty-2015"}}.check(catalogue()));
    const auto region = Practice{"almaty", {}}.check(catalogue());
    REQUIRE_FALSE(region);
    CHECK(region.error().code == "regulation.practice_invalid");
    CHECK_FALSE(Practice{"almaty-city", {"almaty-2051"}}.check(catalogue()));
}
