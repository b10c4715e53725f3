// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Revocation lists and deltas: what they say, and when nothing may be made of them.
#include "core/trust/der/der.h"
#include "core/trust/revocation/revocation_list.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::KeyKind;
using testing::TestNca;

const auto kNow = floor<seconds>(system_clock::now());
const Moment kMoment{kNow, kNow};

RevocationList list_of(const TestNca& nca, const TestNca::ListHabits& habits) {
    return RevocationList::parse(nca.list(habits)).value();
}

std::string judged(const TestNca& nca, const Certificate& certificate,
                   const std::vector<RevocationList>& lists, const Moment& moment = kMoment) {
    return to_string(
        judge_by_lists(certificate, nca.authority().certificate, lists, moment).verdict);
}

struct World {
    explicit World(KeyKind kind = KeyKind::KzGost512) : nca(kind, kNow) {}
    TestNca nca;
    testing::Issued person = nca.issue_person(testing::sample_operator());

    std::string judged(const TestNca::ListHabits& habits, const Moment& moment = kMoment) const {
        return ::judged(nca, person.certificate, {list_of(nca, habits)}, moment);
    }
};

}  // namespace

TEST_CASE("a list tells who is revoked, since when and why") {
    World world(GENERATE(KeyKind::Rsa2048, KeyKind::KzGost512, KeyKind::KzGost256));
    CHECK(world.judged(world.nca.usual_list()) == "holds");
    constexpr unsigned kKeyCompromise = 1;
    world.nca.revoke({world.person.certificate, kNow - hours(5), kKeyCompromise, {}});
    CHECK(world.judged(world.nca.usual_list()) == "broken: revoked");
    const auto finding = judge_by_lists(world.person.certificate, world.nca.authority().certificate,
                                        {list_of(world.nca, world.nca.usual_list())}, kMoment);
    CHECK(finding.source == "crl");
    REQUIRE(finding.entry);
    CHECK(finding.entry->since == kNow - hours(5));
    CHECK(reason_word(finding.entry->reason) == "key-compromise");
    CHECK(finding.as_of == kNow - hours(1));
    const auto other = world.nca.issue_person(testing::sample_head());
    CHECK(judged(world.nca, other.certificate, {list_of(world.nca, world.nca.usual_list())}) ==
          "holds");
}

TEST_CASE("what was signed before the revocation still counts, unless the key was lost earlier") {
    World world;
    const Moment signed_before{kNow - hours(6), kNow};
    const Moment signed_after{kNow - hours(4), kNow};
    world.nca.revoke({world.person.certificate, kNow - hours(5), {}, {}});
    const auto list = world.nca.usual_list();
    CHECK(world.judged(list, signed_before) == "holds: revoked-later");
    CHECK(world.judged(list, signed_after) == "broken: revoked");

    World lost;
    lost.nca.revoke({lost.person.certificate, kNow - hours(5), 1, kNow - hours(7)});
    CHECK(lost.judged(list, signed_before) == "broken: revoked");
}

TEST_CASE("a certificate on hold is not yet lost, and a delta brings it back") {
    World world;
    constexpr unsigned kHold = 6;
    world.nca.revoke({world.person.certificate, kNow - hours(5), kHold, {}});
    const auto complete = list_of(world.nca, world.nca.usual_list());
    CHECK(judged(world.nca, world.person.certificate, {complete}) == "broken: on-hold");

    world.nca.restore(world.person.certificate);
    auto habits = world.nca.usual_list();
    habits.number = 2;
    habits.base = 1;
    habits.this_update = kNow - minutes(5);
    const auto delta = list_of(world.nca, habits);
    CHECK(judged(world.nca, world.person.certificate, {complete, delta}) == "holds");
    CHECK(judge_by_lists(world.person.certificate, world.nca.authority().certificate,
                         {complete, delta}, kMoment)
              .as_of == kNow - minutes(5));
    // A delta alone is no list.
    CHECK(judged(world.nca, world.person.certificate, {delta}) == "not checked: list-missing");
}

TEST_CASE("a delta revokes, and only carries on from a list that it fits") {
    World world;
    const auto complete = list_of(world.nca, world.nca.usual_list());
    world.nca.revoke({world.person.certificate, kNow - minutes(10), {}, {}});
    auto habits = world.nca.usual_list();
    habits.number = 3;
    habits.base = 1;
    habits.this_update = kNow - minutes(5);
    CHECK(judged(world.nca, world.person.certificate, {complete, list_of(world.nca, habits)}) ==
          "broken: revoked");
    habits.base = 2;  // carries on from a list that is not here
    CHECK(judged(world.nca, world.person.certificate, {complete, list_of(world.nca, habits)}) ==
          "holds");
}

