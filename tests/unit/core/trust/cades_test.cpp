// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/cms/cades.h"

#include "tests/support/pki/test_pki.h"
#include "tests/unit/core/trust/openssl_signature.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono;

namespace {
const calendar::TimePoint kNow = sys_days(2026y / November / 22) + 5h + 19min + 7s;
const Bytes kContent = to_bytes("{\"case_id\":\"01935b2c\"}");

/// Keys are made once: RSA generation is the slow part of these tests.
struct World {
    TestPki pki{"", kNow};
    Issued signer = pki.issue_person(sample_operator());
    std::vector<trust::Certificate> anchors = pki.people_anchors();
    Bytes signature =
        trust::sign_cades_bes(kContent, signer.certificate, anchors, kNow, signer.signer()).value();
};
const World& world() {
    static const World made;
    return made;
}

std::string outcome(ByteView content, ByteView signature,
                    const std::vector<trust::Certificate>& anchors = world().anchors,
                    calendar::TimePoint when = kNow) {
    const auto verified = trust::verify_cades_bes(content, signature, anchors, when);
    return verified ? "verified" : verified.error().code;
}

/// A certificate over the key of the usual signer, so that no further RSA key has to be made.
Issued signer_from(const Issued* issuer, calendar::TimePoint from, calendar::TimePoint to) {
    CertificateSpec spec;
    spec.subject = {{"CN", "ТЕСТОВ ТЕСТ"}, {"C", "KZ"}};
    spec.extensions = {{"extendedKeyUsage", "emailProtection"}};
    spec.not_before = from;
    spec.not_after = to;
    spec.existing_key = world().signer.key;
    return issue(spec, issuer);
}
}  // namespace

TEST_CASE("a signature is verified and names its signer and time") {
    const auto verified =
        trust::verify_cades_bes(kContent, world().signature, world().anchors, kNow);
    REQUIRE(verified.has_value());
    CHECK(verified->signer.iin() == sample_operator().iin);
    CHECK(verified->signer.der() == world().signer.certificate.der());
    CHECK(verified->signing_time == kNow);
}

TEST_CASE("each thing that can be wrong with a signature has its own code") {
    auto changed = kContent;
    changed[3] ^= 0x01;
    CHECK(outcome(changed, world().signature) == "trust.content_changed");
    CHECK(outcome({}, world().signature) == "trust.content_changed");

    auto wrong = world().signature;
    wrong.back() ^= 0x01;  // the last byte of the signature value
    CHECK(outcome(kContent, wrong) == "trust.signature_wrong");

    CHECK(outcome(kContent, {}) == "trust.signature_malformed");
    CHECK(outcome(kContent, to_bytes("PKCS7")) == "trust.signature_malformed");
    auto longer = world().signature;
    longer.push_back(0);
    CHECK(outcome(kContent, longer) == "trust.signature_malformed");

    const TestPki foreign("", kNow);
    CHECK(outcome(kContent, world().signature, foreign.people_anchors()) ==
          "trust.chain_untrusted");
    CHECK(outcome(kContent, world().signature, {}) == "trust.chain_untrusted");

    CHECK(outcome(kContent, world().signature, world().anchors, kNow + days(400)) ==
          "trust.certificate_expired");
    CHECK(outcome(kContent, world().signature, world().anchors, kNow - days(400)) ==
          "trust.certificate_expired");
}

TEST_CASE("the root alone and the issuing authority alone are enough to trust") {
    CHECK(outcome(kContent, world().signature, {world().anchors[0]}) == "verified");
    CHECK(outcome(kContent, world().signature, {world().anchors[1]}) == "verified");
    const auto without_chain = trust::sign_cades_bes(kContent, world().signer.certificate, {}, kNow,
                                                     world().signer.signer());
    CHECK(outcome(kContent, *without_chain, {world().anchors[0]}) == "verified");
    CHECK(outcome(kContent, *without_chain, {world().anchors[1]}) == "trust.chain_untrusted");
}

TEST_CASE("a signer under his own name only is not trusted") {
    const auto self = signer_from(nullptr, kNow - days(1), kNow + days(1));
    const auto signature =
        trust::sign_cades_bes(kContent, self.certificate, {}, kNow, self.signer()).value();
    CHECK(outcome(kContent, signature) == "trust.chain_untrusted");
}

