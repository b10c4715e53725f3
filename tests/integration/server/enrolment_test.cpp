// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A terminal on its way in and out, over the wire.
#include "kiosk/central/enrolment.h"

#include "core/base/files.h"
#include "core/trust/certificates/request.h"
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using nlohmann::json;

namespace {

constexpr auto kAdministrator = "administrator.osman";

/// A terminal that has nothing yet but a key of its own.
struct Newcomer {
    const Hall& hall;
    std::string name;
    trust::NewRequest asked = trust::make_request("new").value();

    std::filesystem::path file(const char* kind) const { return hall.folder() / (name + kind); }

    WebReply enrol(const std::string& code) const {
        WebRequest request;
        request.method = "POST";
        request.url = hall.public_url("/v1/terminals");
        request.ca = keys().pki.ca_file();
        request.headers = {"Content-Type: application/json"};
        request.body =
            json{{"code", code}, {"request", to_base64(as_bytes(asked.request_pem))}}.dump();
        return WebClient().send(request);
    }
    void keep(const WebReply& enrolled) const {
        REQUIRE(enrolled.status == 201);
        REQUIRE(write_file_durably(file(".pem"),
                                   as_bytes(enrolled.json().at("certificate").get<std::string>())));
        REQUIRE(write_file_durably(file(".key"), as_bytes(asked.key_pem)));
    }
    WebReply ask(const std::string& method, const std::string& path, const json& body = nullptr,
                 const std::vector<std::string>& headers = {}) const {
        auto request = hall.from("kiosk-1", method, path);
        request.certificate = file(".pem");
        request.key = file(".key");
        request.headers = headers;
        if (!body.is_null()) {
            request.headers.emplace_back("Content-Type: application/json");
            request.body = body.dump();
        }
        return WebClient().send(request);
    }
};

}  // namespace

TEST_CASE("a desk is invited by an administrator, enrols, works, renews and is struck off") {
    Hall hall;
    hall.add_account(kAdministrator, "Осман Ғалия", "000101500001", "administrator");
    const auto bearer = hall.log_in("desk-1", kAdministrator);
    const auto invited = hall.ask(
        "desk-1", "POST", "/v1/terminals/invitations",
        {{"common_name", "desk-77"}, {"role", "desk"}, {"hall", "almaty-075"}, {"desk", "77"}},
        {bearer});
    REQUIRE(invited.status == 201);

    const Newcomer newcomer{hall, "desk-77"};
    CHECK(newcomer.enrol("AAAAA-AAAAA-AAAAA-AAAAA").code() == "terminals.code_unknown");
    newcomer.keep(newcomer.enrol(invited.json().at("code")));
    const auto me = newcomer.ask("GET", "/v1/terminals/current");
    REQUIRE(me.status == 200);
    CHECK(me.json().at("desk") == "77");

    const auto session =
        newcomer.ask("POST", "/v1/sessions", {{"login", kOperatorLogin}, {"password", kPassword}});
    REQUIRE(session.status == 201);
    const auto own = "Authorization: Bearer " + session.json().at("token").get<std::string>();
    hall.join_queue();
    const auto called =
        newcomer.ask("POST", "/v1/desk/next", nullptr, {own, Hall::key_header(Hall::new_key())});
    REQUIRE(called.status == 200);
    CHECK(hall.queue().at("called").at(0).at("desk") == "77");

    const Newcomer renewed{hall, "desk-77-renewed"};
    renewed.keep(newcomer.ask("POST", "/v1/terminals/current/certificate",
                              {{"request", to_base64(as_bytes(renewed.asked.request_pem))}}));
    CHECK(renewed.ask("GET", "/v1/terminals/current").status == 200);

    CHECK(hall.ask("desk-1", "DELETE", "/v1/terminals/desk-77", nullptr, {bearer}).status == 204);
    CHECK(newcomer.ask("GET", "/v1/terminals/current").code() == "terminals.unknown");
    CHECK(renewed.ask("GET", "/v1/terminals/current").code() == "terminals.unknown");
    const auto list = hall.ask("desk-1", "GET", "/v1/terminals", nullptr, {bearer});
    CHECK(list.json().at("terminals").at(0).at("state") == "revoked");
}

TEST_CASE("only an administrator of the hall lets terminals in and out") {
    Hall hall;
    const auto operators = hall.log_in("desk-1");
    const json kiosk{{"common_name", "kiosk-9"}, {"role", "self-service"}, {"hall", "almaty-075"}};
    const auto invite = [&](const std::string& bearer, const json& body) {
        return hall.ask("desk-1", "POST", "/v1/terminals/invitations", body, {bearer}).code();
    };
    CHECK(invite(operators, kiosk) == "accounts.role_missing");
    CHECK(hall.ask("desk-1", "GET", "/v1/terminals", nullptr, {operators}).code() ==
          "accounts.role_missing");
    CHECK(hall.ask("kiosk-1", "GET", "/v1/terminals").code() == "terminals.role_refused");

    hall.add_account(kAdministrator, "Осман Ғалия", "000101500001", "administrator", "almaty-075");
    const auto bearer = hall.log_in("desk-1", kAdministrator);
    // An administrator serves nobody.
    CHECK(hall.ask("desk-1", "POST", "/v1/desk/next", nullptr,
                   {bearer, Hall::key_header(Hall::new_key())})
              .code() == "accounts.role_missing");
    const auto with = [&](const char* member, const char* value) {
        auto body = kiosk;
        body[member] = value;
        return body;
    };
    CHECK(invite(bearer, with("hall", "mars-1")) == "request.field_invalid");
    CHECK(invite(bearer, with("role", "emperor")) == "request.field_invalid");
    CHECK(invite(bearer, with("role", "desk")) == "request.field_invalid");  // without a window
    CHECK(invite(bearer, with("common_name", "kiosk-1")) == "terminals.name_taken");
    CHECK(invite(bearer, with("common_name", "a b")) == "terminals.name_invalid");
    CHECK(hall.ask("desk-1", "DELETE", "/v1/terminals/kiosk-1", nullptr, {bearer}).code() ==
          "terminals.not_found");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/terminals/current/certificate", {{"request", "AAAA"}})
              .code() == "terminals.not_enrolled");
}