TEST_CASE("the newest list counts") {
    World world;
    auto older = world.nca.usual_list();
    older.this_update = kNow - hours(3);
    const auto before = list_of(world.nca, older);
    world.nca.revoke({world.person.certificate, kNow - hours(2), {}, {}});
    const auto after = list_of(world.nca, world.nca.usual_list());
    CHECK(judged(world.nca, world.person.certificate, {before, after}) == "broken: revoked");
    CHECK(judged(world.nca, world.person.certificate, {after, before}) == "broken: revoked");
    CHECK(judged(world.nca, world.person.certificate, {before}) == "holds");
}

TEST_CASE("a list that is out of its time, foreign or not understood tells nothing") {
    World world;
    const auto& nca = world.nca;
    CHECK(judged(nca, world.person.certificate, {}) == "not checked: list-missing");

    auto habits = nca.usual_list();
    habits.next_update = kNow - minutes(10);
    CHECK(world.judged(habits) == "not checked: list-out-of-date");
    habits.next_update.reset();
    CHECK(world.judged(habits) == "not checked: list-out-of-date");
    habits = nca.usual_list();
    habits.next_update = kNow - minutes(4);  // clocks differ
    CHECK(world.judged(habits) == "holds");
    habits.this_update = kNow + minutes(10);
    habits.next_update = kNow + days(1);
    CHECK(world.judged(habits) == "not checked: list-not-yet-valid");

    // Kept evidence: made after the signature, however old it is by now.
    habits = nca.usual_list();
    CHECK(world.judged(habits, {kNow - hours(2), kNow + days(400)}) == "holds");
    CHECK(world.judged(habits, {kNow + days(399), kNow + days(400)}) ==
          "not checked: list-out-of-date");

    habits = nca.usual_list();
    habits.extension = der::sequence(
        {der::object_identifier("1.2.3.4.5"), Bytes{1, 1, 0xFF}, der::octet_string(der::null())});
    CHECK(world.judged(habits) == "not checked: list-unsupported");

    const TestNca other(KeyKind::KzGost512, kNow);
    CHECK(judged(nca, world.person.certificate, {list_of(other, other.usual_list())}) ==
          "not checked: list-missing");
}

TEST_CASE("a list speaks only of the certificates that it is for") {
    World world;
    auto habits = world.nca.usual_list();
    // IssuingDistributionPoint: onlyContainsCACerts [2] TRUE, critical.
    habits.extension = der::sequence({der::object_identifier("2.5.29.28"), Bytes{1, 1, 0xFF},
                                      der::octet_string(der::sequence({Bytes{0x82, 1, 0xFF}}))});
    CHECK(world.judged(habits) == "not checked: list-missing");
    // onlyContainsUserCerts [1] TRUE.
    habits.extension = der::sequence({der::object_identifier("2.5.29.28"), Bytes{1, 1, 0xFF},
                                      der::octet_string(der::sequence({Bytes{0x81, 1, 0xFF}}))});
    CHECK(world.judged(habits) == "holds");
    // indirectCRL [4] TRUE: may hold other issuers' certificates.
    habits.extension = der::sequence({der::object_identifier("2.5.29.28"), Bytes{1, 1, 0xFF},
                                      der::octet_string(der::sequence({Bytes{0x84, 1, 0xFF}}))});
    CHECK(world.judged(habits) == "not checked: list-unsupported");
}

TEST_CASE("a flipped bit anywhere in a list makes it worthless") {
    World world;
    world.nca.revoke({world.person.certificate, kNow - hours(5), 1, {}});
    const auto der = world.nca.list();
    for (std::size_t bit = 0; bit < der.size() * 8; bit += 3) {
        auto bytes = der;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto changed = RevocationList::parse(bytes);
        if (!changed)
            continue;
        CAPTURE(bit);
        const auto verdict = judge_by_lists(world.person.certificate,
                                            world.nca.authority().certificate, {*changed}, kMoment)
                                 .verdict;
        CHECK(verdict.judgement == Judgement::NotChecked);
    }
}

TEST_CASE("bytes that are no list are refused, an empty file of a mirror too") {
    const auto code = [](ByteView bytes) {
        const auto list = RevocationList::parse(bytes);
        return list ? std::string() : list.error().code;
    };
    CHECK(code({}) == "trust.list_invalid");
    CHECK(code(as_bytes("<html>")) == "trust.list_invalid");
    const TestNca nca(KeyKind::KzGost512, kNow);
    auto longer = nca.list();
    CHECK(code(longer).empty());
    longer.push_back(0);
    CHECK(code(longer) == "trust.list_invalid");
    longer.resize(longer.size() / 2);
    CHECK(code(longer) == "trust.list_invalid");
}
