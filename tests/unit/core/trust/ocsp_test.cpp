// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// OCSP answers: who may give them, for which question, and what the НУЦ РК means by 1970.
#include "core/trust/revocation/ocsp.h"

#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::CertificateSpec;
using testing::KeyKind;
using testing::TestNca;

const auto kNow = floor<seconds>(system_clock::now());
const Moment kMoment{kNow, kNow};

struct World {
    explicit World(KeyKind kind = KeyKind::KzGost512) : nca(kind, kNow) {}
    TestNca nca;
    testing::Issued person = nca.issue_person(testing::sample_operator());
    OcspQuestion question = ask_ocsp(person.certificate, nca.authority().certificate).value();

    RevocationFinding found(const TestNca::OcspHabits& habits,
                            const Moment& moment = kMoment) const {
        const auto response =
            OcspResponse::parse(nca.answer_ocsp(question.request, habits)).value();
        return judge_by_ocsp(person.certificate, nca.authority().certificate, response,
                             question.nonce, moment);
    }
    std::string judged(const TestNca::OcspHabits& habits, const Moment& moment = kMoment) const {
        return to_string(found(habits, moment).verdict);
    }
};

/// A responder's certificate with something wrong about it.
testing::Issued responder(const testing::Issued& issuer, const std::string& use, bool unchecked,
                          days until = days(10)) {
    CertificateSpec spec;
    spec.subject = {{"CN", "OTHER RESPONDER"}};
    spec.extensions = {{"extendedKeyUsage", use}};
    if (unchecked)
        spec.extensions.emplace_back("noCheck", "ignored");
    spec.not_before = kNow - days(20);
    spec.not_after = kNow + until;
    return testing::issue(spec, &issuer);
}

}  // namespace

TEST_CASE("an answer tells whether a certificate is good or revoked") {
    World world(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512));
    CHECK(world.judged(world.nca.usual_answer()) == "holds");
    world.nca.revoke({world.person.certificate, kNow - hours(5), 1, {}});
    CHECK(world.judged(world.nca.usual_answer()) == "broken: revoked");
    const auto finding = world.found(world.nca.usual_answer());
    CHECK(finding.source == "ocsp");
    REQUIRE(finding.entry);
    CHECK(finding.entry->since == kNow - hours(5));
    CHECK(reason_word(finding.entry->reason) == "key-compromise");
    CHECK(world.judged(world.nca.usual_answer(), {kNow - hours(6), kNow}) ==
          "holds: revoked-later");
}

TEST_CASE("on hold is told apart from revoked") {
    World world;
    world.nca.revoke({world.person.certificate, kNow - hours(5), 6, {}});
    CHECK(world.judged(world.nca.usual_answer()) == "broken: on-hold");
}

TEST_CASE("a certificate that the centre never issued is unknown, not revoked in 1970") {
    World world;
    CertificateSpec spec;
    spec.subject = {{"CN", "НЕИЗВЕСТНЫЙ"}};
    spec.not_before = kNow - days(1);
    spec.not_after = kNow + days(1);
    const auto forged = testing::issue(spec, &world.nca.authority());
    const auto question = ask_ocsp(forged.certificate, world.nca.authority().certificate).value();
    for (const bool as_hold : {true, false}) {
        auto habits = world.nca.usual_answer();
        habits.unknown_as_hold = as_hold;
        const auto response =
            OcspResponse::parse(world.nca.answer_ocsp(question.request, habits)).value();
        CHECK(to_string(judge_by_ocsp(forged.certificate, world.nca.authority().certificate,
                                      response, question.nonce, kMoment)
                            .verdict) == "not checked: unknown-to-authority");
    }
}

TEST_CASE("a refusal is neither good nor revoked") {
    World world;
    auto habits = world.nca.usual_answer();
    const std::pair<unsigned, std::string> rows[] = {{1, "malformed-request"},
                                                     {2, "internal-error"},
                                                     {3, "try-later"},
                                                     {5, "signature-required"},
                                                     {6, "unauthorized"}};
    for (const auto& [number, word] : rows) {
        habits.refusal = number;
        const auto response =
            OcspResponse::parse(world.nca.answer_ocsp(world.question.request, habits)).value();
        CHECK(response.refusal() == word);
        CHECK(response.singles().empty());
        CHECK(world.judged(habits) == "not checked: responder-refused");
    }
}

