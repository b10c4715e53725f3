// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Key files as the НУЦ writes them and as openssl does, signatures judged by openssl, and files
// that are none.
#include "core/base/files.h"
#include "drivers/tokens/pkcs12_store.h"
#include "tests/support/pki/issue.h"
#include "tests/support/pki/kz_gost_person.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::drivers::tokens;
using namespace std::chrono_literals;

namespace {

constexpr auto kPassword = "Qwerty12";
const auto kNow = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());

const testing::GostPerson& gost_person() {
    static const auto kPerson = testing::issue_gost_person(
        "СЕРІКОВА ӘЙГЕРІМ", "840229400006", {"1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1"}, kNow - 24h,
        kNow + 24h);
    return kPerson;
}

std::unique_ptr<Pkcs12Store> open(Bytes file) {
    return Pkcs12Store::open(std::move(file)).value();
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "none" : result.error().code;
}

}  // namespace

TEST_CASE("a GOST key file of the НУЦ's form lists its key and signs what openssl verifies") {
    const auto store = open(testing::make_key_file(gost_person(), kPassword));
    const auto keys = store->keys(Secret(kPassword), kNow);
    REQUIRE(keys);
    REQUIRE(keys->size() == 1);
    const auto& key = keys->front();
    CHECK(key.certificate.iin() == "840229400006");
    CHECK(key.certificate.common_name() == "СЕРІКОВА ӘЙГЕРІМ");
    CHECK(key.purpose == KeyPurpose::Sign);
    CHECK(key.role == trust::HolderRole::NaturalPerson);
    CHECK(key.offered());

    const testing::TemporaryFolder folder;
    const auto signature = store->sign(key.id, Secret(kPassword), as_bytes("content"));
    REQUIRE(signature);
    CHECK(testing::openssl_verifies_gost(folder.path(), as_bytes("content"), *signature,
                                         gost_person().public_pem));
    CHECK_FALSE(testing::openssl_verifies_gost(folder.path(), as_bytes("other"), *signature,
                                               gost_person().public_pem));
}

TEST_CASE("RSA key files of openssl, with old and new ciphers, are read and sign") {
    const testing::TemporaryFolder folder;
    testing::CertificateSpec spec;
    spec.key = testing::KeyKind::Rsa2048;
    spec.subject = {{"CN", "ТЕСТОВ ТЕСТ"}, {"serialNumber", "IIN750101300004"}};
    spec.extensions = {{"extendedKeyUsage", "emailProtection"}};
    spec.not_before = kNow - 24h;
    spec.not_after = kNow + 24h;
    const auto person = testing::issue(spec, nullptr);
    const auto ciphers = GENERATE(testing::Ciphers::Old, testing::Ciphers::New);
    const auto store = open(testing::openssl_makes_key_file(folder.path(), person.certificate.pem(),
                                                            person.key_pem(), kPassword, ciphers));
    const auto keys = store->keys(Secret(kPassword), kNow).value();
    REQUIRE(keys.size() == 1);
    CHECK(keys[0].offered());
    const auto signature = store->sign(keys[0].id, Secret(kPassword), as_bytes("content"));
    REQUIRE(signature);
    CHECK(testing::openssl_verifies_rsa(folder.path(), as_bytes("content"), *signature,
                                        person.certificate.pem()));
}

TEST_CASE("keys that are over or for something else are shown and not offered") {
    const auto listed = [](const std::vector<std::string>& usages, calendar::TimePoint from,
                           calendar::TimePoint until) {
        const auto person = testing::issue_gost_person("A", "840229400006", usages, from, until);
        return open(testing::make_key_file(person, kPassword))
            ->keys(Secret(kPassword), kNow)
            .value()
            .at(0)
            .not_offered;
    };
    const std::string sign = "1.3.6.1.5.5.7.3.4";
    CHECK(listed({sign}, kNow - 48h, kNow - 24h) == "expired");
    CHECK(listed({sign}, kNow + 24h, kNow + 48h) == "not-yet-valid");
    CHECK(listed({"1.3.6.1.5.5.7.3.2"}, kNow - 24h, kNow + 24h) == "not-for-signing");
    CHECK(listed({sign}, kNow - 24h, kNow + 24h).empty());
}

TEST_CASE("a wrong password is told as that, and none at all is asked for") {
    const auto store = open(testing::make_key_file(gost_person(), kPassword));
    CHECK(code_of(store->keys(Secret("wrong"), kNow)) == "token.pin_wrong");
    CHECK(code_of(store->keys(Secret(), kNow)) == "token.pin_needed");
    CHECK(code_of(store->sign("01", Secret("wrong"), as_bytes("x"))) == "token.pin_wrong");
    CHECK(code_of(store->sign("77", Secret(kPassword), as_bytes("x"))) == "token.no_certificate");
    CHECK(code_of(store->change_pin(Secret(kPassword), Secret("new"))) == "token.not_supported");
    CHECK(code_of(store->unblock(Secret(kPassword), Secret("new"))) == "token.not_supported");
    CHECK_FALSE(store->pin_state().value().locked);
}

TEST_CASE("a file that is cut, changed, too long or none at all is invalid and nothing else") {
    const Bytes file = testing::make_key_file(gost_person(), kPassword);
    CHECK(code_of(Pkcs12Store::open(Bytes{})) == "token.file_invalid");
    CHECK(code_of(Pkcs12Store::open(to_bytes("no key file"))) == "token.file_invalid");
    CHECK(code_of(Pkcs12Store::open(Bytes(Pkcs12Store::kMostBytes + 1))) == "token.file_invalid");
    for (std::size_t size = 0; size < file.size(); size += 37) {
        CAPTURE(size);
        CHECK(code_of(Pkcs12Store::open(Bytes(file.begin(), file.begin() + size))) ==
              "token.file_invalid");
    }
    for (std::size_t place = 0; place < file.size(); place += 11) {
        auto changed = file;
        changed[place] ^= 0x10U;
        CAPTURE(place);
        const auto opened = Pkcs12Store::open(std::move(changed));
        if (!opened)
            continue;
        const auto keys = (*opened)->keys(Secret(kPassword), kNow);
        const auto code = code_of(keys);
        CHECK((code == "token.file_invalid" || code == "token.pin_wrong" || code == "none"));
    }
}

TEST_CASE("key files in a folder are found by their ending") {
    const testing::TemporaryFolder folder;
    for (const char* name : {"GOST512_a.p12", "b.PFX", "c.txt", "d.p12.bak"})
        REQUIRE(write_file_durably(folder.path() / name, as_bytes("x")));
    std::filesystem::create_directory(folder.path() / "folder.p12");
    std::vector<std::string> names;
    for (const auto& file : find_key_files(folder.path()))
        names.push_back(file.filename().string());
    CHECK(names == std::vector<std::string>{"GOST512_a.p12", "b.PFX"});
    CHECK(find_key_files(folder.path() / "missing").empty());
    CHECK(code_of(Pkcs12Store::open(folder.path() / "b.PFX")) == "token.file_invalid");
    CHECK(code_of(Pkcs12Store::open(folder.path() / "none.p12")) == "file.unreadable");
}
