// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Whole signatures judged by a policy: one signer and several, with timestamps and without, and
// every way in which one of them can be wrong.
#include "core/trust/judgement.h"

#include "core/trust/cms/cades.h"
#include "tests/support/pki/kz_gost_person.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::KeyKind;
using testing::TestNca;

const auto kNow = floor<seconds>(system_clock::now());
const Bytes kContent = to_bytes("{\"case\":1}");

struct World {
    explicit World(KeyKind kind = KeyKind::KzGost512) : nca(kind, kNow) {}

    TestNca nca;
    testing::Issued person = nca.issue_person(testing::sample_operator());
    TrustPolicy policy;

    TrustFolder trust() const {
        return {nca.anchors(), {RevocationList::parse(nca.list()).value()}};
    }
    /// The authority is between the person and the anchor, so somebody has to speak for it: here
    /// the root's list, which is empty.
    Evidence evidence() const {
        Evidence all;
        all.lists.push_back(RevocationList::parse(nca.root_list()).value());
        return all;
    }
    cms::SignedData sign(calendar::TimePoint when = kNow) const {
        return cms::SignedData::parse(sign_cades_bes(kContent, person.certificate,
                                                     {nca.authority().certificate}, when,
                                                     person.signer())
                                          .value())
            .value();
    }
    void stamp(cms::SignerInfo& signer, const TestNca::TimestampHabits& habits) const {
        const auto question = ask_timestamp(signer.signature, nca.digest_oid(), "").value();
        const auto answer = nca.answer_timestamp(question.request, habits);
        signer.add_unsigned(cms::kTimestampToken,
                            Timestamp::parse_answer(answer, question).value().der);
    }
    MessageReport report(const cms::SignedData& message, calendar::TimePoint now = kNow) const {
        return judge_message(message, kContent, trust(), evidence(), policy, now);
    }
    std::string judged(const cms::SignedData& message, calendar::TimePoint now = kNow) const {
        return to_string(report(message, now).verdict);
    }
};

}  // namespace

TEST_CASE("a person's signature holds, and tells who signed in what role and when") {
    const auto kind = GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512, KeyKind::KzGost256);
    const World world(kind);
    const auto report = world.report(world.sign());
    CHECK(to_string(report.verdict) == "holds");
    CHECK(report.detached);
    REQUIRE(report.signers.size() == 1);
    const auto& signer = report.signers[0];
    REQUIRE(signer.certificate);
    CHECK(signer.certificate->certificate.iin() == testing::sample_operator().iin);
    CHECK(signer.certificate->role == HolderRole::NaturalPerson);
    CHECK(signer.certificate->path.certificates.size() == 3);
    CHECK(signer.certificate->revocation.source == "crl");
    CHECK(signer.claimed_time == kNow);
    CHECK(signer.proved_time == kNow);
    CHECK(signer.timestamps.empty());
}

TEST_CASE("content inside and indefinite lengths are read as well") {
    const World world;
    const auto bytes =
        sign_cades_bes(kContent, world.person.certificate, {world.nca.authority().certificate},
                       kNow, world.person.signer(), ContentPlace::Inside)
            .value();
    const auto as_kalkan = testing::with_indefinite_lengths(bytes, 4);
    for (const auto& written : {bytes, as_kalkan}) {
        const auto message = cms::SignedData::parse(written).value();
        CHECK(message.der() == bytes);
        const auto report =
            judge_message(message, std::nullopt, world.trust(), world.evidence(), {}, kNow);
        CHECK(to_string(report.verdict) == "holds");
        CHECK_FALSE(report.detached);
    }
    const auto detached =
        judge_message(world.sign(), std::nullopt, world.trust(), world.evidence(), {}, kNow);
    CHECK(to_string(detached.verdict) == "not checked: content-missing");
}

