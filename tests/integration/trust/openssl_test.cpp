// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Our signatures and envelopes before an independent judge: the openssl command.
#include "core/base/files.h"
#include "core/trust/cms/cades.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_pki.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;

namespace {
const Bytes kContent = to_bytes("{\"applicant\":{\"iin\":\"900101300017\"},\"case_id\":\"x\"}");

struct World {
    TemporaryFolder folder;
    TestPki pki{folder.path()};
    Issued signer = pki.issue_person(sample_operator());
    Issued seal = pki.issue_seal();
    Bytes signature = trust::sign_cades_bes(kContent, signer.certificate, pki.people_anchors(),
                                            pki.now(), signer.signer())
                          .value();
};
World& world() {
    static World made;
    return made;
}
}  // namespace

TEST_CASE("openssl accepts our detached signature and refuses it after any changed byte") {
    auto& w = world();
    const auto judge = [&](const Bytes& content, const Bytes& signature) {
        return openssl_verifies(w.folder.path(), content, signature, w.pki.people_ca_file());
    };
    CHECK(judge(kContent, w.signature));
    for (const std::size_t at : {std::size_t{0}, kContent.size() / 2, kContent.size() - 1}) {
        auto changed = kContent;
        changed[at] ^= 0x01;
        CHECK_FALSE(judge(changed, w.signature));
    }
    auto wrong = w.signature;
    wrong.back() ^= 0x01;
    CHECK_FALSE(judge(kContent, wrong));
}

TEST_CASE("openssl does not trust our signature from another authority") {
    auto& w = world();
    CHECK_FALSE(openssl_verifies(w.folder.path(), kContent, w.signature, w.pki.ca_file()));
}

TEST_CASE("openssl opens our envelope with the key of the seal and not after a changed byte") {
    auto& w = world();
    const auto content = to_bytes("a whole case");
    auto envelope = trust::seal(content, w.seal.certificate).value();
    const auto certificate = w.folder.path() / "seal.pem";
    const auto key = w.folder.path() / "seal.key";
    CHECK(openssl_decrypts(w.folder.path(), envelope, certificate, key) == content);
    envelope.back() ^= 0x01;
    CHECK_FALSE(openssl_decrypts(w.folder.path(), envelope, certificate, key).has_value());
}

TEST_CASE("the files of a hall are there and are what they are called") {
    TemporaryFolder folder;
    TestPki pki(folder.path());
    pki.issue_server();
    pki.issue_terminal("kiosk-1");
    const auto read = [&](const char* name) {
        return trust::Certificate::parse_pem_list(*read_file(folder.path() / name)).value();
    };
    CHECK(read("ca.pem").size() == 1);
    CHECK(read("people-ca.pem").size() == 2);
    CHECK(read("server.pem").front().common_name() == "localhost");
    CHECK(read("terminal-kiosk-1.pem").front().common_name() == "kiosk-1");
    CHECK(read("terminal-kiosk-1.pem").front().for_authentication());
    CHECK(trust::PrivateKey::parse(*read_file(folder.path() / "server.key")).has_value());
    using std::filesystem::perms;
    const auto allowed = std::filesystem::status(folder.path() / "server.key").permissions();
    CHECK((allowed & (perms::group_all | perms::others_all)) == perms::none);
}
