// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What a licence costs: the act's word first, then the centre's, else nobody's.
#include "server/payments/fee_rules.h"

#include "core/regulation/catalogue.h"
#include "tests/support/law/config_copy.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::payments;
using regulation::Operation;

namespace {

const regulation::Catalogue& catalogue() {
    static const auto kLoaded = regulation::Catalogue::load(testing::config_folder()).value();
    return kLoaded;
}

FeeRules rules() {
    return {fees::MciTable::load(testing::config_folder() / "fees/mci.toml").value(),
            {{"almaty-2015", Operation::Reissue, {600}},
             {"almaty-2015/medical", Operation::Issue, {10'000}},
             {"zhambyl-2013/grain", Operation::Issue, {99'000}}}};
}

std::int64_t tenge(const char* service, Operation operation, const char* day) {
    return rules()
        .fee(*catalogue().service(service), operation, *calendar::parse_iso_date(day))
        .value()
        .amount.whole();
}

}  // namespace

TEST_CASE("the act's own fee counts, by the index of the day of payment") {
    // Жамбыл 2013: ten indices; the centre's 99 count for nothing. 4,325 and 3,692 tenge.
    CHECK(tenge("zhambyl-2013/grain", Operation::Issue, "2026-11-29") == 43'250);
    CHECK(tenge("zhambyl-2013/grain", Operation::Issue, "2024-11-29") == 36'920);
}

TEST_CASE("where the act leaves the fee to its standard the centre's rate counts") {
    CHECK(tenge("almaty-2015/medical", Operation::Issue, "2026-11-29") == 43'250);
    // Of the whole act: 0.6 of an index.
    CHECK(tenge("almaty-2015/medical", Operation::Reissue, "2026-11-29") == 2'595);
}

TEST_CASE("a fee that nobody states is not guessed, nor an index that is not known") {
    const auto fee = [](Operation operation, const char* day) {
        return rules().fee(*catalogue().service("almaty-2015/medical"), operation,
                           *calendar::parse_iso_date(day));
    };
    CHECK(fee(Operation::Duplicate, "2026-11-29").error().code == "payments.fee_not_stated");
    CHECK(fee(Operation::Issue, "2031-01-01").error().code == "fees.unknown_date");
}
