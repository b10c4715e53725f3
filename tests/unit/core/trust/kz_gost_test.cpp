// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// GOST of Kazakhstan against the openssl command.
#include "core/trust/keys/kz_gost.h"

#include "core/trust/certificates/holder_role.h"
#include "core/trust/cms/cades.h"
#include "core/trust/keys/algorithm.h"
#include "core/trust/keys/signing_key.h"
#include "tests/support/pki/kz_gost_person.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono_literals;

namespace {

const auto kNow = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());

const testing::GostPerson& person() {
    static const auto kPerson = testing::issue_gost_person(
        "СЕРІКОВА ӘЙГЕРІМ", "840229400006", {"1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"}, kNow - 24h,
        kNow + 24h);
    return kPerson;
}

}  // namespace

TEST_CASE("Streebog-512 gives the digest of RFC 6986, example 1") {
    const auto* gost = find_kz_gost("1.2.398.3.10.1.1.2.2");
    REQUIRE(gost != nullptr);
    const auto message =
        to_bytes("012345678901234567890123456789012345678901234567890123456789012");
    // The standard prints numbers from the most significant byte; the engine gives the bytes in
    // their order.
    CHECK(to_hex(gost_digest(*gost, message).value()) ==
          "1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa"
          "00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48");
}

TEST_CASE("a signature in Kazakhstan's order of bytes verifies with openssl when turned round") {
    const testing::TemporaryFolder folder;
    const auto key = SigningKey::from_pkcs8(person().pkcs8);
    REQUIRE(key);
    const auto content = as_bytes("өтініш");
    const auto signature = key->sign(content);
    REQUIRE(signature);
    CHECK(signature->size() == 128);
    CHECK(testing::openssl_verifies_gost(folder.path(), content, *signature, person().public_pem));
    const Bytes russian(signature->rbegin(), signature->rend());
    CHECK_FALSE(
        testing::openssl_verifies_gost(folder.path(), content, russian, person().public_pem));

    const auto* algorithm = algorithm_for(person().certificate);
    REQUIRE(algorithm != nullptr);
    CHECK(algorithm->name == "GOST 34.10-2015/512");
    CHECK(verifies(*algorithm, person().certificate, content, *signature));
    CHECK_FALSE(verifies(*algorithm, person().certificate, as_bytes("other"), *signature));
    CHECK_FALSE(verifies(*algorithm, person().certificate, content, russian));
    CHECK_FALSE(verifies(*algorithm, person().certificate, content, {}));
}

TEST_CASE("CAdES with a GOST key carries the identifiers of Kazakhstan and no Russian ones") {
    const auto key = SigningKey::from_pkcs8(person().pkcs8).value();
    const auto cms = sign_cades_bes(as_bytes("content"), person().certificate, {}, kNow,
                                    [&](ByteView bytes) { return key.sign(bytes); });
    REQUIRE(cms);
    const auto holds = [&](std::string_view oid) {
        const auto bytes = as_text(der::object_identifier(oid));
        return as_text(*cms).find(bytes) != std::string::npos;
    };
    CHECK(holds("1.2.398.3.10.1.3.3"));
    CHECK(holds("1.2.398.3.10.1.1.2.3.2"));
    CHECK_FALSE(holds("1.2.643.7.1.1.2.3"));
    CHECK_FALSE(holds("1.2.643.7.1.1.1.2"));
}

TEST_CASE("a PKCS#8 that is none, or of another algorithm, is refused") {
    CHECK(SigningKey::from_pkcs8({}).error().code == "trust.key_invalid");
    CHECK(SigningKey::from_pkcs8(as_bytes("key")).error().code == "trust.key_invalid");
    auto longer = person().pkcs8;
    longer.push_back(0);
    CHECK(SigningKey::from_pkcs8(longer).error().code == "trust.key_invalid");
    auto cut = person().pkcs8;
    cut.erase(cut.end() - 8, cut.end());
    CHECK(SigningKey::from_pkcs8(cut).error().code == "trust.key_invalid");
}

TEST_CASE("the most particular role that a certificate names is its holder's") {
    const auto role = [](const char* usage) {
        return holder_role(testing::issue_gost_person(
                               "A", "840229400006",
                               {"1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.2", usage}, kNow, kNow + 1h)
                               .certificate);
    };
    CHECK(holder_role(person().certificate) == HolderRole::NaturalPerson);
    CHECK(role("1.2.398.3.3.4.1.2.1") == HolderRole::Head);
    CHECK(role("1.2.398.3.3.4.1.2.5") == HolderRole::Employee);
    CHECK(role("1.2.398.3.3.4.1.2.6.3") == HolderRole::InformationSystem);
    CHECK(role("1.2.398.3.3.4.1.2.66") == HolderRole::LegalEntity);
    CHECK(to_string(HolderRole::MaySign) == "may-sign");
    CHECK(to_string(HolderRole::Unknown) == "unknown");
}
