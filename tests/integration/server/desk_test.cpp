// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Log-in, exclusive calls, and going on after a restart.
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

using namespace tereze::testing;
using nlohmann::json;

namespace {

WebReply next(const Hall& hall, const std::string& desk, const std::string& bearer,
              const std::string& key = Hall::new_key()) {
    return hall.ask(desk, "POST", "/v1/desk/next", nullptr, {bearer, Hall::key_header(key)});
}

WebReply act(const Hall& hall, const std::string& desk, const std::string& bearer,
             const std::string& action) {
    return hall.ask(desk, "POST", "/v1/desk/current/" + action, nullptr, {bearer});
}

}  // namespace

TEST_CASE("wrong passwords are answered later each time, then the account is locked") {
    const Hall hall;
    const json wrong{{"login", kOperatorLogin}, {"password", "not the password"}};
    const json right{{"login", kOperatorLogin}, {"password", kPassword}};
    std::vector<double> took;
    for (int i = 0; i < 5; ++i) {
        const auto started = std::chrono::steady_clock::now();
        const auto reply = hall.ask("desk-1", "POST", "/v1/sessions", wrong);
        took.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        CHECK(reply.status == 401);
        CHECK(reply.code() == "accounts.wrong_password");
    }
    CHECK(took.at(0) >= 0.040);
    CHECK(took.at(4) >= 0.640);
    const auto locked = hall.ask("desk-2", "POST", "/v1/sessions", right);
    CHECK(locked.status == 423);
    CHECK(locked.code() == "accounts.locked");
    CHECK(std::stoi(locked.headers.at("retry-after")) > 800);
    // Another account is not touched, and an unknown login is answered like a wrong password.
    CHECK_NOTHROW(hall.log_in("desk-1", kSecondLogin));
    CHECK(hall.ask("desk-1", "POST", "/v1/sessions", {{"login", "nobody"}, {"password", "x"}})
              .code() == "accounts.wrong_password");
}

TEST_CASE("a session names its operator and is good on its own desk until log-out") {
    const Hall hall;
    const auto reply = hall.ask("desk-1", "POST", "/v1/sessions",
                                {{"login", kOperatorLogin}, {"password", kPassword}});
    CHECK(reply.status == 201);
    const auto body = reply.json();
    CHECK(body.at("operator").at("name") == kOperatorName);
    CHECK(body.at("operator").at("iin") == sample_operator().iin);
    CHECK(body.at("operator").at("roles") == json::array({"operator"}));
    const auto bearer = "Authorization: Bearer " + body.at("token").get<std::string>();

    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current").code() == "accounts.session_required");
    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).status == 204);
    CHECK(hall.ask("desk-2", "GET", "/v1/desk/current", nullptr, {bearer}).code() ==
          "accounts.session_required");
    CHECK(hall.ask("desk-1", "DELETE", "/v1/sessions/current", nullptr, {bearer}).status == 204);
    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).status == 401);
}

TEST_CASE("a visit goes from call to finish, and no step out of its order") {
    const Hall hall;
    const auto bearer = hall.log_in("desk-1");
    CHECK(next(hall, "desk-1", bearer).status == 204);
    CHECK(act(hall, "desk-1", bearer, "start").code() == "desk.no_ticket");
    CHECK(hall.ask("desk-1", "POST", "/v1/desk/next", nullptr, {bearer}).code() ==
          "request.idempotency_key_missing");
    hall.join_queue();
    hall.join_queue("840229400006");

    const auto key = Hall::new_key();
    const auto called = next(hall, "desk-1", bearer, key);
    CHECK(called.status == 200);
    CHECK(called.json().at("number") == "M-001");
    CHECK(called.json().at("state") == "called");
    CHECK(called.json().at("applicant").at("iin") == "750101300004");
    // The answer was lost: the same key gives the same person, a new one nobody else.
    CHECK(next(hall, "desk-1", bearer, key).json().at("number") == "M-001");
    CHECK(next(hall, "desk-1", bearer).code() == "desk.ticket_open");
    CHECK(act(hall, "desk-1", bearer, "finish").code() == "tickets.state_wrong");
    CHECK(act(hall, "desk-1", bearer, "recall").json().at("calls") == 2);
    CHECK(act(hall, "desk-1", bearer, "start").json().at("state") == "serving");
    CHECK(act(hall, "desk-1", bearer, "no-show").code() == "tickets.state_wrong");
    CHECK(hall.queue().at("called").at(0).at("state") == "serving");
    CHECK(act(hall, "desk-1", bearer, "finish").json().at("state") == "finished");
    CHECK(hall.queue().at("called").empty());

    CHECK(next(hall, "desk-1", bearer).json().at("number") == "M-002");
    CHECK(act(hall, "desk-1", bearer, "no-show").json().at("state") == "no-show");
    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).status == 204);
}