TEST_CASE("only the issuer and those whom it made responders may answer") {
    World world;
    auto habits = world.nca.usual_answer();
    const auto judged_by = [&](const testing::Issued& signer) {
        habits.signer = signer;
        return world.judged(habits);
    };
    CHECK(judged_by(world.nca.authority()) == "holds");
    CHECK(judged_by(responder(world.nca.authority(), "OCSPSigning", true)) == "holds");
    const std::string refused = "not checked: responder-not-authorised";
    CHECK(judged_by(responder(world.nca.authority(), "clientAuth", true)) == refused);
    CHECK(judged_by(responder(world.nca.authority(), "OCSPSigning", false)) == refused);
    CHECK(judged_by(responder(world.nca.root(), "OCSPSigning", true)) == refused);
    CHECK(judged_by(responder(world.nca.authority(), "OCSPSigning", true, days(-1))) == refused);
    CHECK(judged_by(world.person) == refused);
    const TestNca other(KeyKind::KzGost512, kNow);
    CHECK(judged_by(other.responder()) == refused);
}

TEST_CASE("an answer to another question is none") {
    World world;
    const auto other = world.nca.issue_person(testing::sample_head());
    const auto about_other =
        OcspResponse::parse(
            world.nca.answer_ocsp(
                ask_ocsp(other.certificate, world.nca.authority().certificate)->request))
            .value();
    const auto judged = [&](ByteView nonce) {
        return to_string(judge_by_ocsp(world.person.certificate, world.nca.authority().certificate,
                                       about_other, nonce, kMoment)
                             .verdict);
    };
    CHECK(judged({}) == "not checked: response-for-another");
    CHECK(judged(world.question.nonce) == "not checked: nonce-differs");

    auto habits = world.nca.usual_answer();
    habits.nonce = false;
    CHECK(world.judged(habits) == "holds");
}

TEST_CASE("an answer counts in its time only") {
    World world;
    auto habits = world.nca.usual_answer();
    habits.this_update = kNow - minutes(4);
    CHECK(world.judged(habits) == "holds");
    habits.this_update = kNow - minutes(30);
    CHECK(world.judged(habits) == "not checked: response-out-of-date");
    habits.next_update = kNow + minutes(30);
    CHECK(world.judged(habits) == "holds");
    habits.this_update = kNow + minutes(20);
    CHECK(world.judged(habits) == "not checked: response-not-yet-valid");
    // Evidence from after the signature.
    habits = world.nca.usual_answer();
    CHECK(world.judged(habits, {kNow - minutes(1), kNow + days(900)}) == "holds");
}

TEST_CASE("a flipped bit anywhere in an answer never makes a certificate good") {
    World world;
    world.nca.revoke({world.person.certificate, kNow - hours(5), 1, {}});
    const auto der = world.nca.answer_ocsp(world.question.request);
    for (std::size_t bit = 0; bit < der.size() * 8; bit += 3) {
        auto bytes = der;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto changed = OcspResponse::parse(bytes);
        if (!changed)
            continue;
        CAPTURE(bit);
        const auto verdict =
            judge_by_ocsp(world.person.certificate, world.nca.authority().certificate, *changed,
                          world.question.nonce, kMoment)
                .verdict;
        CHECK_FALSE(verdict.holds());
    }
}

TEST_CASE("bytes that are no answer are refused") {
    const auto code = [](ByteView bytes) {
        const auto response = OcspResponse::parse(bytes);
        return response ? std::string() : response.error().code;
    };
    CHECK(code({}) == "trust.ocsp_invalid");
    CHECK(code(as_bytes("<html>")) == "trust.ocsp_invalid");
    const World world;
    auto bytes = world.nca.answer_ocsp(world.question.request);
    CHECK(code(bytes).empty());
    bytes.push_back(0);
    CHECK(code(bytes) == "trust.ocsp_invalid");
}