TEST_CASE("the command line invites and strikes off beside a running server") {
    Hall hall;
    const auto invited = hall.run_command(
        "terminal invite", {"--name", "board-9", "--role", "board", "--hall", "almaty-075"});
    REQUIRE(invited.exit_code == 0);
    const Newcomer newcomer{hall, "board-9"};
    newcomer.keep(newcomer.enrol(invited.output.substr(0, invited.output.find('\n'))));
    REQUIRE(newcomer.ask("GET", "/v1/queue").status == 200);
    CHECK(hall.run_command("terminal list", {})
              .output.find("board-9\tboard\talmaty-075\t\tenrolled") != std::string::npos);
    REQUIRE(hall.run_command("terminal revoke", {"--name", "board-9"}).exit_code == 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (newcomer.ask("GET", "/v1/queue").status == 200)
        REQUIRE(std::chrono::steady_clock::now() < end);
    CHECK(hall.run_command("terminal revoke", {"--name", "nobody"}).exit_code == 1);
    CHECK(hall.run_command("terminal invite",
                           {"--name", "x", "--role", "desk", "--hall", "almaty-075"})
              .exit_code == 2);
}

namespace {

/// A terminal's files, as its settings name them.
struct Files {
    explicit Files(const Hall& hall)
        : settings{hall.url(""), hall.folder() / "own.pem", hall.folder() / "own.key",
                   keys().pki.ca_file()} {}
    central::HttpSettings settings;

    static Bytes read(const std::filesystem::path& file) {
        return read_file(file).value_or(Bytes());
    }
    Bytes certificate() const { return read(settings.certificate); }
    Bytes key() const { return read(settings.key); }
    std::filesystem::path fresh_key() const { return settings.key.string() + ".new"; }
};

std::string invited_kiosk(const Hall& hall) {
    const auto output =
        hall.run_command("terminal invite",
                         {"--name", "kiosk-77", "--role", "self-service", "--hall", "almaty-075"})
            .output;
    return output.substr(0, output.find('\n'));
}

const auto kNow = std::chrono::system_clock::now();

}  // namespace

TEST_CASE("a kiosk gets its key and certificate, and renews them when they are due") {
    Hall hall;
    const Files files(hall);
    const auto enrolled = central::enrol(files.settings, hall.public_url(""), invited_kiosk(hall));
    REQUIRE(enrolled);
    CHECK(enrolled->common_name == "kiosk-77");
    CHECK((std::filesystem::status(files.settings.key).permissions() &
           (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);
    const auto first = files.certificate();

    CHECK(central::renew_if_due(files.settings, kNow).value() == false);
    CHECK(files.certificate() == first);
    CHECK(central::renew_if_due(files.settings, kNow + std::chrono::hours(24 * 61)).value());
    CHECK(files.certificate() != first);
    CHECK_FALSE(std::filesystem::exists(files.fresh_key()));
    CHECK(central::renew_if_due(files.settings, kNow).value() == false);

    // One of the configuration has its certificate from elsewhere.
    auto configured = files.settings;
    configured.certificate = keys().folder.path() / "terminal-kiosk-1.pem";
    configured.key = keys().folder.path() / "terminal-kiosk-1.key";
    CHECK(central::renew_if_due(configured, kNow + std::chrono::hours(24 * 3650)).value() == false);
}

TEST_CASE("an answer that a kiosk never got costs no code and no key") {
    Hall hall;
    const Files files(hall);
    const auto code = invited_kiosk(hall);
    CHECK(central::enrol(files.settings, "https://127.0.0.1:1", code).error().code ==
          "central.unreachable");
    CHECK(files.certificate().empty());
    const auto key = Files::read(files.fresh_key());
    REQUIRE_FALSE(key.empty());
    CHECK(central::enrol(files.settings, hall.public_url(""), "AAAAA-AAAAA").error().code ==
          "terminals.code_unknown");
    REQUIRE(central::enrol(files.settings, hall.public_url(""), code));
    CHECK(files.key() == key);

    // The power went out after the new pair was written and before the second file had its name.
    const auto certificate = files.certificate();
    std::filesystem::rename(files.settings.certificate,
                            files.settings.certificate.string() + ".new");
    REQUIRE(central::settle_certificate(files.settings));
    CHECK(files.certificate() == certificate);
    CHECK(central::renew_if_due(files.settings, kNow));
}

TEST_CASE("a kiosk tells nobody but its own server the code") {
    Hall hall;
    Files files(hall);
    files.settings.server_ca = keys().foreign.ca_file();
    CHECK(central::enrol(files.settings, hall.public_url(""), invited_kiosk(hall)).error().code ==
          "central.untrusted");
}