TEST_CASE("a second signer leaves the first one octet for octet") {
    const World world;
    const auto head = world.nca.issue_person(testing::sample_head());
    const auto first = world.sign();
    const auto both =
        add_signature(first.der(), kContent, head.certificate, {}, kNow, head.signer());
    REQUIRE(both);
    const auto before = first.signers[0].der();
    CHECK(std::search(both->begin(), both->end(), before.begin(), before.end()) != both->end());
    const auto report = world.report(cms::SignedData::parse(*both).value());
    CHECK(to_string(report.verdict) == "holds");
    REQUIRE(report.signers.size() == 2);
    CHECK(std::any_of(report.signers.begin(), report.signers.end(), [](const auto& each) {
        return each.certificate->role == HolderRole::Head &&
               each.certificate->certificate.bin() == testing::sample_head().bin;
    }));

    // One wrong signer of two makes the message wrong, and the report says which.
    auto spoilt = cms::SignedData::parse(*both).value();
    spoilt.signers[1].signature[3] ^= 1U;
    const auto second = world.report(spoilt);
    CHECK(to_string(second.verdict) == "broken: signature-wrong");
    CHECK(second.signers[0].verdict.holds());
    CHECK_FALSE(second.signers[1].verdict.holds());
}

TEST_CASE("a timestamp proves the time, and carries a signature over its certificate's end") {
    const World world(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512));
    auto message = world.sign();
    world.stamp(message.signers[0], world.nca.usual_timestamp());
    const auto report = world.report(message);
    CHECK(to_string(report.verdict) == "holds");
    REQUIRE(report.signers[0].timestamps.size() == 1);
    CHECK(report.signers[0].proved_time == kNow);
    CHECK(report.signers[0].timestamps[0].timestamp.time == kNow);

    // Years later: the evidence is kept beside the signature, the timestamp tells when.
    auto kept = world.evidence();
    add_to(kept, {{world.nca.root().certificate},
                  {RevocationList::parse(world.nca.list([&] {
                       auto habits = world.nca.usual_list();
                       habits.this_update = kNow + minutes(1);
                       return habits;
                   }()))
                       .value()},
                  {}});
    kept.lists.erase(kept.lists.begin());
    kept.lists.push_back(RevocationList::parse(world.nca.root_list(kNow + minutes(1))).value());
    keep_evidence(message.signers[0], kept);
    const auto again = cms::SignedData::parse(message.der()).value();
    const auto later =
        judge_message(again, kContent, {world.nca.anchors(), {}}, {}, {}, kNow + days(500));
    CHECK(to_string(later.verdict) == "holds");
    // Without the timestamp the certificate is long over.
    CHECK(world.judged(world.sign(), kNow + days(500)) == "broken: expired");
}

TEST_CASE("a timestamp before the revocation saves a signature, one after it does not") {
    World world;
    auto early = world.sign(kNow - hours(6));
    auto habits = world.nca.usual_timestamp();
    habits.time = kNow - hours(6);
    world.stamp(early.signers[0], habits);
    auto late = world.sign(kNow - hours(6));
    habits.time = kNow - hours(4);
    world.stamp(late.signers[0], habits);
    const auto without = world.sign(kNow - hours(6));

    world.nca.revoke({world.person.certificate, kNow - hours(5), {}, {}});
    CHECK(world.judged(early) == "holds");
    CHECK(world.judged(late) == "broken: revoked");
    // What the signer claims proves nothing.
    CHECK(world.judged(without) == "broken: revoked");
}

