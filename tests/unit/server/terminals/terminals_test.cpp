// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Enrolment, renewal and revocation, with time moved by hand.
#include "server/terminals/terminals.h"

#include "core/calendar/civil_time.h"
#include "tests/support/pki/issue.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::server::terminals;
using accounts::Terminal;
using accounts::TerminalRole;

namespace {

const auto kNow = *calendar::parse_iso_time("2026-11-27T05:00:00Z");
const Terminal kDesk{"desk-7", TerminalRole::Desk, "hall", "7", {"a", "b"}};

const testing::Issued& authority() {
    static const auto made = [] {
        testing::CertificateSpec spec;
        spec.subject = {{"C", "KZ"}, {"CN", "Terminals of a test"}};
        spec.extensions = {{"basicConstraints", "critical,CA:TRUE"},
                           {"keyUsage", "critical,keyCertSign"}};
        spec.not_before = kNow - std::chrono::hours(24);
        spec.not_after = kNow + std::chrono::hours(24 * 3650);
        return testing::issue(spec, nullptr);
    }();
    return made;
}

Options with_authority() {
    Options options;
    options.authority = trust::TerminalAuthority::create(
                            authority().certificate,
                            trust::PrivateKey::parse(as_bytes(authority().key_pem())).value())
                            .value();
    return options;
}

struct Scene {
    testing::TemporaryFolder folder;
    ManualClock clock{kNow};
    std::unique_ptr<store::Database> database =
        testing::open_database(testing::new_database(folder.path()), clock);
    std::vector<Terminal> configured{{"kiosk-1", TerminalRole::SelfService, "hall", "", {}},
                                     {"desk-12", TerminalRole::Desk, "hall", "12", {}}};
    Terminals terminals{*database, clock, configured, with_authority()};
    trust::NewRequest asked = trust::make_request("whatever it says").value();

    std::string invite(const Terminal& terminal = kDesk) {
        return terminals.invite(terminal, "administrator").value().code;
    }
    Result<Enrolment> enrol(const std::string& code) { return enrol(code, asked.request_pem); }
    Result<Enrolment> enrol(const std::string& code, const std::string& request) {
        return terminals.enrol(code, as_bytes(request));
    }
    /// The code of the error, or the terminal's name.
    std::string find(const Enrolment& enrolment, const std::string& name = "desk-7") {
        const auto certificate =
            trust::Certificate::parse(as_bytes(enrolment.certificate_pem)).value();
        const auto found = terminals.find(name, certificate.serial());
        return found ? found->common_name : found.error().code;
    }
    void let_news_spread() { clock.advance(Terminals::kFresh); }
};

}  // namespace

TEST_CASE("a code brings a certificate for its own terminal, whatever the request says") {
    Scene scene;
    const auto code = scene.invite();
    CHECK(code.size() == 23);
    const auto made = scene.enrol(code).value();
    const auto certificate = trust::Certificate::parse(as_bytes(made.certificate_pem)).value();
    CHECK(certificate.common_name() == "desk-7");
    CHECK(certificate.for_authentication());
    CHECK_FALSE(certificate.for_signing());
    CHECK(certificate.valid_at(kNow));
    CHECK(certificate.not_after() == kNow + std::chrono::hours(24 * 90));
    CHECK(made.renew_after == kNow + std::chrono::hours(24 * 60));
    CHECK(certificate.issuer_name() == "C=KZ, CN=Terminals of a test");

    const auto found = scene.terminals.find("desk-7", certificate.serial()).value();
    CHECK(found.role == TerminalRole::Desk);
    CHECK(found.hall == "hall");
    CHECK(found.desk == "7");
    CHECK(found.services == std::vector<std::string>{"a", "b"});
    CHECK(scene.find(made, "desk-8") == "terminals.unknown");
    CHECK(scene.terminals.find("desk-7", "00").error().code == "terminals.unknown");
    CHECK(scene.terminals.find("kiosk-1", "any")->role == TerminalRole::SelfService);
    CHECK(scene.terminals.windows("hall") == std::vector<std::string>{"7", "12"});
}

TEST_CASE("a code may be typed as people type") {
    Scene scene;
    auto code = scene.invite();
    std::transform(code.begin(), code.end(), code.begin(), [](char c) {
        return c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
    });
    std::replace(code.begin(), code.end(), '-', ' ');
    CHECK(scene.enrol(code));
}

