// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The journal's text: there and back, and every change of it found.
#include "core/casework/journal.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <functional>

using namespace tereze;
using namespace tereze::casework;
using namespace tereze::regulation;
using namespace std::chrono_literals;

namespace {

constexpr calendar::TimePoint kNine =
    std::chrono::sys_days(std::chrono::year_month_day(2015y / 9 / 1)) + 4h;

Journal sample() {
    Journal journal({"zhambyl-2013/grain", Channel::Centre, Operation::Reissue,
                     ApplicantKind::Entrepreneur, true},
                    "centre-zhambyl-2013", "1", kNine + 123ms);
    journal.append({"1", Action::Authorise, "operator-1", kNine + 20s, 19s, {}});
    journal.append({"2", Action::ChooseService, "operator-1", kNine + 40s, 20s, {}});
    journal.append({"3", Action::LookupApplicant, "", kNine + 41s, 1s, {}});
    journal.append(
        {"c1", Action::ApplicantPresent, "", kNine + 41s, 0s, RefusalType::NoPowerOfAttorney});
    return journal;
}

std::string refusal(const std::string& text) {
    const auto read = Journal::parse(text);
    return read ? "" : read.error().code + ": " + read.error().detail;
}

/// The sample with one member changed, as text.
std::string changed(const std::function<void(nlohmann::json&)>& change) {
    auto tree = nlohmann::json::parse(sample().to_json());
    change(tree);
    return tree.dump();
}

}  // namespace

TEST_CASE("a journal goes to text and back") {
    const auto journal = sample();
    const auto read = Journal::parse(journal.to_json());
    REQUIRE(read);
    CHECK(*read == journal);
    CHECK(read->to_json() == journal.to_json());
    CHECK(read->matter().notarised_attorney);
    CHECK(read->facts().back().refused == RefusalType::NoPowerOfAttorney);
    CHECK(read->last_at() == kNine + 41s);
}

TEST_CASE("a journal without facts ends where it began") {
    const Journal empty({}, "p", "1", kNine);
    CHECK(empty.last_at() == kNine);
    REQUIRE(Journal::parse(empty.to_json()));
}

TEST_CASE("every fact moves the chain's end") {
    Journal one({}, "p", "1", kNine);
    Journal other({}, "p", "1", kNine);
    CHECK(one.digest() == other.digest());
    one.append({"1", Action::Authorise, "a", kNine, 1s, {}});
    CHECK(one.digest() != other.digest());
    other.append({"1", Action::Authorise, "b", kNine, 1s, {}});
    CHECK(one.digest() != other.digest());
}

TEST_CASE("a changed, dropped, moved or added fact is found") {
    using Json = nlohmann::json;
    const std::string broken = "casework.journal_invalid: digest";
    CHECK(refusal(changed([](Json& j) { j["facts"][0]["by"] = "operator-2"; })) == broken);
    CHECK(refusal(changed([](Json& j) { j["facts"][1]["took"] = 1; })) == broken);
    CHECK(refusal(changed([](Json& j) { j["facts"].erase(1); })) == broken);
    CHECK(refusal(changed([](Json& j) { std::swap(j["facts"][0], j["facts"][1]); })) == broken);
    CHECK(refusal(changed([](Json& j) { j["facts"].push_back(j["facts"][0]); })) == broken);
    CHECK(refusal(changed([](Json& j) { j["head"]["operation"] = "issue"; })) == broken);
    CHECK(refusal(changed([](Json& j) { j["facts"][3]["refused"] = ""; })) == broken);
}

TEST_CASE("a member that is missing, unknown or of a wrong kind is named") {
    using Json = nlohmann::json;
    CHECK(refusal(changed([](Json& j) { j["format"] = "tereze.journal/2"; })) ==
          "casework.journal_invalid: format");
    CHECK(refusal(changed([](Json& j) { j["head"].erase("start"); })) ==
          "casework.journal_invalid: head.start");
    CHECK(refusal(changed([](Json& j) { j["facts"][2]["action"] = "dance"; })) ==
          "casework.journal_invalid: facts.2.action");
    CHECK(refusal(changed([](Json& j) { j["facts"][2]["at"] = -1; })) ==
          "casework.journal_invalid: facts.2.at");
    CHECK(refusal(changed([](Json& j) { j["facts"][3]["refused"] = "bored"; })) ==
          "casework.journal_invalid: facts.3.refused");
    CHECK(refusal(changed([](Json& j) { j["more"] = 1; })) == "casework.journal_invalid: (unknown member)");
    CHECK(refusal("{}").starts_with("casework.journal_invalid"));
    CHECK(refusal("not json").starts_with("casework.journal_invalid"));
}
