// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/tokens/token.h"
#include "tests/support/pki/test_pki.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::tokens;
using namespace tereze::testing;
using namespace std::chrono;

namespace {
const calendar::TimePoint kNow = sys_days(2026y / November / 22);

std::shared_ptr<evp_pkey_st> rsa_key() {
    static const auto key = TestPki("", kNow).issue_person(sample_operator()).key;
    return key;
}

/// All certificates are over one RSA key: only what they say matters here.
TokenCertificate entry(const std::string& id, const std::string& iin, const std::string& use,
                       days from, days to) {
    CertificateSpec spec;
    spec.subject = {{"serialNumber", "IIN" + iin}};
    spec.extensions = {{"extendedKeyUsage", use}};
    spec.not_before = kNow + from;
    spec.not_after = kNow + to;
    spec.existing_key = rsa_key();
    return {id, id, issue(spec, nullptr).certificate};
}

std::string chosen(const std::vector<TokenCertificate>& all,
                   std::optional<std::string_view> iin = std::nullopt) {
    const auto result = choose_for_signing(all, kNow, iin);
    return result ? result->id_hex : result.error().code;
}

const std::string kAnna = "900101400015";
const std::string kBerik = "850505300019";
}  // namespace

TEST_CASE("the certificate for signing is chosen, wherever it stands") {
    const auto signing = entry("02", kAnna, "emailProtection", days(-1), days(1));
    const auto login = entry("01", kAnna, "clientAuth", days(-1), days(1));
    CHECK(chosen({login, signing}) == "02");
    CHECK(chosen({signing, login}) == "02");
    CHECK(chosen({login}) == "token.no_certificate");
    CHECK(chosen({}) == "token.no_certificate");
}

TEST_CASE("old and future certificates are passed over, and the newest is taken") {
    const auto old = entry("01", kAnna, "emailProtection", days(-800), days(-1));
    const auto future = entry("02", kAnna, "emailProtection", days(1), days(30));
    const auto last_year = entry("03", kAnna, "emailProtection", days(-300), days(30));
    const auto this_year = entry("04", kAnna, "emailProtection", days(-10), days(20));
    CHECK(chosen({old, future}) == "token.no_certificate");
    CHECK(chosen({old, last_year, this_year, future}) == "04");
    CHECK(chosen({this_year, last_year}) == "04");
}

TEST_CASE("only the certificate of the person asked for is taken") {
    const auto anna = entry("01", kAnna, "emailProtection", days(-1), days(1));
    const auto berik = entry("02", kBerik, "emailProtection", days(-1), days(1));
    CHECK(chosen({anna, berik}, kBerik) == "02");
    CHECK(chosen({anna}, kBerik) == "token.no_certificate");
    CHECK(chosen({anna, berik}) == "token.no_certificate");
}

TEST_CASE("a certificate of an algorithm that we cannot sign with is passed over") {
    CertificateSpec spec;
    spec.extensions = {{"extendedKeyUsage", "emailProtection"}};
    spec.not_before = kNow - days(1);
    spec.not_after = kNow + days(1);
    CHECK(chosen({{"01", "ec", issue(spec, nullptr).certificate}}) == "token.no_certificate");
}

TEST_CASE("tries left are read only from where they stand") {
    const auto of = [](std::string detail) {
        return tries_left(Error{"token.pin_wrong", ErrorClass::User, Remedy::Retry, detail});
    };
    CHECK(of("tries_left=2") == 2);
    CHECK(of("tries_left=0") == 0);
    CHECK_FALSE(of("").has_value());
    CHECK_FALSE(of("tries_left=").has_value());
    CHECK_FALSE(of("tries_left=2x").has_value());
    CHECK_FALSE(of("C_Login: CKR_PIN_INCORRECT").has_value());
}