TEST_CASE("a timestamp that is not this signature's, or not a timestamper's, proves nothing") {
    const World world;
    const auto other = world.sign(kNow - hours(1));
    auto message = world.sign();
    const auto question =
        ask_timestamp(other.signers[0].signature, world.nca.digest_oid(), "").value();
    const auto token =
        Timestamp::parse_answer(world.nca.answer_timestamp(question.request), question).value().der;
    message.signers[0].add_unsigned(cms::kTimestampToken, token);
    CHECK(world.judged(message) == "broken: timestamp-of-another");

    const auto judged_by = [&](const testing::Issued& signer) {
        auto stamped = world.sign();
        auto habits = world.nca.usual_timestamp();
        habits.signer = signer;
        world.stamp(stamped.signers[0], habits);
        return world.judged(stamped);
    };
    CHECK(judged_by(world.person) == "broken: not-a-timestamper");
    const TestNca stranger(KeyKind::KzGost512, kNow);
    CHECK(judged_by(stranger.time_stamper()) == "not checked: issuer-unknown");

    auto unreadable = world.sign();
    unreadable.signers[0].add_unsigned(cms::kTimestampToken, Bytes(token.begin(), token.end() - 9));
    CHECK(cms::SignedData::parse(unreadable.der()).error().code == "trust.signature_malformed");
    unreadable = world.sign();
    unreadable.signers[0].add_unsigned(cms::kTimestampToken, Bytes{0x30, 0x00});
    CHECK(world.judged(unreadable) == "broken: timestamp-wrong");

    auto stamped = world.sign();
    auto habits = world.nca.usual_timestamp();
    habits.time = kNow + hours(1);
    world.stamp(stamped.signers[0], habits);
    CHECK(world.judged(stamped) == "not checked: timestamp-not-yet");
}

TEST_CASE("a policy asks for timestamps, for kinds of them, for a person and for a purpose") {
    World world;
    world.policy.timestamp_required = true;
    CHECK(world.judged(world.sign()) == "not checked: timestamp-missing");
    auto message = world.sign();
    world.stamp(message.signers[0], world.nca.usual_timestamp());
    CHECK(world.judged(message) == "holds");
    world.policy.timestamp_policies = {std::string(kTimestampPolicyRsa)};
    CHECK(world.judged(message) == "broken: timestamp-policy");
    world.policy.timestamp_policies = {std::string(kTimestampPolicyGost2015)};
    CHECK(world.judged(message) == "holds");

    world.policy.iin = testing::sample_operator().iin;
    CHECK(world.judged(message) == "holds");
    world.policy.iin = testing::sample_head().iin;
    CHECK(world.judged(message) == "broken: another-iin");
    world.policy.iin.clear();
    world.policy.bin = testing::sample_head().bin;
    CHECK(world.judged(message) == "broken: another-bin");
    world.policy.bin.clear();
    world.policy.use = Use::Authentication;
    CHECK(world.judged(message) == "broken: wrong-purpose");

    World at_the_door;
    at_the_door.person = at_the_door.nca.issue_person(testing::sample_operator(),
                                                      testing::PersonUse::Authentication);
    CHECK(at_the_door.judged(at_the_door.sign()) == "broken: wrong-purpose");
}

TEST_CASE("whoever says revoked is heard, and silence is never a yes") {
    World world;
    const auto question =
        ask_ocsp(world.person.certificate, world.nca.authority().certificate).value();
    const auto answered = [&] {
        auto evidence = world.evidence();
        evidence.responses.push_back(
            OcspResponse::parse(world.nca.answer_ocsp(question.request)).value());
        return evidence;
    };
    const auto judged = [&](const TrustFolder& trust, const Evidence& evidence,
                            RevocationNeed need) {
        TrustPolicy policy;
        policy.revocation = need;
        return to_string(
            judge_message(world.sign(), kContent, trust, evidence, policy, kNow).verdict);
    };
    const TrustFolder no_lists{world.nca.anchors(), {}};
    CHECK(judged(no_lists, answered(), RevocationNeed::Either) == "holds");
    CHECK(judged(no_lists, answered(), RevocationNeed::Ocsp) == "holds");
    CHECK(judged(no_lists, answered(), RevocationNeed::List) == "not checked: list-missing");
    CHECK(judged(world.trust(), world.evidence(), RevocationNeed::Ocsp) ==
          "not checked: response-missing");
    CHECK(judged(no_lists, world.evidence(), RevocationNeed::Either) ==
          "not checked: list-missing");
    CHECK(judged(no_lists, {}, RevocationNeed::None) == "holds");
    CHECK(judged(world.trust(), {}, RevocationNeed::Either) ==
          "not checked: issuer-revocation-unknown");

    const auto old_list = world.trust();
    world.nca.revoke({world.person.certificate, kNow - minutes(5), 1, {}});
    CHECK(judged(old_list, answered(), RevocationNeed::List) == "broken: revoked");
    CHECK(judged(old_list, world.evidence(), RevocationNeed::List) == "holds");
    CHECK(judged(no_lists, answered(), RevocationNeed::Either) == "broken: revoked");
}

