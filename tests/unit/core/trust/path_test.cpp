// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Paths from people to roots, of RSA and of GOST, and each way in which a path can be wrong.
#include "core/trust/certificates/path.h"

#include "core/trust/openssl.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>
#include <openssl/rsa.h>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::CertificateSpec;
using testing::KeyKind;

const auto kNow = floor<seconds>(system_clock::now());

const testing::TestNca& nca(KeyKind kind) {
    static const testing::TestNca kRsa(KeyKind::Rsa2048, kNow);
    static const testing::TestNca kGost512(KeyKind::KzGost512, kNow);
    static const testing::TestNca kGost256(KeyKind::KzGost256, kNow);
    return kind == KeyKind::Rsa2048 ? kRsa : kind == KeyKind::KzGost512 ? kGost512 : kGost256;
}

std::string judged(const Certificate& certificate, const std::vector<Certificate>& sent,
                   const std::vector<Certificate>& anchors, calendar::TimePoint at = kNow) {
    return to_string(find_path(certificate, sent, anchors, at).verdict);
}

CertificateSpec spec(const std::string& name, std::vector<std::pair<std::string, std::string>> more,
                     KeyKind key = KeyKind::EcP256) {
    CertificateSpec made;
    made.key = key;
    made.subject = {{"CN", name}};
    made.extensions = std::move(more);
    made.not_before = kNow - days(10);
    made.not_after = kNow + days(10);
    return made;
}

const std::pair<std::string, std::string> kAuthority{"basicConstraints", "critical,CA:TRUE"};

}  // namespace

TEST_CASE("a person's certificate leads through the issuing authority to the root") {
    const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512, KeyKind::KzGost256);
    const auto& centre = nca(kind);
    const auto person = centre.issue_person(testing::sample_operator());
    const auto path =
        find_path(person.certificate, {centre.authority().certificate}, centre.anchors(), kNow);
    CHECK(to_string(path.verdict) == "holds");
    REQUIRE(path.certificates.size() == 3);
    REQUIRE(path.issuer() != nullptr);
    CHECK(path.issuer()->der() == centre.authority().certificate.der());
    CHECK(path.certificates[2].der() == centre.root().certificate.der());

    // An authority that is trusted by itself needs no root.
    const auto short_path =
        find_path(person.certificate, {}, {centre.authority().certificate}, kNow);
    CHECK(short_path.verdict.holds());
    CHECK(short_path.certificates.size() == 2);
    CHECK(judged(centre.root().certificate, {}, centre.anchors()) == "holds");
}

TEST_CASE("what is missing is not known, and proves nothing against the certificate") {
    const auto& centre = nca(KeyKind::KzGost512);
    const auto person = centre.issue_person(testing::sample_operator());
    CHECK(judged(person.certificate, {}, {}) == "not checked: no-anchors");
    // The intermediate is missing.
    CHECK(judged(person.certificate, {}, centre.anchors()) == "not checked: issuer-unknown");
    // Another centre is trusted.
    CHECK(judged(person.certificate, {centre.authority().certificate},
                 nca(KeyKind::Rsa2048).anchors()) == "not checked: issuer-unknown");
    const auto path = find_path(person.certificate, {centre.authority().certificate},
                                nca(KeyKind::Rsa2048).anchors(), kNow);
    CHECK(path.issuer() == nullptr);
    CHECK(path.certificates.size() == 2);
}

TEST_CASE("each certificate of a path has to be in its time") {
    const auto& centre = nca(KeyKind::KzGost512);
    const auto person = centre.issue_person(testing::sample_operator()).certificate;
    const std::vector<Certificate> sent{centre.authority().certificate};
    CHECK(judged(person, sent, centre.anchors(), kNow + days(364)) == "holds");
    CHECK(judged(person, sent, centre.anchors(), kNow + days(366)) == "broken: expired");
    CHECK(judged(person, sent, centre.anchors(), kNow - days(2)) == "broken: not-yet-valid");

    auto authority = spec("AUTHORITY", {kAuthority});
    authority.not_after = kNow - days(1);
    const auto old = testing::issue(authority, nullptr);
    const auto below = testing::issue(spec("PERSON", {}), &old);
    CHECK(judged(below.certificate, {}, {old.certificate}) == "broken: issuer-expired");
}

TEST_CASE("a flipped bit anywhere in a certificate is never a path") {
    const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512);
    const auto& centre = nca(kind);
    const auto person = centre.issue_person(testing::sample_operator()).certificate;
    std::size_t parsed = 0;
    for (std::size_t bit = 0; bit < person.der().size() * 8; bit += 5) {
        auto bytes = person.der();
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto changed = Certificate::parse(bytes);
        if (!changed)
            continue;
        ++parsed;
        CAPTURE(bit);
        const auto verdict =
            find_path(*changed, {centre.authority().certificate}, centre.anchors(), kNow).verdict;
        // A changed name of the issuer leaves the certificate without one.
        CHECK_FALSE(verdict.holds());
    }
    CHECK(parsed > 100);
}

TEST_CASE("another authority of the same name does not pass for the issuer") {
    const auto& centre = nca(KeyKind::KzGost512);
    const testing::TestNca namesake(KeyKind::KzGost512, kNow);
    const auto person = centre.issue_person(testing::sample_operator()).certificate;
    // The key identifier tells them apart before any signature does.
    CHECK(judged(person, {namesake.authority().certificate}, centre.anchors()) ==
          "not checked: issuer-unknown");
    CHECK(judged(person,
                 {namesake.authority().certificate, centre.authority().certificate,
                  namesake.root().certificate},
                 centre.anchors()) == "holds");
}

