// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The supervisor's page: log-in, the live hall, and what others must not see of it.
#include "server/web/hall_page.h"

#include "core/base/files.h"
#include "core/calendar/civil_time.h"
#include "tests/integration/pages/looking.h"
#include "tests/integration/server/hall.h"

using namespace tereze;
using namespace tereze::testing;
namespace web = tereze::server::web;

namespace {

constexpr auto kSupervisor = "supervisor.omarova";

void log_in(Browser& browser, const Hall& hall, const std::string& login,
            const std::string& password) {
    browser.open(hall.public_url("/halls?lang=en"));
    browser.type("#login", login);
    browser.type("#password", password);
    browser.click("form.card button");
}

std::string with_key(const Hall&) {
    return Hall::key_header(Hall::new_key());
}

}  // namespace

TEST_CASE("a supervisor watches the hall as it lives") {
    Hall hall;
    hall.add_account(kSupervisor, "Омарова Сәуле", "000101500001", "supervisor", "almaty-075");
    const auto desk = hall.log_in("desk-2");
    hall.join_queue();
    hall.join_queue("840229400006");

    Browser office(kOfficeScreen);
    log_in(office, hall, kSupervisor, kPassword);
    office.wait_for_text("In line");
    CHECK(office.url() == hall.public_url("/halls/almaty-075?lang=en"));
    office.wait_until("document.querySelector('.tile b').textContent === '2'");
    check_page(office);

    REQUIRE(hall.ask("desk-2", "POST", "/v1/desk/next", nullptr, {desk, with_key(hall)}).status ==
            200);
    office.wait_until("document.querySelector('.tile b').textContent === '1'");
    office.wait_for_text("is calling M-001");
    office.click("details summary");
    REQUIRE(hall.ask("desk-2", "POST", "/v1/desk/current/start", nullptr, {desk}).status == 200);
    office.wait_for_text("is serving M-001");
    // News do not close what the reader has opened.
    CHECK(office.value("document.querySelector('details').open") == true);
    office.take_picture(picture("hall-live-en"));

    const auto cookie = office.cookies().at("__Host-tereze");
    CHECK(cookie.at("httpOnly") == true);
    CHECK(cookie.at("secure") == true);
    CHECK(cookie.at("sameSite") == "Strict");
    office.click(".top button");
    office.wait_for_text("Staff log-in");
    office.open(hall.public_url("/halls/almaty-075?lang=en"));
    office.wait_for_text("Staff log-in");
    CHECK(office.complaints() == std::vector<std::string>{});
}

TEST_CASE("the hall is shown to nobody else") {
    Hall hall;
    Browser phone(kPhoneScreen);
    log_in(phone, hall, kOperatorLogin, "wrong password");
    phone.wait_for_text("The login or the password is wrong.");
    CHECK(phone.value("document.querySelector('#password').value") == "");
    log_in(phone, hall, kOperatorLogin, kPassword);
    phone.wait_for_text("Your role does not allow them.");
    CHECK(phone.cookies().empty());
    phone.take_picture(picture("log-in-refused-en"));

    const auto answer = [&](const std::string& path, std::vector<std::string> headers,
                            const std::string& method = "GET", const std::string& body = {}) {
        WebRequest request;
        request.method = method;
        request.url = hall.public_url(path);
        request.ca = keys().pki.folder() / "ca.pem";
        request.headers = std::move(headers);
        request.body = body;
        return WebClient().send(request);
    };
    // A desk's token is none of a browser's.
    const auto bearer = hall.log_in("desk-1");
    const auto token = bearer.substr(bearer.rfind(' ') + 1);
    for (const auto& cookie : {token, std::string(64, '0'), std::string("' OR 1=1 --")}) {
        CHECK(answer("/halls/almaty-075", {"Cookie: __Host-tereze=" + cookie}).status == 303);
        CHECK(answer("/halls/almaty-075/events", {"Cookie: __Host-tereze=" + cookie}).status ==
              401);
    }
    // Another site's form does not even get to the password.
    const std::vector<std::string> forged{"Content-Type: application/x-www-form-urlencoded",
                                          "Sec-Fetch-Site: cross-site"};
    const auto refused = answer("/log-in", forged, "POST", "login=x&password=y");
    CHECK(refused.status == 303);
    CHECK(answer("/log-in", {"Content-Type: text/plain"}, "POST", "login=x").code() ==
          "request.media_type_wrong");
    CHECK(answer("/log-in", {forged[0]}, "POST", "login=x").status == 422);
}

