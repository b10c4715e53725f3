// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Look-alike letters: the acts' own misprints are the samples.
#include "core/text/scripts.h"

#include <catch2/catch.hpp>

using tereze::text::mixed_script_words;
using Words = std::vector<std::string>;

TEST_CASE("a Latin letter inside a Kazakh word is found") {
    CHECK(mixed_script_words("Үкiметiнiң қаулысы") == Words{"Үкiметiнiң"});
    CHECK(mixed_script_words("бір, екi; үш-төрт бeс") == Words{"екi", "бeс"});
    CHECK(mixed_script_words("Paу") == Words{"Paу"});
    CHECK(mixed_script_words("www.elicеnse.kz") == Words{"elicеnse"});
}

TEST_CASE("words of one script each are left alone") {
    CHECK(mixed_script_words("").empty());
    CHECK(mixed_script_words("Қызметке online тапсырыс беру").empty());
    CHECK(mixed_script_words("PDF-файл, IIN-ді, № 1754, A4 және Ұлы «Ө»").empty());
    CHECK(mixed_script_words("ӘәҒғҚқҢңӨөҰұҮүҺһІі").empty());
    CHECK(mixed_script_words("naïve café").empty());
}

TEST_CASE("broken UTF-8 ends a word and stops nothing") {
    CHECK(mixed_script_words("т\xD1").empty());
    CHECK(mixed_script_words("\xFF\xFEтi\xC3").size() == 1);
    CHECK(mixed_script_words("т\xE2\x80\x93i").empty());
}
