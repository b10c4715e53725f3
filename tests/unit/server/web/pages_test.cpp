// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The pages as text.
#include "server/web/pages.h"

#include "core/base/digest.h"
#include "core/calendar/civil_time.h"
#include "server/web/assets.h"
#include "server/web/chart.h"
#include "server/web/hall_page.h"
#include "server/web/log_in_page.h"

#include <catch2/catch.hpp>

#include <set>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::server::web;
using queue::TicketState;

namespace {

const text::Translator& translator() {
    static const auto loaded = text::Translator::load(TEREZE_BUILD_DIR "/locales").value();
    return loaded;
}

PageContext page(const std::string& path, text::Language language = text::Language::Kazakh) {
    return {translator(), language, path};
}

bool has(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

const Clock::TimePoint kNow = *calendar::parse_iso_time("2026-11-27T06:00:00Z");

queue::Standing waiting() {
    queue::Standing standing;
    standing.ticket.number = "М-042";
    standing.ticket.state = TicketState::Waiting;
    standing.ticket.created_at = kNow;
    standing.people_ahead = 4;
    standing.wait = queue::WaitRange{10, 15};
    return standing;
}

cases::CaseRecord registered() {
    cases::CaseRecord record;
    record.registration_number = "075-26-000001";
    record.state = "registered";
    record.operation = "issue";
    record.expected_result = "2026-12-11";
    return record;
}

queue::Ticket in_line(const std::string& number, std::chrono::minutes waits) {
    queue::Ticket ticket;
    ticket.number = number;
    ticket.state = TicketState::Waiting;
    ticket.request.service_id = "<service>";
    ticket.joined_at = kNow - waits;
    return ticket;
}

HallPicture hall() {
    HallPicture picture;
    picture.now = kNow;
    picture.wait_limit = std::chrono::minutes(30);
    picture.windows = {"1", "2"};
    picture.service_title = [](const std::string& id) { return id; };
    picture.benefit_name = [](const std::string& id) { return id; };
    return picture;
}

}  // namespace

TEST_CASE("text from outside cannot become markup") {
    CHECK(escape_html("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#39;");
    const auto context = page("/t/\"><script>");
    auto standing = waiting();
    standing.ticket.number = "<script>";
    const auto shown =
        TicketPage{context, standing, {"<script>", "", ""}, {"&", "", ""}}.answer("/\"><script>");
    const auto own = shown.body.find("<script>" + std::string(kLiveScript));
    REQUIRE(own != std::string::npos);
    CHECK(shown.body.find("<script") == own);
    CHECK(shown.body.rfind("<script") == own);

    auto picture = hall();
    picture.windows = {"<script>"};
    picture.queue.waiting = {in_line("<script>", std::chrono::minutes(1))};
    CHECK_FALSE(has(hall_live(page("/halls/x"), picture), "<script"));
}

TEST_CASE("a page runs our script and style and no others") {
    const auto shown = answer(page("/x"), 200, {"title", "content"});
    std::string policy;
    for (const auto& [name, value] : shown.headers)
        if (name == "Content-Security-Policy")
            policy = value;
    CHECK(has(policy, "default-src 'none'"));
    CHECK_FALSE(has(policy, "unsafe-inline"));
    for (const auto asset : {kStyle, kLiveScript})
        CHECK(has(policy, "'sha256-" + to_base64(sha256(as_bytes(asset))) + "'"));
    // What the policy names stands in the page octet by octet.
    CHECK(has(shown.body, "<style>" + std::string(kStyle) + "</style>"));
    CHECK_FALSE(has(shown.body, "<script"));
    CHECK_FALSE(has(shown.body, " style="));
}

TEST_CASE("news of a page is one element on one line") {
    const auto context = page("/t/x");
    const auto standing = waiting();
    const auto ticket = TicketPage{context, standing, {}, {}}.live();
    auto picture = hall();
    picture.queue.waiting = {in_line("М-001", std::chrono::minutes(3))};
    for (const auto& live : {ticket, hall_live(context, picture)}) {
        CHECK(live.rfind("<div ", 0) == 0);
        CHECK_FALSE(has(live, "\n"));
        CHECK_FALSE(has(live, "[web."));
    }
    CHECK(has(ticket, "<b>4</b>"));
    CHECK(has(ticket, "10–15"));
}

TEST_CASE("a called ticket shows its window, one that ended ends the page's stream") {
    const auto context = page("/t/x");
    auto standing = waiting();
    standing.ticket.state = TicketState::Called;
    standing.ticket.calls = 2;
    standing.ticket.desk = "7";
    const TicketPage called{context, standing, {}, {}};
    CHECK(has(called.live(), "<span class=\"window\">7</span>"));
    CHECK(has(called.live(), "data-alert=\"called2\""));
    CHECK(called.title() == "М-042 → 7");
    CHECK_FALSE(has(called.live(), "data-final"));

    standing.ticket.state = TicketState::Finished;
    CHECK(has(TicketPage{context, standing, {}, {}}.live(), "data-final"));
}

TEST_CASE("who did not come is told until when it is not too late") {
    const auto context = page("/t/x", text::Language::English);
    auto standing = waiting();
    standing.ticket.state = TicketState::NoShow;
    standing.ticket.due_at = *calendar::parse_iso_time("2026-11-27T07:30:00Z");
    CHECK(has(TicketPage{context, standing, {}, {}}.live(), "before 12:30"));
}

TEST_CASE("every state of a ticket has its sentence in every language") {
    for (const auto action : queue::all_actions())
        for (const auto from : {TicketState::Reserved, TicketState::Waiting, TicketState::Called,
                                TicketState::Serving, TicketState::Parked, TicketState::NoShow})
            for (const auto language : text::kLanguages)
                if (const auto state = queue::after(from, action)) {
                    INFO(to_string(*state));
                    CHECK(translator().has(language,
                                           "web.ticket.state." + std::string(to_string(*state))));
                }
}

TEST_CASE("a page names its language and marks it among the links") {
    for (const auto language : text::kLanguages) {
        const auto context = page("/c/x", language);
        auto record = registered();
        const auto shown =
            case_page(context, record, {"Қызмет", "Услуга", ""}, {"О", "Ц", ""}).body;
        const std::string code(text::code(language));
        CHECK(has(shown, "<html lang=\"" + code + "\">"));
        CHECK(has(shown, "lang=" + code + "\" aria-current=\"page\""));
        CHECK(has(shown, "2026"));
        CHECK_FALSE(has(shown, "[web."));
        record.expected_provisional = true;
        const auto provisional =
            case_page(context, record, {"Қызмет", "Услуга", ""}, {"О", "Ц", ""}).body;
        const auto words = context.tr(
            "web.case.expected_provisional",
            {{"date", calendar::long_date(*calendar::parse_iso_date("2026-12-11"), language)}});
        CHECK_FALSE(has(shown, words));
        CHECK(has(provisional, words));
        for (const auto& other :
             {not_found_page(context), log_in_page(context, 401, "web.log_in.wrong"),
              halls_page(context, {{"a", "Орталық"}}, "Әлиева Қарлығаш")})
            CHECK_FALSE(has(other.body, "[web."));
    }
    CHECK(language_from("ru") == text::Language::Russian);
    CHECK(language_from("de") == text::Language::Kazakh);
}

TEST_CASE("waits are held against the limit of the hall") {
    using std::chrono::minutes;
    auto picture = hall();
    picture.queue.waiting = {in_line("А-001", minutes(31)), in_line("А-002", minutes(24)),
                             in_line("А-003", minutes(23))};
    picture.day.all.over_limit = 2;
    const auto context = page("/halls/x", text::Language::English);
    const auto live = hall_live(context, picture);
    CHECK(has(live, "<tr class=\"over\"><td><b>А-001</b>"));
    CHECK(has(live, "<tr class=\"near\"><td><b>А-002</b>"));
    CHECK(has(live, "<tr><td><b>А-003</b>"));
    CHECK(has(live, "<div class=\"tile bad\"><b>3</b><span>waited over the limit"));
    CHECK(has(live, "limit: 30 min"));
}

TEST_CASE("a long queue is cut, and says how many are not shown") {
    auto picture = hall();
    for (int i = 0; i < 45; ++i)
        picture.queue.waiting.push_back(in_line("А-" + std::to_string(i), std::chrono::minutes(1)));
    const auto live = hall_live(page("/halls/x", text::Language::English), picture);
    CHECK(has(live, "<b>А-39</b>"));
    CHECK_FALSE(has(live, "<b>А-40</b>"));
    CHECK(has(live, "and 5 more"));
}

TEST_CASE("an axis ends on a number that four lines divide") {
    for (double value = 0; value < 3000; value += 7) {
        const auto top = round_axis(value);
        CHECK(top >= value);
        CHECK(std::fmod(top, 4) == 0);
        CHECK(top <= std::max(12.0, value * 2));
    }
    CHECK(round_axis(0) == 4);
    CHECK(round_axis(30) == 32);
}

TEST_CASE("a chart says in a table what it draws") {
    BarChart chart{
        "Waits", "Hour", "mean", "longest", 30, "limit", {{"9", 12, 20.4}, {"10", 31, 44}}};
    const auto drawn = draw(page("/x", text::Language::English), chart);
    CHECK(has(drawn, "<td>9</td><td class=\"figure\">12</td><td class=\"figure\">20</td>"));
    CHECK(has(drawn, "class=\"bar\""));
    CHECK(has(drawn, "class=\"bar over\""));
    CHECK(has(drawn, "aria-label=\"Waits\""));
    CHECK(draw(page("/x"), {}).empty());
}
