// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Which papers are marked: those of the day on which the act has no force any more.
#include "kiosk/paper/repealed.h"

#include "tests/support/law/config_copy.h"
#include "tests/unit/kiosk/paper/samples.h"

using namespace tereze;
using namespace tereze::paper;
using namespace std::chrono_literals;

TEST_CASE("A paper is marked from the day of the repeal on, with the number of the act") {
    const auto on = [](std::string_view service, calendar::Date day) {
        const auto act = repealed_act(testing::catalogue(), service, day);
        return act ? act->number + " " + calendar::iso_date(act->since) : std::string();
    };
    CHECK(on("almaty-2015/medical", 2015y / 7 / 1) == "");
    CHECK(on("almaty-2015/medical", 2016y / 5 / 11) == "");
    CHECK(on("almaty-2015/medical", 2016y / 5 / 12) == "2/279 2016-05-12");
    CHECK(on("zhambyl-2013/grain", 2026y / 11 / 23) == "48 2015-12-28");
    CHECK(on("nothing/at-all", 2026y / 11 / 23) == "");
}

TEST_CASE("The mark names number and day in every language") {
    const RepealedAct act{"2/279", 2016y / 5 / 12};
    for (const auto language : text::kLanguages) {
        const auto words = repealed_words(act, language, samples::translator());
        CHECK_THAT(words, Catch::Contains("№ 2/279"));
        CHECK_THAT(words, Catch::Contains(calendar::long_date(act.since, language)));
        CHECK(words.find('{') == std::string::npos);
    }
}
