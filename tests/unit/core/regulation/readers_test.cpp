// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Single files as texts, and the words of services.
#include "core/regulation/readers.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;

namespace {
std::string faults_of_process(const std::string& steps) {
    text::TomlFaults faults;
    read_process("id = \"p\"\nact = \"a\"\nchannel = \"centre\"\n" + steps, "p.toml", faults);
    return faults.joined();
}

std::string step(const std::string& id, const std::string& rest) {
    return "[[steps]]\nid = \"" + id +
           "\"\nactor = \"system\"\nsystem = \"gateway\"\naction = \"send\"\n"
           "title = {kk = \"k\", ru = \"r\", en = \"e\"}\nclause = \"9\"\nline = 1\n" +
           rest + "\n";
}
}  // namespace

TEST_CASE("words of channels, operations and applicants go there and back") {
    for (const auto channel : {Channel::SelfService, Channel::Centre, Channel::Provider})
        CHECK(channel_from(to_string(channel)) == channel);
    for (const auto operation : {Operation::Issue, Operation::Reissue, Operation::Duplicate})
        CHECK(operation_from(to_string(operation)) == operation);
    for (const auto kind :
         {ApplicantKind::Natural, ApplicantKind::Legal, ApplicantKind::Entrepreneur})
        CHECK(applicant_kind_from(to_string(kind)) == kind);
    CHECK(to_string(Channel::SelfService) == "self-service");
    CHECK(to_string(Operation::Reissue) == "reissue");
    CHECK_FALSE(channel_from("Centre"));
    CHECK_FALSE(operation_from(""));
    CHECK_FALSE(applicant_kind_from("legal "));
}

TEST_CASE("a process of one ending step is sound") {
    CHECK(faults_of_process(step("1", "ends = true")).empty());
}

TEST_CASE("a process that a walk could get lost in is refused") {
    CHECK_THAT(faults_of_process(""), Contains("steps: is missing"));
    CHECK_THAT(faults_of_process(step("1", "")), Contains("steps[0].next: must be there"));
    CHECK_THAT(faults_of_process(step("1", "ends = true\nnext = [\"1\"]")),
               Contains("must be there, unless the step ends"));
    CHECK_THAT(faults_of_process(step("1", "ends = true") + step("2", "ends = true")),
               Contains("p.toml:14: steps[1].id: no step leads here: 2"));
    CHECK_THAT(faults_of_process(step("1", "next = [\"2\", \"3\"]") + step("2", "ends = true") +
                                 step("3", "ends = true")),
               Contains("the step of refusal says nothing (message_id): 3"));
    CHECK_THAT(faults_of_process(step("c1", "next = [\"2\"]") + step("2", "ends = true")),
               Contains("a condition needs both branches"));
    CHECK_THAT(faults_of_process(step("1", "next = [\"1\", \"1\", \"1\"]")),
               Contains("more than success and refusal"));
    CHECK_THAT(faults_of_process(step("1",
                                      "ends = true\nlimit = {seconds = 0, service = \"s\", "
                                      "clause = \"c\", line = 1}")),
               Contains("limit.seconds: must lie between 1 and"));
    CHECK_THAT(faults_of_process(step("1", "ends = true\nlimit = {seconds = 5, service = \"s\"}")),
               Contains("limit.clause: is missing"));
}

TEST_CASE("what is no TOML is a fault with its line") {
    text::TomlFaults faults;
    CHECK_FALSE(read_service("id = \"a\"\nact == 1\n", "s.toml", faults));
    CHECK_THAT(faults.joined(), Contains("s.toml:2:"));
    text::TomlFaults invalid;
    CHECK_FALSE(read_act("id = \"\xC3\x28\"", "a.toml", invalid));
    CHECK_FALSE(invalid.empty());
}

TEST_CASE("deep nesting is refused, not followed") {
    text::TomlFaults faults;
    CHECK_FALSE(read_act("a = " + std::string(100'000, '['), "bomb.toml", faults));
    CHECK_FALSE(faults.empty());
}

TEST_CASE("values of the wrong kind are faults") {
    text::TomlFaults faults;
    read_service(
        "id = 5\nact = \"\"\nqueue_prefix = \"abc\"\nshort_title = \"x\"\n"
        "channels = \"centre\"\n[term]\nworking_days = \"15\"\n",
        "s.toml", faults);
    const auto all = faults.joined();
    CHECK_THAT(all, Contains("s.toml:1: id: must be a text"));
    CHECK_THAT(all, Contains("s.toml:2: act: is empty"));
    CHECK_THAT(all, Contains("s.toml:3: queue_prefix: must be one or two of the letters A-Z"));
    CHECK_THAT(all, Contains("s.toml:4: short_title: must be a table"));
    CHECK_THAT(all, Contains("s.toml:5: channels: must be a list of tables"));
    CHECK_THAT(all, Contains("s.toml:7: term.working_days: must be a whole number"));
    CHECK_THAT(all, Contains("title: is missing"));
}

TEST_CASE("a long list of faults is cut and counted") {
    text::TomlFaults faults;
    for (unsigned i = 1; i <= 60; ++i)
        faults.add("f.toml", i, "k", "is wrong");
    CHECK_THAT(faults.joined(),
               Contains("f.toml:50:") && Contains("and 10 more") && !Contains("f.toml:51:"));
    CHECK(faults.list().size() == 60);
}