TEST_CASE("a list does not vouch for a certificate that the responder never heard of") {
    const World world;
    auto spec = testing::person_spec(testing::sample_operator(), testing::PersonUse::Signing);
    spec.key = KeyKind::EcP256;
    spec.not_before = kNow - days(1);
    spec.not_after = kNow + days(1);
    // Made with the authority's key, but not by the authority.
    const auto forged = testing::issue(spec, &world.nca.authority()).certificate;
    auto evidence = world.evidence();
    add_to(evidence, {{world.nca.authority().certificate}, world.trust().revocation_lists, {}});
    const auto judged = [&] {
        return to_string(
            judge_certificate(forged, evidence, world.nca.anchors(), {}, {kNow, kNow}).verdict);
    };
    CHECK(judged() == "holds");
    const auto question = ask_ocsp(forged, world.nca.authority().certificate).value();
    evidence.responses.push_back(
        OcspResponse::parse(world.nca.answer_ocsp(question.request)).value());
    CHECK(judged() == "not checked: unknown-to-authority");
}

TEST_CASE("a revoked authority takes its people with it") {
    World world;
    Evidence evidence;
    evidence.lists.push_back(
        RevocationList::parse(world.nca.root_list(kNow - hours(1), true)).value());
    CHECK(to_string(
              judge_message(world.sign(), kContent, world.trust(), evidence, {}, kNow).verdict) ==
          "broken: issuer-revoked");
}

TEST_CASE("a flipped bit anywhere in a message is never a signature that holds") {
    const World world(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512));
    auto message = world.sign();
    // The certificates have their own test; a path is not what is flipped here.
    const auto der = message.der();
    const auto trust = world.trust();
    const auto evidence = world.evidence();
    const auto signer = message.signers[0].der();
    const auto begin = static_cast<std::size_t>(
        std::search(der.begin(), der.end(), signer.begin(), signer.end()) - der.begin());
    for (std::size_t bit = begin * 8; bit < der.size() * 8; bit += 3) {
        auto bytes = der;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto changed = cms::SignedData::parse(bytes);
        if (!changed)
            continue;
        CAPTURE(bit);
        CHECK_FALSE(judge_message(*changed, kContent, trust, evidence, {}, kNow).verdict.holds());
    }
}

TEST_CASE("swapped certificates, foreign content and empty messages have their own reasons") {
    const World world;
    auto message = world.sign();
    const auto report =
        judge_message(message, as_bytes("other"), world.trust(), world.evidence(), {}, kNow);
    CHECK(to_string(report.verdict) == "broken: content-changed");

    message.certificates.clear();
    CHECK(world.judged(message) == "not checked: certificate-missing");
    message.add_certificate(world.nca.issue_person(testing::sample_operator()).certificate.der());
    CHECK(world.judged(message) == "not checked: certificate-missing");

    // Another certificate for the same key, with the same names: only the attribute tells.
    auto spec = testing::person_spec(testing::sample_operator(), testing::PersonUse::Signing);
    spec.existing_key = world.person.key;
    spec.not_before = kNow - days(1);
    spec.not_after = kNow + days(1);
    const auto twin = world.nca.issue_person(spec);
    auto swapped = world.sign();
    swapped.certificates = {twin.certificate.der(), world.nca.authority().certificate.der()};
    const auto own =
        cms::SignedData::parse(
            sign_cades_bes(kContent, twin.certificate, {}, kNow, world.person.signer()).value())
            .value();
    swapped.signers[0].identifier = own.signers[0].identifier;
    CHECK(world.judged(swapped) == "broken: signer-not-bound");

    auto nobody = world.sign();
    nobody.signers.clear();
    CHECK(world.judged(nobody) == "broken: no-signers");
}
