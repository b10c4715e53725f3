// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The public pages as text.
#include "server/web/pages.h"

#include "core/calendar/civil_time.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::server::web;

namespace {
const text::Translator& translator() {
    static const auto loaded = text::Translator::load(TEREZE_BUILD_DIR "/locales").value();
    return loaded;
}
}  // namespace

TEST_CASE("text from outside cannot become markup") {
    CHECK(escape_html("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#39;");
    const PageContext context{translator(), text::Language::Kazakh, "/t/\"><script>"};
    const auto page = ticket_page(context, {}, {"<script>", "", ""}, {"&", "", ""});
    CHECK(page.find("<script") == std::string::npos);
}

TEST_CASE("every state of a ticket has its sentence in every language") {
    for (const auto* state : {"reserved", "waiting", "called", "serving", "parked", "finished", "no-show",
                              "cancelled", "abandoned"})
        for (const auto language : text::kLanguages) {
            INFO(state);
            CHECK(translator().has(language, std::string("web.ticket.state.") + state));
        }
}

TEST_CASE("a page names its language and marks it among the links") {
    for (const auto language : text::kLanguages) {
        const PageContext context{translator(), language, "/c/x"};
        cases::CaseRecord record;
        record.registration_number = "075-26-000001";
        record.state = "registered";
        record.operation = "issue";
        record.expected_result = "2026-12-11";
        const auto page = case_page(context, record, {"Қызмет", "Услуга", ""}, {"О", "Ц", ""});
        const std::string code(text::code(language));
        CHECK(page.find("<html lang=\"" + code + "\">") != std::string::npos);
        CHECK(page.find("lang=" + code + "\" aria-current=\"page\"") != std::string::npos);
        CHECK(page.find("2026") != std::string::npos);
        CHECK(page.find("[web.") == std::string::npos);
        record.expected_provisional = true;
        const auto provisional =
            case_page(context, record, {"Қызмет", "Услуга", ""}, {"О", "Ц", ""});
        const auto words = translator().tr(
            language, "web.case.expected_provisional",
            {{"date", calendar::long_date(*calendar::parse_iso_date("2026-12-11"), language)}});
        CHECK(page.find(words) == std::string::npos);
        CHECK(provisional.find(words) != std::string::npos);
    }
    CHECK(language_from("ru") == text::Language::Russian);
    CHECK(language_from("de") == text::Language::Kazakh);
}