TEST_CASE("no two windows ever get the same ticket") {
    const Hall hall;
    constexpr int kTickets = 24;
    constexpr int kDesks = 8;
    for (int i = 0; i < kTickets; ++i)
        hall.join_queue();

    std::mutex mutex;
    std::vector<std::string> numbers;
    std::vector<std::string> faults;
    {
        std::vector<std::jthread> desks;
        for (int i = 1; i <= kDesks; ++i)
            desks.emplace_back([&, i, desk = "desk-" + std::to_string(i)] {
                try {
                    const auto bearer = hall.log_in(desk, i % 2 ? kOperatorLogin : kSecondLogin);
                    for (auto got = next(hall, desk, bearer); got.status == 200;
                         got = next(hall, desk, bearer)) {
                        {
                            const std::lock_guard lock(mutex);
                            numbers.push_back(got.json().at("number"));
                        }
                        act(hall, desk, bearer, "start");
                        act(hall, desk, bearer, "finish");
                    }
                } catch (const std::exception& exception) {
                    const std::lock_guard lock(mutex);
                    faults.push_back(exception.what());
                }
            });
    }
    CHECK(faults.empty());
    CHECK(numbers.size() == kTickets);
    CHECK(std::set<std::string>(numbers.begin(), numbers.end()).size() == kTickets);
    CHECK(hall.queue().at("waiting").empty());
}

TEST_CASE("a restart keeps tickets, the current visit, sessions and numbers") {
    Hall hall;
    const auto bearer = hall.log_in("desk-1");
    hall.join_queue();
    hall.join_queue("840229400006");
    const std::string reserved = hall.reserve().at("id");
    next(hall, "desk-1", bearer);

    CHECK(hall.stop_server() == 0);
    hall.start_server();
    CHECK(hall.ask("desk-1", "GET", "/v1/desk/current", nullptr, {bearer}).json().at("number") ==
          "M-001");
    CHECK(hall.queue().at("waiting").size() == 1);
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + reserved + "/printed").status == 200);
    CHECK(hall.reserve().at("number") == "M-004");
}

TEST_CASE(
    "a hall of its own rules: benefits, windows with services, and a visit that goes around") {
    HallOptions options;
    options.queue_rules =
        "[hall.queue]\nrecalls = 1\ntickets_a_person = 2\n[[hall.benefit]]\nid = \"veteran\"\n"
        "rank = 1\nname = {kk = \"Ардагер\", ru = \"Ветеран\"}\n";
    const Hall hall(options);
    const auto first = hall.log_in("desk-1");
    const auto second = hall.log_in("desk-2", kSecondLogin);
    const auto post = [&](const std::string& desk, const std::string& bearer,
                          const std::string& path, const json& body = nullptr) {
        return hall.ask(desk, "POST", "/v1/desk/" + path, body, {bearer});
    };
    const auto shown = hall.ask("kiosk-1", "GET", "/v1/halls/current").json();
    CHECK(shown.at("benefits").at(0).at("name").at("kk") == "Ардагер");
    CHECK(shown.at("people_waiting") == 0);

    hall.join_queue("840229400006");
    const auto veteran = hall.join_queue();
    CHECK(post("desk-1", first, "tickets/" + veteran + "/benefit",
               {{"benefit", "veteran"}, {"evidence", "a bribe"}})
              .code() == "request.field_invalid");
    CHECK(post("desk-1", first, "tickets/" + veteran + "/benefit",
               {{"benefit", "veteran"}, {"evidence", "veteran-card"}})
              .status == 200);
    CHECK(next(hall, "desk-1", first).json().at("id") == veteran);
    act(hall, "desk-1", first, "recall");
    CHECK(act(hall, "desk-1", first, "recall").code() == "tickets.recall_limit");
    act(hall, "desk-1", first, "start");

    CHECK(post("desk-1", first, "current/redirect", json::object()).code() ==
          "request.field_invalid");
    CHECK(post("desk-1", first, "current/redirect", {{"desk", "99"}}).code() == "desk.unknown");
    CHECK(post("desk-1", first, "current/redirect",
               {{"desk", "2"}, {"note", "төлем"}, {"comes_back", true}})
              .json()
              .at("state") == "waiting");
    CHECK(hall.queue().at("waiting").at(0).at("for_desk") == "2");
    CHECK(next(hall, "desk-2", second).json().at("note") == "төлем");
    act(hall, "desk-2", second, "start");
    CHECK(act(hall, "desk-2", second, "finish").json().at("state") == "waiting");
    CHECK(next(hall, "desk-1", first).json().at("id") == veteran);
    act(hall, "desk-1", first, "start");
    CHECK(post("desk-1", first, "current/park", {{"minutes", 0}}).code() ==
          "request.field_invalid");
    CHECK(post("desk-1", first, "current/park", {{"minutes", 5}}).json().at("state") == "parked");
    CHECK(hall.queue().at("away").at(0).at("id") == veteran);
    CHECK(post("desk-2", second, "tickets/" + veteran + "/resume").json().at("state") == "waiting");
    CHECK(post("desk-2", second, "tickets/" + veteran + "/call").json().at("state") == "called");
    CHECK(act(hall, "desk-2", second, "no-show").json().at("state") == "no-show");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/tickets/" + veteran + "/come-back").json().at("state") ==
          "waiting");

    hall.join_queue();
    const auto third = hall.ask("kiosk-1", "POST", "/v1/tickets",
                                {{"service_id", kService},
                                 {"language", "kk"},
                                 {"purpose", "submit"},
                                 {"applicant", {{"iin", "750101300004"}}}},
                                {Hall::key_header(Hall::new_key())});
    CHECK(third.code() == "tickets.person_limit");

    const auto day =
        hall.ask("desk-1", "GET", "/v1/halls/current/statistics", nullptr, {first}).json();
    CHECK(day.at("issued") == 3);
    CHECK(day.at("all").at("called") == 4);
    CHECK(day.at("windows").at("2").at("no_shows") == 1);
    CHECK(hall.ask("desk-1", "GET", "/v1/halls/current/statistics?day=tomorrow", nullptr, {first})
              .code() == "request.field_invalid");
}
