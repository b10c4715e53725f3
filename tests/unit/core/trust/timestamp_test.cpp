// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Timestamps: questions, refusals, answers to other questions, and tokens that are none.
#include "core/trust/cms/timestamp.h"

#include "core/trust/keys/algorithm.h"
#include "tests/support/pki/test_nca.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

using testing::KeyKind;
using testing::TestNca;

const auto kNow = floor<seconds>(system_clock::now());
const Bytes kData = to_bytes("a signature");

const TestNca& nca() {
    static const TestNca kNca(KeyKind::KzGost512, kNow);
    return kNca;
}

TimestampQuestion question(std::string_view policy = {}) {
    return ask_timestamp(kData, nca().digest_oid(), policy).value();
}

}  // namespace

TEST_CASE("a token tells its time, its policy and over what it was made") {
    const auto asked = question(kTimestampPolicyRsa);
    const auto stamp = Timestamp::parse_answer(nca().answer_timestamp(asked.request), asked);
    REQUIRE(stamp);
    CHECK(stamp->time == kNow);
    CHECK(stamp->policy == kTimestampPolicyRsa);
    CHECK(stamp->digest_oid == nca().digest_oid());
    CHECK(stamp->nonce == asked.nonce);
    REQUIRE(stamp->authority() != nullptr);
    CHECK(stamp->authority()->common_name() == "TIMESTAMP");
    CHECK(to_string(stamp->judge(kData)) == "holds");
    CHECK(to_string(stamp->judge_token()) == "holds");
    CHECK(to_string(stamp->judge(as_bytes("another"))) == "broken: timestamp-of-another");
    const auto unasked = question();
    CHECK(Timestamp::parse_answer(nca().answer_timestamp(unasked.request), unasked)->policy ==
          kTimestampPolicyGost2015);
}

TEST_CASE("no two questions are alike, and nothing is asked over SHA-1") {
    CHECK(question().nonce != question().nonce);
    CHECK(ask_timestamp(kData, kSha1, "").error().code == "trust.timestamp_invalid");
    CHECK(ask_timestamp(kData, "1.2.3", "").error().code == "trust.timestamp_invalid");
}

TEST_CASE("a refusal tells why") {
    auto habits = nca().usual_timestamp();
    habits.refusal = 2;
    const auto asked = question();
    const auto answer =
        Timestamp::parse_answer(nca().answer_timestamp(asked.request, habits), asked);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "trust.timestamp_refused");
    CHECK(answer.error().detail == "status 2, bad-request");
}

TEST_CASE("an answer to another question is not taken") {
    const auto asked = question();
    const auto code = [&](const Bytes& answer) {
        const auto stamp = Timestamp::parse_answer(answer, asked);
        return stamp ? std::string() : stamp.error().code;
    };
    CHECK(code(nca().answer_timestamp(question().request)) == "trust.timestamp_for_another");
    const auto other = ask_timestamp(as_bytes("other"), nca().digest_oid(), "").value();
    CHECK(code(nca().answer_timestamp(other.request)) == "trust.timestamp_for_another");
    auto habits = nca().usual_timestamp();
    habits.nonce = false;
    CHECK(code(nca().answer_timestamp(asked.request, habits)) == "trust.timestamp_for_another");
    CHECK(code({}) == "trust.timestamp_invalid");
    CHECK(code(to_bytes("<html>")) == "trust.timestamp_invalid");
}

TEST_CASE("a flipped bit anywhere in a token makes it worthless") {
    const auto asked = question();
    const auto der =
        Timestamp::parse_answer(nca().answer_timestamp(asked.request), asked).value().der;
    for (std::size_t bit = 0; bit < der.size() * 8; bit += 5) {
        auto bytes = der;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
        const auto changed = Timestamp::parse(bytes);
        // Certificates that the signer does not need can be changed by anybody.
        if (!changed || changed->authority() == nullptr ||
            changed->message.signers[0].der() == Timestamp::parse(der)->message.signers[0].der())
            continue;
        CAPTURE(bit);
        CHECK_FALSE(changed->judge(kData).holds());
    }
}

TEST_CASE("a token without its authority cannot be judged") {
    const auto asked = question();
    const auto stamp =
        Timestamp::parse_answer(nca().answer_timestamp(asked.request), asked).value();
    auto message = stamp.message;
    message.certificates.clear();
    CHECK(to_string(Timestamp::parse(message.der())->judge(kData)) ==
          "not checked: authority-missing");
    message.content_type = cms::kData;
    CHECK(Timestamp::parse(message.der()).error().code == "trust.timestamp_invalid");
}
