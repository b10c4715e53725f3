// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Objects with their content inside, made by the openssl command, and folders of anchors.
#include "core/trust/cms/signed_object.h"

#include "core/base/files.h"
#include "tests/support/pki/issue.h"
#include "tests/support/pki/openssl_cli.h"
#include "tests/support/pki/temporary_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

const auto kNow = floor<days>(system_clock::now());

testing::Issued certificate(const std::string& name, const testing::Issued* issuer,
                            days from = days(-1), days until = days(100)) {
    testing::CertificateSpec spec;
    spec.subject = {{"CN", name}};
    if (issuer == nullptr)
        spec.extensions = {{"basicConstraints", "critical,CA:TRUE"}};
    spec.not_before = kNow + from;
    spec.not_after = kNow + until;
    return testing::issue(spec, issuer);
}

/// An object over "content", signed by a key under an authority.
struct Signed {
    explicit Signed(days until = days(100))
        : authority(certificate("AUTHORITY", nullptr)),
          signer(certificate("SIGNER", &authority, days(-10), until)) {
        object = testing::openssl_signs(folder.path(), as_bytes("content"),
                                        signer.certificate.pem(), signer.key_pem(),
                                        testing::SignerNamed::No, testing::Content::Inside);
    }
    TrustFolder trust() const { return {{authority.certificate}, {}}; }

    testing::TemporaryFolder folder;
    testing::Issued authority;
    testing::Issued signer;
    Bytes object;
};

std::string judged(ByteView object, const TrustFolder& trust) {
    const auto opened = open_signed_object(object, trust, system_clock::now());
    return opened ? to_string(opened->verdict) : opened.error().code;
}

}  // namespace

TEST_CASE("an object gives its content, its type, and what is known about its signer") {
    const Signed made;
    const auto opened = open_signed_object(made.object, made.trust(), system_clock::now());
    REQUIRE(opened);
    CHECK(as_text(opened->content) == "content");
    CHECK(opened->content_type == "1.2.840.113549.1.7.1");
    CHECK(to_string(opened->verdict) == "not checked: revocation-unknown");
    CHECK(judged(made.object, {}) == "not checked: no-anchors");
    const auto other = certificate("OTHER", nullptr);
    CHECK(judged(made.object, {{other.certificate}, {}}) == "not checked: issuer-unknown");
}

TEST_CASE("a signer whose time is over is not judged") {
    const Signed made(days(-5));
    CHECK(judged(made.object, made.trust()) == "not checked: signer-expired");
}

TEST_CASE("a changed content or signature is broken whoever is trusted") {
    const Signed made;
    for (const auto* part : {"content", "SIGNER"}) {
        auto changed = made.object;
        const auto place = as_text(changed).find(part);
        REQUIRE(place != std::string::npos);
        changed[place] ^= 0x01U;
        CAPTURE(part);
        const auto verdict = judged(changed, {});
        CHECK((verdict == "broken: signature-wrong" || verdict == "not checked: no-anchors"));
        CHECK_FALSE(judged(changed, made.trust()) == "holds");
    }
    auto changed = made.object;
    changed.back() ^= 0x01U;
    CHECK(judged(changed, {}) == "broken: signature-wrong");
}

TEST_CASE("bytes that are no signed object are refused") {
    const Signed made;
    CHECK(judged({}, {}) == "trust.signature_malformed");
    CHECK(judged(as_bytes("content"), {}) == "trust.signature_malformed");
    auto longer = made.object;
    longer.push_back(0);
    CHECK(judged(longer, {}) == "trust.signature_malformed");
    const Bytes detached = testing::openssl_signs(made.folder.path(), as_bytes("content"),
                                                  made.signer.certificate.pem(),
                                                  made.signer.key_pem(), testing::SignerNamed::No);
    CHECK(judged(detached, {}) == "trust.signature_malformed");
}

TEST_CASE("a folder of trust takes certificates and lists, and names the file that is none") {
    const Signed made;
    const auto path = made.folder.path() / "trust";
    std::filesystem::create_directories(path);
    REQUIRE(write_file_durably(path / "a.cer", made.authority.certificate.der()));
    REQUIRE(write_file_durably(path / "b.pem", as_bytes(made.signer.certificate.pem())));
    REQUIRE(write_file_durably(path / "readme.txt", as_bytes("not a certificate")));
    const auto trust = TrustFolder::load(path);
    REQUIRE(trust);
    CHECK(trust->anchors.size() == 2);
    CHECK(trust->revocation_lists.empty());
    REQUIRE(write_file_durably(path / "c.crl", as_bytes("no list")));
    const auto refused = TrustFolder::load(path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "trust.list_invalid");
    CHECK(refused.error().detail == "c.crl");
    CHECK(TrustFolder::load(path / "missing").error().code == "file.unreadable");
}