TEST_CASE("a signature of OpenSSL with signing-certificate-v2 is verified") {
    const auto& signer = world().signer;
    CHECK(outcome(kContent, sign_with_openssl(kContent, signer, world().anchors)) == "verified");
    const auto elliptic = world().pki.issue_person(sample_operator(), PersonUse::Signing,
                                                   kNow - days(1), kNow + days(1), KeyKind::EcP256);
    CHECK(outcome(kContent, sign_with_openssl(kContent, elliptic, world().anchors)) == "verified");
}

TEST_CASE("a signature that does not name its signer is refused") {
    OpensslSignature unnamed;
    unnamed.name_the_signer = false;
    CHECK(outcome(kContent, sign_with_openssl(kContent, world().signer, world().anchors,
                                              unnamed)) == "trust.signer_not_bound");
    OpensslSignature foreign;
    foreign.named_instead = signer_from(nullptr, kNow, kNow + days(1)).certificate;
    CHECK(outcome(kContent, sign_with_openssl(kContent, world().signer, world().anchors,
                                              foreign)) == "trust.signer_not_bound");
    OpensslSignature issuer_first;
    issuer_first.named_instead = world().anchors[0];
    CHECK(outcome(kContent, sign_with_openssl(kContent, world().signer, world().anchors,
                                              issuer_first)) == "trust.signer_not_bound");
}

TEST_CASE("signatures of another shape or a weak digest are refused") {
    OpensslSignature attached;
    attached.attached = true;
    OpensslSignature sha1;
    sha1.digest = "SHA1";
    OpensslSignature two;
    const auto second = signer_from(nullptr, kNow, kNow + days(1));
    two.second_signer = &second;
    for (const auto& options : {attached, sha1, two}) {
        CAPTURE(options.digest, options.attached);
        CHECK(outcome(kContent, sign_with_openssl(kContent, world().signer, world().anchors,
                                                  options)) == "trust.signature_malformed");
    }
}

TEST_CASE("no single changed bit makes a signature stand for other content or another signer") {
    const auto& good = world().signature;
    auto other = kContent;
    other.back() ^= 0x04;
    int refused = 0;
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bytes = good;
        bytes[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
        const auto verified = trust::verify_cades_bes(kContent, bytes, world().anchors, kNow);
        if (!verified) {
            ++refused;
            continue;
        }
        // Bits outside the signed part (a certificate sent along) may go unnoticed, the signer
        // never.
        REQUIRE(verified->signer.der() == world().signer.certificate.der());
        REQUIRE_FALSE(trust::verify_cades_bes(other, bytes, world().anchors, kNow).has_value());
    }
    CHECK(refused > static_cast<int>(good.size()) / 2);
}

TEST_CASE("a token that fails or holds another key makes no signature") {
    const auto& certificate = world().signer.certificate;
    const auto refusing = [](ByteView) -> Result<Bytes> {
        return fail("token.removed", ErrorClass::User, Remedy::Retry);
    };
    const auto failed = trust::sign_cades_bes(kContent, certificate, {}, kNow, refusing);
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().code == "token.removed");

    const auto other_key = [](ByteView) -> Result<Bytes> { return Bytes(256, 0x55); };
    const auto foreign = trust::sign_cades_bes(kContent, certificate, {}, kNow, other_key);
    REQUIRE_FALSE(foreign.has_value());
    CHECK(foreign.error().code == "trust.signing_failed");
}

TEST_CASE("a key of an algorithm that is not described is refused before the token is asked") {
    const auto elliptic = world().pki.issue_person(sample_operator(), PersonUse::Signing, kNow,
                                                   kNow + days(1), KeyKind::EcP256);
    CHECK(trust::can_sign_with(world().signer.certificate));
    CHECK_FALSE(trust::can_sign_with(elliptic.certificate));
    bool asked = false;
    const auto result = trust::sign_cades_bes(kContent, elliptic.certificate, {}, kNow,
                                              [&](ByteView) -> Result<Bytes> {
                                                  asked = true;
                                                  return Bytes{};
                                              });
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == "trust.signing_failed");
    CHECK_FALSE(asked);
}