TEST_CASE("only an authority issues, and only as deep as it may") {
    const auto root = testing::issue(spec("ROOT", {kAuthority}), nullptr);
    const auto person = testing::issue(spec("PERSON", {}), &root);
    const auto forged = testing::issue(spec("VICTIM", {}), &person);
    CHECK(judged(forged.certificate, {person.certificate}, {root.certificate}) ==
          "broken: not-an-authority");

    const auto unable = testing::issue(
        spec("SIGNER", {kAuthority, {"keyUsage", "critical,digitalSignature"}}), &root);
    const auto below = testing::issue(spec("PERSON", {}), &unable);
    CHECK(judged(below.certificate, {unable.certificate}, {root.certificate}) ==
          "broken: not-an-authority");

    const auto shallow = testing::issue(
        spec("SHALLOW", {{"basicConstraints", "critical,CA:TRUE,pathlen:0"}}), nullptr);
    const auto middle = testing::issue(spec("MIDDLE", {kAuthority}), &shallow);
    const auto deep = testing::issue(spec("DEEP", {}), &middle);
    CHECK(judged(deep.certificate, {middle.certificate}, {shallow.certificate}) ==
          "broken: not-an-authority");
    const auto direct = testing::issue(spec("DIRECT", {}), &shallow);
    CHECK(judged(direct.certificate, {}, {shallow.certificate}) == "holds");
}

TEST_CASE("what must be understood and is not is refused") {
    const auto root = testing::issue(spec("ROOT", {kAuthority}), nullptr);
    const auto strange =
        testing::issue(spec("PERSON", {{"1.2.3.4.5", "critical,DER:0500"}}), &root);
    CHECK(judged(strange.certificate, {}, {root.certificate}) == "broken: extension-unknown");
    const auto told = testing::issue(spec("PERSON", {{"1.2.3.4.5", "DER:0500"}}), &root);
    CHECK(judged(told.certificate, {}, {root.certificate}) == "holds");

    const auto limited = testing::issue(
        spec("LIMITED", {kAuthority, {"nameConstraints", "critical,permitted;DNS:example.kz"}}),
        nullptr);
    const auto outside =
        testing::issue(spec("PERSON", {{"subjectAltName", "DNS:example.org"}}), &limited);
    CHECK(judged(outside.certificate, {}, {limited.certificate}) == "broken: name-not-allowed");
}

TEST_CASE("SHA-1 and short keys prove nothing") {
    const auto root = testing::issue(spec("ROOT", {kAuthority}, KeyKind::Rsa2048), nullptr);
    auto by_sha1 = spec("PERSON", {});
    by_sha1.sha1 = true;
    CHECK(judged(testing::issue(by_sha1, &root).certificate, {}, {root.certificate}) ==
          "broken: weak-algorithm");
    const auto weak = testing::issue(spec("WEAK", {kAuthority}, KeyKind::Rsa1024), nullptr);
    CHECK(judged(testing::issue(spec("PERSON", {}), &weak).certificate, {}, {weak.certificate}) ==
          "broken: weak-algorithm");
}

TEST_CASE("RSASSA-PSS holds over SHA-256 and proves nothing over SHA-1") {
    const auto root = testing::issue(spec("ROOT", {kAuthority}, KeyKind::Rsa2048), nullptr);
    const auto person = testing::issue(spec("PERSON", {}), &root).certificate;
    const auto signed_over = [&](const EVP_MD* digest) {
        const openssl::X509Ptr x509(X509_dup(person.native()));
        const openssl::DigestContextPtr context(EVP_MD_CTX_new());
        EVP_PKEY_CTX* settings = nullptr;
        REQUIRE(EVP_DigestSignInit(context.get(), &settings, digest, nullptr, root.key.get()) == 1);
        REQUIRE(EVP_PKEY_CTX_set_rsa_padding(settings, RSA_PKCS1_PSS_PADDING) == 1);
        REQUIRE(X509_sign_ctx(x509.get(), context.get()) > 0);
        const auto certificate = Certificate::parse(openssl::to_der(i2d_X509, x509.get())).value();
        return judged(certificate, {}, {root.certificate});
    };
    CHECK(signed_over(EVP_sha256()) == "holds");
    CHECK(signed_over(EVP_sha1()) == "broken: weak-algorithm");
}

TEST_CASE("a crowd of namesakes costs no more than a few checks") {
    const auto root = testing::issue(spec("ROOT", {kAuthority}), nullptr);
    std::vector<Certificate> crowd;
    const auto again = testing::issue(spec("CROWD", {kAuthority}), nullptr);
    auto namesake = spec("CROWD", {kAuthority});
    namesake.existing_key = again.key;
    for (int i = 0; i < 300; ++i)
        crowd.push_back(testing::issue(namesake, &again).certificate);
    const auto person = testing::issue(spec("PERSON", {}), &again);
    const auto begin = steady_clock::now();
    CHECK_FALSE(find_path(person.certificate, crowd, {root.certificate}, kNow).verdict.holds());
    // Unbounded it would be 300 to the fifth power.
    CHECK(steady_clock::now() - begin < 20s);
}
