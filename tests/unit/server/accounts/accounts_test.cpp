// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Log-in, lock-out, tokens and new accounts, with time moved by hand.
#include "server/accounts/accounts.h"

#include "core/calendar/civil_time.h"
#include "server/accounts/password.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/store/test_database.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace tereze;
using namespace tereze::server;
using namespace tereze::server::accounts;
using namespace std::chrono_literals;

namespace {

const Terminal kDesk{"desk-1", TerminalRole::Desk, "hall", "1"};
const Terminal kOtherDesk{"desk-2", TerminalRole::Desk, "hall", "2"};

struct Scene {
    testing::TemporaryFolder folder;
    ManualClock clock{*calendar::parse_iso_time("2026-11-22T05:00:00Z")};
    std::unique_ptr<store::Database> database =
        testing::open_database(testing::new_database(folder.path()), clock);
    Accounts accounts{*database, clock, {}};

    Scene() { REQUIRE(add("operator", "850505400018", "right password")); }
    Result<> add(const std::string& login, const std::string& iin, const std::string& password) {
        return accounts.add({login, "Әлиева Қарлығаш", iin, {"operator"}}, Secret(password));
    }
    LogIn try_password(const std::string& password, const std::string& login = "operator") {
        return accounts.log_in(kDesk, login, Secret(password)).value();
    }
};

}  // namespace

TEST_CASE("a password fits its own hash only") {
    const Secret password("Құпия сөз");
    const auto hash = hash_password(password).value();
    CHECK(hash.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0);
    CHECK(password_fits(password, hash));
    CHECK_FALSE(password_fits(Secret("Құпия сөз "), hash));
    CHECK_FALSE(password_fits(password, ""));
    CHECK(hash_password(password).value() != hash);
}

TEST_CASE("delays double, the sixth attempt is locked out, and the lock ends") {
    Scene scene;
    std::chrono::milliseconds expected = 250ms;
    for (int i = 0; i < 5; ++i, expected *= 2) {
        const auto refused = scene.try_password("wrong password");
        CHECK_FALSE(refused.session);
        CHECK(refused.answer_after == expected);
    }
    const auto locked = scene.try_password("right password");
    CHECK(locked.locked_until == scene.clock.now() + 15min);
    scene.clock.advance(15min);
    CHECK(scene.try_password("right password").session);
    CHECK(scene.try_password("wrong password").answer_after == 250ms);
}

TEST_CASE("an unknown login is answered and locked like a known one") {
    Scene scene;
    for (int i = 0; i < 5; ++i)
        CHECK(scene.try_password("x", "nobody").answer_after > 0ms);
    CHECK(scene.try_password("x", "nobody").locked_until);
    CHECK(scene.try_password("right password").session);
}

TEST_CASE("many guesses at once get no more tries than one after the other") {
    Scene scene;
    std::atomic<int> looked_at = 0;
    {
        std::vector<std::jthread> guesses;
        for (int i = 0; i < 12; ++i)
            guesses.emplace_back([&] {
                if (!scene.try_password("wrong password").locked_until)
                    ++looked_at;
            });
    }
    CHECK(looked_at == 5);
}

TEST_CASE("a token is good on its terminal until it expires") {
    Scene scene;
    const auto session = *scene.try_password("right password").session;
    CHECK(scene.accounts.by_token(kDesk, session.token)->login == "operator");
    CHECK(scene.accounts.by_token(kOtherDesk, session.token).error().code ==
          "accounts.session_required");
    scene.clock.advance(12h);
    CHECK_FALSE(scene.accounts.by_token(kDesk, session.token));
    REQUIRE(scene.accounts.sweep());
}

TEST_CASE("accounts that make no sense are refused") {
    Scene scene;
    CHECK(scene.add("operator", "850505400018", "long enough").error().code ==
          "accounts.login_taken");
    CHECK(scene.add("a b", "850505400018", "long enough").error().code == "accounts.login_invalid");
    CHECK(scene.add("b", "850505400018", "short").error().code == "accounts.password_too_short");
    CHECK(scene.add("b", "850505400019", "long enough").error().code == "identity.number_check");
    CHECK(scene.accounts.add({"b", "N", "850505400018", {"king"}}, Secret("long enough"))
              .error()
              .code == "accounts.role_unknown");
    CHECK(scene.accounts.add({"b", "", "850505400018", {"operator"}}, Secret("long enough"))
              .error()
              .code == "accounts.name_missing");
}
