// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Accounts by certificate: challenges that are good once, applicants, staff, organisations.
#include "core/calendar/civil_time.h"
#include "core/trust/cms/cades.h"
#include "server/accounts/accounts.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_nca.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::server::accounts;
using namespace std::chrono_literals;
using testing::Issued;
using testing::PersonUse;

namespace {

const Terminal kDesk{"desk-1", TerminalRole::Desk, "hall", "1", {}};
const Terminal kKiosk{"kiosk-1", TerminalRole::SelfService, "hall", "", {}};
const Terminal kOtherKiosk{"kiosk-2", TerminalRole::SelfService, "hall", "", {}};
const auto kNow = *calendar::parse_iso_time("2026-11-27T05:00:00Z");

const testing::TestNca& nca() {
    static const testing::TestNca made(testing::KeyKind::Rsa2048, kNow);
    return made;
}

struct Scene {
    testing::TemporaryFolder folder;
    ManualClock clock{kNow};
    std::unique_ptr<store::Database> database =
        testing::open_database(testing::new_database(folder.path()), clock);
    Accounts accounts{*database, clock, {}};
    std::vector<trust::Certificate> anchors = nca().anchors();
    revocation::StatusService statuses{{}, anchors, clock};
    Challenges challenges{*database, clock, statuses, anchors};

    Result<Holder> prove(const Issued& key, const Terminal& terminal = kKiosk,
                         ProofPurpose purpose = ProofPurpose::LogIn) {
        const auto challenge = challenges.ask(terminal, purpose).value();
        return challenges.answer(terminal, purpose, challenge.id, sign(key, challenge.text));
    }
    Bytes sign(const Issued& key, const std::string& text) const {
        return trust::sign_cades_bes(as_bytes(text), key.certificate,
                                     {nca().authority().certificate}, clock.now(), key.signer())
            .value();
    }
    Result<Registered> enrol(const Issued& key, const std::string& password = "Құпия сөз 1") {
        auto holder = prove(key, kKiosk, ProofPurpose::Register);
        if (!holder)
            return fail(holder.error());
        return accounts.register_applicant(kKiosk, *holder, Secret(password));
    }
    LogIn try_password(const std::string& login, const std::string& password) {
        return accounts.log_in(kKiosk, login, Secret(password), Permission::ApplyForOneself)
            .value();
    }
};

const Issued& citizen() {
    static const auto key = nca().issue_person(
        {"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", "", "", ""}, PersonUse::Authentication);
    return key;
}

const Issued& head() {
    static const auto key = nca().issue_person(testing::sample_head());
    return key;
}

Issued employee_of(const testing::Person& boss) {
    auto person = boss;
    person.iin = "840229400006";
    person.role = "5";
    return nca().issue_person(person);
}

}  // namespace

TEST_CASE("a challenge is answered once, in time, on its terminal and for its purpose") {
    Scene scene;
    const auto challenge = scene.challenges.ask(kKiosk, ProofPurpose::LogIn).value();
    const auto signature = scene.sign(citizen(), challenge.text);
    const auto answer = [&](const Terminal& terminal, ProofPurpose purpose) {
        const auto holder = scene.challenges.answer(terminal, purpose, challenge.id, signature);
        return holder ? holder->number() : holder.error().code;
    };
    CHECK(answer(kOtherKiosk, ProofPurpose::LogIn) == "accounts.challenge_unknown");
    CHECK(answer(kKiosk, ProofPurpose::Register) == "accounts.challenge_unknown");
    CHECK(answer(kKiosk, ProofPurpose::LogIn) == "750101300004");
    CHECK(answer(kKiosk, ProofPurpose::LogIn) == "accounts.challenge_unknown");

    const auto late = scene.challenges.ask(kKiosk, ProofPurpose::LogIn).value();
    scene.clock.advance(Challenges::kLife);
    CHECK(scene.challenges
              .answer(kKiosk, ProofPurpose::LogIn, late.id, scene.sign(citizen(), late.text))
              .error()
              .code == "accounts.challenge_unknown");
    REQUIRE(scene.challenges.sweep());
}

TEST_CASE("a wrong answer uses the challenge up") {
    Scene scene;
    const auto challenge = scene.challenges.ask(kKiosk, ProofPurpose::LogIn).value();
    const auto other = scene.challenges.ask(kKiosk, ProofPurpose::LogIn).value();
    CHECK(other.text != challenge.text);
    const auto answer = [&](const Bytes& signature) {
        return scene.challenges.answer(kKiosk, ProofPurpose::LogIn, challenge.id, signature)
            .error()
            .code;
    };
    CHECK(answer(scene.sign(citizen(), other.text)) == "accounts.proof_wrong");
    CHECK(answer(scene.sign(citizen(), challenge.text)) == "accounts.challenge_unknown");
    CHECK(scene.challenges.answer(kKiosk, ProofPurpose::LogIn, other.id, to_bytes("no signature"))
              .error()
              .code == "accounts.proof_wrong");
}

