// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The index of each year against published numbers, amounts by hand, and files that are refused.
#include "core/fees/mci.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::fees;
using Catch::Contains;

namespace {
calendar::Date day(std::string_view iso) {
    const auto date = calendar::parse_iso_date(iso);
    INFO(iso);
    REQUIRE(date);
    return *date;
}

const MciTable& published() {
    static const MciTable kTable = [] {
        auto loaded =
            MciTable::load(std::filesystem::path(TEREZE_SOURCE_DIR) / "config/fees/mci.toml");
        if (!loaded)
            FAIL(loaded.error().detail);
        return std::move(*loaded);
    }();
    return kTable;
}

std::int64_t mci(std::string_view iso) {
    const auto found = published().mci_on(day(iso));
    REQUIRE(found);
    return found->whole();
}

std::string fault_of(std::string_view content) {
    const auto parsed = MciTable::parse(content, "mci.toml");
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().code == "fees.invalid");
    CHECK(parsed.error().remedy == Remedy::Configure);
    return parsed.error().detail;
}
}  // namespace

TEST_CASE("the index of each year is the published one, from its first day to its last") {
    const std::pair<int, std::int64_t> years[] = {
        {2012, 1618}, {2013, 1731}, {2014, 1852}, {2015, 1982}, {2016, 2121},
        {2017, 2269}, {2018, 2405}, {2019, 2525}, {2021, 2917}, {2022, 3063},
        {2023, 3450}, {2024, 3692}, {2025, 3932}, {2026, 4325}};
    for (const auto& [year, tenge] : years) {
        CAPTURE(year);
        CHECK(mci(std::to_string(year) + "-01-01") == tenge);
        CHECK(mci(std::to_string(year) + "-12-31") == tenge);
    }
}

TEST_CASE("the index rose within 2020, and within 2022 for benefits only") {
    CHECK(mci("2020-03-31") == 2651);
    CHECK(mci("2020-04-01") == 2778);
    CHECK(mci("2020-12-31") == 2778);
    CHECK(mci("2022-03-31") == 3063);
    CHECK(mci("2022-04-01") == 3063);
}

TEST_CASE("a day before the first value or after the last is unknown") {
    for (const char* outside : {"2011-12-31", "2027-01-01", "1999-01-01", "2200-01-01"}) {
        CAPTURE(outside);
        const auto found = published().mci_on(day(outside));
        REQUIRE_FALSE(found);
        CHECK(found.error().code == "fees.unknown_date");
        CHECK(found.error().detail == outside);
        CHECK(published().amount(MciMultiple::of(10), day(outside)).error().code ==
              "fees.unknown_date");
        CHECK_FALSE(published().source_on(day(outside)));
    }
    using namespace std::chrono;
    CHECK(published().mci_on(year(2015) / February / 30).error().code == "fees.unknown_date");
}

TEST_CASE("an amount is the multiple of the index on the day of payment") {
    // Zhambyl 2013: 10 indices.
    CHECK(published().amount(MciMultiple::of(10), day("2013-07-01")) == Tenge(17'310));
    CHECK(published().amount(MciMultiple::of(10), day("2013-12-31")) == Tenge(17'310));
    CHECK(published().amount(MciMultiple::of(10), day("2014-01-01")) == Tenge(18'520));
    CHECK(published().amount(MciMultiple::of(0), day("2014-01-01")) == Tenge(0));
    CHECK(published().amount(MciMultiple::of(65'535), day("2026-01-01")) == Tenge(283'438'875));
}

TEST_CASE("parts of a tenge are rounded, halves up") {
    // Published for 2026: 0.2 is 865, 1.25 is 5406; half an index is 2163.
    CHECK(published().amount({200}, day("2026-01-01")) == Tenge(865));
    CHECK(published().amount({1250}, day("2026-01-01")) == Tenge(5406));
    CHECK(published().amount({500}, day("2026-01-01")) == Tenge(2163));
    CHECK(published().amount({1}, day("2012-01-01")) == Tenge(2));  // 1.618
    CHECK(published().amount({1}, day("2019-01-01")) == Tenge(3));  // 2.525
    CHECK(published().amount({1}, day("2018-01-01")) == Tenge(2));  // 2.405
}

TEST_CASE("every value names its law") {
    CHECK_THAT(*published().source_on(day("2013-07-01")), Contains("No. 54-V"));
    CHECK_THAT(*published().source_on(day("2020-04-01")), Contains("April"));
}

TEST_CASE("a wrong file is refused with file, line and key") {
    const std::string until = "known_until = 2026-12-31\n";
    const std::string entry = "[[mci]]\nfrom = 2026-01-01\ntenge = 4325\nsource = \"law\"\n";
    REQUIRE(MciTable::parse(until + entry, "mci.toml"));
    CHECK_THAT(fault_of(entry), Contains("known_until: is missing"));
    CHECK_THAT(fault_of(until), Contains("mci: is missing"));
    CHECK_THAT(fault_of(until + "[[mci]]\ntenge = 1\nsource = \"law\"\n"),
               Contains("mci.toml:2: mci[0].from: is missing"));
    CHECK_THAT(fault_of(until + "[[mci]]\nfrom = 2026-01-01\nsource = \"law\"\n"),
               Contains("mci.toml:2: mci[0].tenge: is missing"));
    CHECK_THAT(fault_of(until + "[[mci]]\nfrom = 2026-01-01\ntenge = 1\n"),
               Contains("mci.toml:2: mci[0].source: is missing"));
    CHECK_THAT(fault_of(until + "[[mci]]\nfrom = 2026-01-01\ntenge = 0\nsource = \"law\"\n"),
               Contains("mci.toml:4: mci[0].tenge: must lie between 1 and 1000000"));
    CHECK_THAT(fault_of(until + "[[mci]]\nfrom = 2026-01-01\ntenge = 43.25\nsource = \"law\"\n"),
               Contains("mci.toml:4: mci[0].tenge: must be a whole number"));
    CHECK_THAT(fault_of(until + "[[mci]]\nfrom = \"2026\"\ntenge = 1\nsource = \"law\"\n"),
               Contains("mci.toml:3: mci[0].from: must be a date"));
    CHECK_THAT(fault_of(until + entry + "rate = 10\n"),
               Contains("mci.toml:6: mci[0].rate: is unknown here"));
    CHECK_THAT(fault_of(until + "until = 2026-12-31\n" + entry), Contains(":2: until: is unknown"));
    CHECK_THAT(fault_of(until + entry + entry),
               Contains("mci.toml:7: mci[1].from: is not later than the one before"));
    CHECK_THAT(fault_of("known_until = 2025-12-31\n" + entry),
               Contains("mci.toml:3: mci[0].from: is later than known_until"));
    CHECK_THAT(fault_of("known_until = \n"), Contains("mci.toml:1"));
    const auto missing = MciTable::load("/nowhere/mci.toml");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().detail == "mci.toml:0: cannot be read");
}
