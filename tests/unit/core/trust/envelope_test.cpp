// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/envelope.h"

#include "tests/support/pki/test_pki.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::testing;
using namespace std::chrono;

namespace {
const calendar::TimePoint kNow = sys_days(2026y / November / 22);

struct World {
    TestPki pki{"", kNow};
    Issued elliptic = pki.issue_seal();
    Issued rsa = pki.issue_person(sample_operator());
};
World& world() {
    static World made;
    return made;
}

std::string outcome(const Bytes& envelope, const Issued& receiver, const Bytes& expected) {
    const auto opened =
        trust::open_envelope(envelope, receiver.certificate, receiver.private_key());
    if (!opened)
        return opened.error().code;
    return *opened == expected ? "same" : "different";
}
}  // namespace

TEST_CASE("an envelope opens with the receiver's key, elliptic or RSA") {
    for (const auto* receiver : {&world().elliptic, &world().rsa}) {
        for (const std::size_t size : {0U, 1U, 5000U, 1'000'000U}) {
            CAPTURE(size);
            const Bytes content(size, 0x5A);
            const auto sealed = trust::seal(content, receiver->certificate);
            REQUIRE(sealed.has_value());
            CHECK(outcome(*sealed, *receiver, content) == "same");
        }
    }
}

TEST_CASE("the same content is never sealed to the same bytes, nor stands in them") {
    const auto content = to_bytes("IIN 900101300017 of a citizen");
    const auto first = trust::seal(content, world().elliptic.certificate).value();
    const auto second = trust::seal(content, world().elliptic.certificate).value();
    CHECK(first != second);
    CHECK(as_text(first).find("900101300017") == std::string::npos);
}

TEST_CASE("an envelope for another receiver stays closed") {
    const auto content = to_bytes("secret");
    const auto sealed = trust::seal(content, world().elliptic.certificate).value();
    const auto other = world().pki.issue_seal();
    CHECK(outcome(sealed, other, content) == "trust.envelope_not_for_us");
    const auto mixed =
        trust::open_envelope(sealed, world().elliptic.certificate, other.private_key());
    REQUIRE_FALSE(mixed.has_value());
    CHECK(mixed.error().code == "trust.envelope_not_for_us");
}

TEST_CASE("a changed byte never gives other content") {
    const auto content = to_bytes("twelve bytes");
    for (const auto* receiver : {&world().elliptic, &world().rsa}) {
        const auto sealed = trust::seal(content, receiver->certificate).value();
        int refused = 0;
        for (std::size_t at = 0; at < sealed.size(); ++at) {
            auto bytes = sealed;
            bytes[at] ^= 0x10;
            const auto result = outcome(bytes, *receiver, content);
            CAPTURE(at);
            REQUIRE(result != "different");
            if (result != "same")
                ++refused;
        }
        // A version number may go unnoticed; ciphertext, tag and keys do not.
        CHECK(refused > static_cast<int>(sealed.size()) * 9 / 10);
    }
}

TEST_CASE("bytes that are no envelope are called so") {
    const auto sealed = trust::seal(to_bytes("x"), world().elliptic.certificate).value();
    auto cut = sealed;
    cut.pop_back();
    auto longer = sealed;
    longer.push_back(0);
    for (const auto& bytes : {Bytes{}, to_bytes("hello"), cut, longer})
        CHECK(outcome(bytes, world().elliptic, {}) == "trust.envelope_malformed");
}

TEST_CASE("a key is read from PEM and from PKCS#8, never with a password") {
    const auto pem = world().elliptic.key_pem();
    CHECK(trust::PrivateKey::parse(as_bytes(pem)).has_value());
    const auto from = pem.find('\n') + 1;
    const auto base64 = pem.substr(from, pem.rfind("-----END") - from);
    CHECK(trust::PrivateKey::parse(*from_base64(base64)).has_value());
    for (const auto& bytes :
         {Bytes{}, to_bytes("hello"), to_bytes(world().elliptic.certificate.pem()),
          to_bytes("-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE "
                   "KEY-----\n")}) {
        const auto refused = trust::PrivateKey::parse(bytes);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().code == "trust.key_invalid");
    }
}