TEST_CASE("only certificates of people that our authorities issued prove anybody") {
    Scene scene;
    const testing::TestNca foreign(testing::KeyKind::Rsa2048, kNow);
    const auto forged = foreign.issue_person({"750101300004", "АХМЕТОВ", "ДӘУЛЕТ", "", "", "", ""});
    CHECK(scene.prove(forged).error().code == "accounts.certificate_untrusted");
    scene.clock.advance(std::chrono::hours(24 * 400));
    CHECK(scene.prove(citizen()).error().code == "accounts.certificate_untrusted");
}

TEST_CASE("an applicant registers once, and with the certificate gets a new password") {
    Scene scene;
    const auto first = scene.enrol(citizen()).value();
    CHECK(first.is_new);
    CHECK(first.person.login == "750101300004");
    CHECK(first.person.name == "АХМЕТОВ ДӘУЛЕТ");
    const auto session = scene.try_password("750101300004", "Құпия сөз 1").session;
    REQUIRE(session);
    // At a terminal for everybody nobody stays logged in for a working day.
    CHECK(session->expires_at == scene.clock.now() + std::chrono::hours(1));
    for (int i = 0; i < 5; ++i)
        scene.try_password("750101300004", "forgotten");
    CHECK(scene.try_password("750101300004", "Құпия сөз 1").locked_until);

    const auto again = scene.enrol(citizen(), "Құпия сөз 2").value();
    CHECK_FALSE(again.is_new);
    CHECK(again.person.account_id == first.person.account_id);
    CHECK_FALSE(scene.accounts.by_token(kKiosk, session->token));
    CHECK(scene.try_password("750101300004", "Құпия сөз 2").session);
    CHECK_FALSE(scene.try_password("750101300004", "Құпия сөз 1").session);
    CHECK(scene.enrol(citizen(), "short").error().code == "accounts.password_too_short");
}

TEST_CASE("an organisation is registered by those who may sign for it") {
    Scene scene;
    const auto boss = testing::sample_head();
    CHECK(scene.enrol(employee_of(boss)).error().code == "accounts.not_entitled");
    const auto registered = scene.enrol(head()).value();
    CHECK(registered.person.login == boss.bin);
    CHECK(registered.person.name == head().certificate.organisation());
    CHECK(scene.try_password(boss.bin, "Құпия сөз 1").session);
    CHECK(scene.enrol(employee_of(boss), "taken over").error().code == "accounts.not_entitled");
    CHECK(scene.try_password(boss.bin, "Құпия сөз 1").session);
}

TEST_CASE("a certificate opens what its holder has an account for") {
    Scene scene;
    REQUIRE(scene.accounts.add({"aliyeva", "Әлиева", "840229400006", {"operator"}, {"hall"}},
                               Secret("long enough")));
    const auto staff = nca().issue_person({"840229400006", "ӘЛИЕВА", "ҚАРЛЫҒАШ", "", "", "", ""});
    const auto log_in = [&](const Issued& key, const Terminal& terminal, Permission needed) {
        const auto holder = scene.prove(key, terminal).value();
        const auto session = scene.accounts.log_in(terminal, holder, needed);
        return session ? session->person.login : session.error().code;
    };
    CHECK(log_in(staff, kDesk, Permission::ServeVisitors) == "aliyeva");
    CHECK(log_in(staff, kKiosk, Permission::ApplyForOneself) == "accounts.not_registered");
    CHECK(log_in(citizen(), kDesk, Permission::ServeVisitors) == "accounts.not_registered");
    REQUIRE(scene.enrol(citizen()));
    CHECK(log_in(citizen(), kKiosk, Permission::ApplyForOneself) == "750101300004");
    CHECK(log_in(citizen(), kDesk, Permission::ServeVisitors) == "accounts.not_registered");
    const Terminal elsewhere{"desk-9", TerminalRole::Desk, "other-hall", "9", {}};
    CHECK(log_in(staff, elsewhere, Permission::ServeVisitors) == "accounts.not_registered");
}

TEST_CASE("a right password at the wrong terminal opens nothing and locks nothing") {
    Scene scene;
    REQUIRE(scene.enrol(citizen()));
    for (int i = 0; i < 8; ++i) {
        const auto outcome =
            scene.accounts.log_in(kDesk, "750101300004", Secret("Құпия сөз 1")).value();
        CHECK(outcome.not_allowed);
        CHECK_FALSE(outcome.session);
    }
    CHECK(scene.try_password("750101300004", "Құпия сөз 1").session);
    CHECK(scene.accounts
              .add({"750101300004", "N", "750101300004", {"operator"}}, Secret("long enough"))
              .error()
              .code == "accounts.login_invalid");
    CHECK(scene.accounts.add({"x", "N", "750101300004", {"applicant"}}, Secret("long enough"))
              .error()
              .code == "accounts.role_unknown");
}