TEST_CASE("a supervisor of one hall does not see another") {
    Hall hall;
    Browser office(kOfficeScreen);
    CHECK_THROWS(
        hall.add_account(kSupervisor, "Омарова Сәуле", "000101500001", "supervisor", "astana-001"));
    hall.add_account(kSupervisor, "Омарова Сәуле", "000101500001", "head");
    log_in(office, hall, kSupervisor, kPassword);
    office.wait_for_text("In line");
    office.open(hall.public_url("/halls/astana-001?lang=en"));
    CHECK(office.url() == hall.public_url("/halls/almaty-075?lang=en"));
}

TEST_CASE("a full day is drawn for people to look at") {
    using std::chrono::minutes;
    const auto translator = text::Translator::load(TEREZE_BUILD_DIR "/locales").value();
    web::HallPicture picture;
    picture.name = "Алматы қаласының № 1 халыққа қызмет көрсету орталығы";
    picture.now = std::chrono::time_point_cast<Clock::TimePoint::duration>(
        *calendar::parse_iso_time("2026-11-27T10:42:00Z"));
    picture.wait_limit = minutes(30);
    picture.service_title = [](const std::string& id) {
        return id == "m" ? std::string(
                               "Медициналық қызметке лицензия беру, қайта ресімдеу, "
                               "лицензияның телнұсқасын беру")
                         : std::string("Фармацевтикалық қызметке лицензия беру");
    };
    picture.benefit_name = [](const std::string&) { return std::string("Мүгедектігі бар адам"); };
    for (int window = 1; window <= 8; ++window) {
        const auto name = std::to_string(window);
        picture.windows.push_back(name);
        auto& tally = picture.day.by_window[name];
        tally.finished = 21 - window;
        for (int i = 0; i < tally.finished; ++i)
            tally.service.add(minutes(6 + (window * 5 + i) % 9));
        if (window % 3 == 0)
            continue;
        server::queue::Ticket ticket;
        ticket.number = "М-1" + std::to_string(30 + window);
        ticket.desk = name;
        ticket.state = window % 4 == 0 ? server::queue::TicketState::Called
                                       : server::queue::TicketState::Serving;
        ticket.called_at = picture.now - minutes(2 * window + 1);
        picture.queue.called.push_back(ticket);
    }
    for (int i = 0; i < 11; ++i) {
        server::queue::Ticket ticket;
        ticket.number = "М-1" + std::to_string(40 + i);
        ticket.joined_at = picture.now - minutes(33 - 3 * i);
        ticket.request.service_id = i % 3 == 0 ? "f" : "m";
        ticket.request.benefit = i == 2 ? "disability" : "";
        picture.queue.waiting.push_back(ticket);
    }
    const int waits[] = {6, 11, 19, 34, 27, 22, 15, 12, 9};
    for (std::size_t hour = 9; hour < 18; ++hour)
        for (int i = 0; i < 12 + waits[hour - 9]; ++i)
            picture.day.wait_by_hour.at(hour).add(minutes(waits[hour - 9] - 4 + i % 12));
    picture.day.all.finished = 131;
    picture.day.all.no_shows = 7;
    picture.day.all.over_limit = 16;
    for (const auto& spans : picture.day.wait_by_hour)
        if (spans.count > 0)
            picture.day.all.wait.add(spans.mean());
    for (const auto* id : {"m", "f"}) {
        auto& tally = picture.day.by_service[id];
        tally.joined = 96;
        tally.finished = 81;
        tally.over_limit = id[0] == 'm' ? 16 : 0;
        tally.wait.add(minutes(41));
        tally.wait.add(minutes(8));
    }
    TemporaryFolder folder;
    for (const auto& [screen, name] :
         {std::pair(kOfficeScreen, "hall-day-office"), std::pair(kPhoneScreen, "hall-day-phone")}) {
        const web::PageContext context{translator, text::Language::Kazakh, "/halls/x"};
        const auto page = web::answer(context, 200,
                                      {picture.name,
                                       "<h1>" + picture.name + "</h1>",
                                       web::hall_live(context, picture),
                                       {},
                                       web::Width::Wide});
        REQUIRE(write_file_durably(folder.path() / "page.html", as_bytes(page.body)));
        Browser browser(screen);
        browser.open("file://" + (folder.path() / "page.html").string());
        CHECK(browser.value("document.documentElement.scrollWidth <= innerWidth") == true);
        browser.take_picture(tereze::testing::picture(name));
        browser.prefer_dark();
        browser.take_picture(tereze::testing::picture(std::string(name) + "-dark"));
    }
}
