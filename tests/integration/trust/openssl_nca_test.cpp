// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Messages, timestamps and questions of this project before the openssl command, and its answers
// before this project.
#include "core/base/files.h"
#include "core/trust/cms/cades.h"
#include "core/trust/cms/timestamp.h"
#include "core/trust/revocation/ocsp.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <openssl/x509.h>

#include <algorithm>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono;

namespace {

const auto kNow = floor<seconds>(system_clock::now());
const Bytes kContent = to_bytes("{\"case\":1}");

struct World {
    explicit World(KeyKind kind) : nca(kind, kNow) {}
    TemporaryFolder folder;
    TestNca nca;
    Issued person = nca.issue_person(sample_operator());
    Issued head = nca.issue_person(sample_head());

    Bytes sign_by_two(trust::ContentPlace place) const {
        const auto first =
            trust::sign_cades_bes(kContent, person.certificate, {nca.authority().certificate}, kNow,
                                  person.signer(), place)
                .value();
        return trust::add_signature(first, kContent, head.certificate, {}, kNow, head.signer())
            .value();
    }
    std::filesystem::path root_file() const {
        const auto path = folder.path() / "root.pem";
        REQUIRE(write_file_durably(path, as_bytes(nca.root().certificate.pem())));
        return path;
    }
};

/// A line of the index that `openssl ca` keeps.
std::string index_line(const trust::Certificate& certificate, const std::string& revoked) {
    const auto serial = to_hex([&] {
        const auto* number = X509_get0_serialNumber(certificate.native());
        return ByteView(ASN1_STRING_get0_data(number),
                        static_cast<std::size_t>(ASN1_STRING_length(number)));
    }());
    std::string upper = serial;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return fmt::format("{}\t401231235959Z\t{}\t{}\tunknown\t/CN=X\n", revoked.empty() ? "V" : "R",
                       revoked, upper);
}

}  // namespace

TEST_CASE("openssl accepts a message of two signers, by RSA and after translation by GOST") {
    const World rsa(KeyKind::Rsa2048);
    const auto message = rsa.sign_by_two(trust::ContentPlace::Detached);
    CHECK(openssl_verifies(rsa.folder.path(), kContent, message, rsa.root_file()));
    CHECK_FALSE(openssl_verifies(rsa.folder.path(), as_bytes("other"), message, rsa.root_file()));

    const auto kind = GENERATE(KeyKind::KzGost512, KeyKind::KzGost256);
    const World gost(kind);
    auto detached = gost.sign_by_two(trust::ContentPlace::Detached);
    CHECK(openssl_verifies_gost_message(gost.folder.path(), kContent, detached));
    CHECK_FALSE(openssl_verifies_gost_message(gost.folder.path(), as_bytes("other"), detached));
    detached.back() ^= 1U;
    CHECK_FALSE(openssl_verifies_gost_message(gost.folder.path(), kContent, detached));
}

TEST_CASE("openssl accepts the timestamps of the test centre over our questions") {
    const World world(KeyKind::Rsa2048);
    const auto question = trust::ask_timestamp(kContent, world.nca.digest_oid(), "").value();
    const auto answer = world.nca.answer_timestamp(question.request);
    const auto judged = [&](const Bytes& given) {
        return openssl_verifies_timestamp(world.folder.path(), question.request, given,
                                          world.nca.root().certificate.pem(),
                                          world.nca.authority().certificate.pem());
    };
    CHECK(judged(answer));
    auto changed = answer;
    changed.back() ^= 1U;
    CHECK_FALSE(judged(changed));
}

TEST_CASE("openssl answers our questions about certificates, and we understand it") {
    const World world(KeyKind::Rsa2048);
    const auto& issuer = world.nca.authority().certificate;
    const auto question = trust::ask_ocsp(world.person.certificate, issuer).value();
    const auto judged = [&](const std::string& index) {
        const auto bytes =
            openssl_answers_ocsp(world.folder.path(), question.request,
                                 {issuer.pem(), world.nca.responder().certificate.pem(),
                                  world.nca.responder().key_pem(), index});
        const auto response = trust::OcspResponse::parse(bytes).value();
        return to_string(trust::judge_by_ocsp(world.person.certificate, issuer, response,
                                              question.nonce, {kNow, system_clock::now()})
                             .verdict);
    };
    CHECK(judged(index_line(world.person.certificate, "")) == "holds");
    CHECK(judged(index_line(world.person.certificate, "250101000000Z,keyCompromise")) ==
          "broken: revoked");
    CHECK(judged(index_line(world.person.certificate, "250101000000Z,certificateHold")) ==
          "broken: on-hold");
    CHECK(judged(index_line(world.head.certificate, "")) == "not checked: unknown-to-authority");
}
