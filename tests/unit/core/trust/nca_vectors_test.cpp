// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Certificates, lists and answers that the НУЦ РК's own test centre made, judged as they really
// are. They are not part of this project: TEREZE_NCA_VECTORS names a folder with them, or the cases
// are skipped.
#include "core/base/files.h"
#include "core/trust/judgement.h"
#include "core/trust/keys/algorithm.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace tereze;
using namespace tereze::trust;
using namespace std::chrono;

namespace {

/// Whether the folder is there; says so where it is not.
bool vectors_missing() {
    if (std::getenv("TEREZE_NCA_VECTORS") != nullptr)
        return false;
    WARN("skipped: TEREZE_NCA_VECTORS names no folder");
    return true;
}

Bytes vector(const std::string& name) {
    return read_file(std::filesystem::path(std::getenv("TEREZE_NCA_VECTORS")) / name).value();
}

Certificate certificate(const std::string& name) {
    return Certificate::parse(vector(name)).value();
}

std::string judged(const Certificate& one, const Certificate& anchor, calendar::TimePoint at) {
    return to_string(find_path(one, {}, {anchor}, at).verdict);
}

constexpr calendar::TimePoint at(year_month_day date) {
    return sys_days(date);
}

}  // namespace

TEST_CASE("people of the НУЦ's test centre lead to their authorities") {
    if (vectors_missing())
        return;
    const auto by_rsa = certificate("ca/nca_rsa_test.crt");
    const auto by_gost_2004 = certificate("ca/nca_gost_test.crt");
    const auto in_time = at(2022y / June / 1);
    const auto person = certificate("certs/individual_valid_sign_2004_rsa.cer");
    CHECK(judged(person, by_rsa, in_time) == "holds");
    CHECK(judged(person, by_rsa, at(2021y / June / 1)) == "broken: not-yet-valid");
    CHECK(judged(person, by_rsa, at(2023y / June / 1)) == "broken: expired");
    CHECK(judged(person, by_gost_2004, in_time) == "not checked: issuer-unknown");
    CHECK(person.for_signing());
    CHECK_FALSE(person.for_authentication());
    CHECK(person.iin() == "123456789011");
    CHECK(person.bin().empty());
    CHECK(holder_role(person) == HolderRole::NaturalPerson);

    const auto authentication = certificate("certs/individual_valid_sign_2004_rsa_auth.cer");
    CHECK(judged(authentication, by_rsa, in_time) == "holds");
    CHECK_FALSE(authentication.for_signing());
    CHECK(authentication.for_authentication());

    const auto head = certificate("certs/ceo_valid_sign_2004_gost.cer");
    CHECK(judged(head, by_gost_2004, in_time) == "holds");
    CHECK(head.bin() == "123456789021");
    CHECK(holder_role(head) == HolderRole::Head);
}

TEST_CASE("lists of the НУЦ's test centre hold in their time") {
    if (vectors_missing())
        return;
    const auto by_rsa = certificate("ca/nca_rsa_test.crt");
    const auto rsa = RevocationList::parse(vector("crl/nca_rsa_test.crl")).value();
    CHECK(to_string(rsa.judge(by_rsa)) == "holds");
    CHECK(rsa.is_of(by_rsa));
    CHECK_FALSE(rsa.is_delta());
    CHECK(rsa.size() > 0);
    const auto person = certificate("certs/individual_valid_sign_2004_rsa.cer");
    const auto on = [&](year_month_day date) {
        return to_string(judge_by_lists(person, by_rsa, {rsa}, {at(date), at(date)}).verdict);
    };
    CHECK(on(2022y / June / 1) == "holds");
    CHECK(on(2022y / December / 1) == "not checked: list-out-of-date");
    CHECK(on(2022y / March / 1) == "not checked: list-not-yet-valid");

    const auto by_gost = certificate("ca/nca_gost2015_test.cer");
    const auto gost = RevocationList::parse(vector("crl/nca_gost2022_test.crl")).value();
    CHECK(to_string(gost.judge(by_gost)) == "holds");
    CHECK_FALSE(gost.is_of(by_rsa));
}

TEST_CASE("the НУЦ's responder answered that it does not know a certificate") {
    if (vectors_missing())
        return;
    const auto by_gost = certificate("ca/nca_gost2015_test.cer");
    const auto response =
        OcspResponse::parse(vector("ocsp/ocsp_response_individual_2015.bin")).value();
    CHECK(response.refusal().empty());
    CHECK(to_string(response.judge(by_gost)) == "holds");
    CHECK(to_string(response.judge(certificate("ca/nca_rsa_test.crt"))) ==
          "broken: responder-not-authorised");
    const auto singles = response.singles();
    REQUIRE(singles.size() == 1);
    CHECK(singles[0].serial == "0ff06211dc82beb00253ffa000f1de84abef454f");
    CHECK(singles[0].means_unknown());
    CHECK(response.produced_at() == at(2022y / September / 2) + 16h + 58min + 34s);
}

TEST_CASE("the НУЦ's timestamp holds but for SHA-1, over which it was asked") {
    if (vectors_missing())
        return;
    const auto answer = vector("tsp/tsp_response.bin");
    // TimeStampResp: the token stands after the status.
    der::Reader inside(der::Reader(answer).next(der::kSequence)->content);
    inside.next(der::kSequence);
    const auto stamp = Timestamp::parse(inside.next(der::kSequence)->whole);
    REQUIRE(stamp);
    CHECK(stamp->policy == "1.2.398.3.3.2.6.1");
    CHECK(stamp->time == at(2022y / September / 18) + 13h + 20min + 14s);
    CHECK(stamp->digest_oid == kSha1);
    // The signature of the token is right: otherwise this would be "timestamp-wrong".
    CHECK(to_string(stamp->judge_token()) == "broken: weak-algorithm");
    const TrustFolder trust{{certificate("ca/nca_gost_test.crt")}, {}};
    TrustPolicy policy;
    policy.revocation = RevocationNeed::None;
    const auto report =
        judge_timestamp(*stamp, std::nullopt, trust, {}, policy, at(2022y / December / 1));
    CHECK(to_string(report.verdict) == "broken: weak-algorithm");
    REQUIRE(report.authority);
    CHECK(to_string(report.authority->verdict) == "holds");
    CHECK(to_string(judge_timestamp(*stamp, as_bytes("another"), trust, {}, policy,
                                    at(2022y / December / 1))
                        .verdict) == "broken: timestamp-of-another");
}