TEST_CASE("a code works once, but an answer that was lost can be had again") {
    Scene scene;
    const auto code = scene.invite();
    const auto first = scene.enrol(code).value();
    CHECK(scene.enrol(code).value().certificate_pem == first.certificate_pem);
    CHECK(scene.enrol(code, trust::make_request("thief").value().request_pem).error().code ==
          "terminals.code_unknown");
    CHECK(scene.enrol("K7M2Q-9XWTB-41HNC-ZR8DE").error().code == "terminals.code_unknown");
    CHECK(scene.enrol("").error().code == "terminals.code_unknown");
    scene.clock.advance(std::chrono::hours(24));
    CHECK(scene.enrol(code).error().code == "terminals.code_unknown");
    CHECK(scene.find(first) == "desk-7");
}

TEST_CASE("requests that make no sense are refused and use no code up") {
    Scene scene;
    const auto code = scene.invite();
    auto forged = scene.asked.request_pem;
    const auto middle = forged.size() / 2;
    forged[middle] = forged[middle] == 'A' ? 'B' : 'A';
    for (const auto& request : {std::string(), std::string("-----BEGIN CERTIFICATE REQUEST-----"),
                                forged, authority().certificate.pem()})
        CHECK(scene.enrol(code, request).error().code == "trust.request_invalid");
    CHECK(scene.enrol(code));
}

TEST_CASE("a renewed certificate stands beside the one before, enrolling anew ends both") {
    Scene scene;
    const auto first = scene.enrol(scene.invite()).value();
    scene.clock.advance(std::chrono::hours(24 * 61));
    const auto second =
        scene.terminals.renew(kDesk, as_bytes(trust::make_request("x").value().request_pem))
            .value();
    CHECK(scene.find(first) == "desk-7");
    CHECK(scene.find(second) == "desk-7");
    CHECK(scene.terminals.current(kDesk)->certificate_pem == second.certificate_pem);

    const auto code = scene.invite();
    CHECK(scene.find(second) == "desk-7");  // the invitation alone ends nothing
    const auto third = scene.enrol(code).value();
    scene.let_news_spread();
    CHECK(scene.find(first) == "terminals.unknown");
    CHECK(scene.find(second) == "terminals.unknown");
    CHECK(scene.find(third) == "desk-7");
}

TEST_CASE("a terminal that is struck off is out, until it is invited again") {
    Scene scene;
    const auto code = scene.invite();
    const auto made = scene.enrol(code).value();
    CHECK(scene.find(made) == "desk-7");
    // Another process over the same database strikes it off.
    Terminals other(*scene.database, scene.clock, scene.configured, with_authority());
    REQUIRE(other.revoke("desk-7", "administrator"));
    scene.let_news_spread();
    CHECK(scene.find(made) == "terminals.unknown");
    CHECK(scene.enrol(code).error().code == "terminals.code_unknown");
    CHECK(scene.terminals.list().value().at(0).standing == Standing::Revoked);
    CHECK(scene.terminals.windows("hall") == std::vector<std::string>{"12"});
    CHECK(scene.terminals.revoke("desk-9", "").error().code == "terminals.unknown");

    const auto again = scene.enrol(scene.invite()).value();
    scene.let_news_spread();
    CHECK(scene.find(again) == "desk-7");
    CHECK(scene.find(made) == "terminals.unknown");
}

TEST_CASE("what cannot be is refused by name") {
    Scene scene;
    CHECK(scene.terminals.invite(scene.configured[0], "").error().code == "terminals.name_taken");
    for (const auto* name : {"", "a b", "desk\n7", "терминал", "a/b"})
        CHECK(
            scene.terminals.invite({name, TerminalRole::Board, "hall", "", {}}, "").error().code ==
            "terminals.name_invalid");
    CHECK(scene.terminals.renew(scene.configured[0], {}).error().code == "terminals.not_enrolled");
    CHECK(scene.terminals.current(scene.configured[0]).error().code == "terminals.not_enrolled");
    Terminals closed(*scene.database, scene.clock, scene.configured, {});
    CHECK(closed.invite(kDesk, "").error().code == "terminals.enrolment_off");
    CHECK(closed.enrol("x", {}).error().code == "terminals.enrolment_off");

    const auto key = trust::PrivateKey::parse(as_bytes(scene.asked.key_pem)).value();
    CHECK(trust::TerminalAuthority::create(authority().certificate, key).error().code ==
          "trust.authority_invalid");
}
