// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Single files of config/, right and wrong, against the faults that people read.
#include "core/regulation/readers.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::regulation;
using Catch::Contains;
using Catch::Equals;
using Catch::StartsWith;

namespace {

/// Reads one text with `read` and gives all faults and warnings, one a line.
template <class Read>
std::string faults_of(Read read, std::string_view content, const std::string& file) {
    text::TomlFaults faults;
    text::TomlFaults warnings;
    References references;
    ReadContext context{faults, warnings, references, "a", text::Language::Kazakh};
    read(content, file, context);
    auto all = faults.joined();
    if (!warnings.empty())
        all += "\nwarning: " + warnings.joined();
    return all;
}

std::string faults_of_process(const std::string& steps, const std::string& start = "[\"1\"]") {
    return faults_of(read_process,
                     "id = \"p\"\nact = \"a\"\nchannel = \"centre\"\noperations = [\"issue\"]\n"
                     "start = " +
                         start +
                         "\n"
                         "regulations = [{ id = \"a/s\", clause = \"1\", line = 1 }]\n" +
                         steps,
                     "processes/p.toml");
}

/// A step of eight lines, and what a test adds.
std::string step(const std::string& id, const std::string& more,
                 const std::string& action = "authorise") {
    return "[[steps]]\nid = \"" + id +
           "\"\nactor = \"operator\"\nsystem = \"gateway\"\naction = \"" + action +
           "\"\ntitle = {kk = \"k\", ru = \"r\", en = \"e\"}\nlines = [1]\n" + more + "\n";
}

const std::string kTells =
    "ends = \"refusal\"\nrefusals = [{ type = \"no-data\", kk = \"жоқ\", ru = \"нет\", en = "
    "\"no\", "
    "translated = [\"ru\", \"en\"], line = 1 }]";

std::string refusal(const std::string& id) {
    return step(id, kTells, "report-refusal");
}

std::string faults_of_act(const std::string& content) {
    return faults_of(read_act, content, "regulations/a/act.toml");
}
std::string faults_of_service(const std::string& content) {
    return faults_of(read_service, content, "regulations/a/s.toml");
}

}  // namespace

TEST_CASE("a process of one ending step is sound") {
    CHECK(faults_of_process(step("1", "ends = \"result\"")).empty());
}

TEST_CASE("a condition with both branches is sound") {
    CHECK(faults_of_process(step("1", "next = \"c1\"") +
                            step("c1", "next = \"2\"\nrefused = \"3\"", "applicant-present") +
                            step("2", "ends = \"result\"") + refusal("3"))
              .empty());
}

TEST_CASE("a process that a walk could get lost in is refused") {
    const auto end = step("2", "ends = \"result\"");
    CHECK_THAT(faults_of_process(""), Contains("steps: is missing"));
    CHECK_THAT(faults_of_process(step("1", "")), Contains("steps[0].next: must be there"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"\nnext = \"1\"")),
               Contains("must be there, unless the step ends"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"") + end),
               Contains("processes/p.toml:16: steps[1].id: no step leads here: 2"));
    CHECK_THAT(faults_of_process(step("1", "next = \"9\"")),
               Contains("p.toml:14: steps[0].next: leads to a step that is not there: 9"));
    CHECK_THAT(faults_of_process(step("1", "next = \"2\"\nrefused = \"8\"") + end),
               Contains("steps[0].refused: leads to a step that is not there: 8"));
    CHECK_THAT(faults_of_process(step("1", "next = \"2\"\nrefused = \"3\"") + end +
                                 step("3", "ends = \"result\"")),
               Contains("the step of refusal says nothing (refusals): 3"));
    CHECK_THAT(faults_of_process(step("1", "next = \"c1\"") +
                                 step("c1", "next = \"2\"", "check-payment") + end),
               Contains("steps[1].next: a condition needs both branches"));
    CHECK_THAT(faults_of_process(step("1", "next = \"1\"")), Contains("goes round in a ring"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"") + step("1", "ends = \"result\"")),
               Contains("steps[1].id: stands twice: 1"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"refusal\"", "report-refusal")),
               Contains("what does the step tell people?"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"", "check-payment")),
               Contains("belongs to a condition"));
    CHECK_THAT(faults_of_process(step("c1", "ends = \"result\"")),
               Contains("is not what a condition does"));
}

TEST_CASE("a process begins at its own steps, and never with a refusal") {
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\""), "[\"2\"]"),
               Contains("p.toml:5: start: is no step to begin with: 2"));
    CHECK_THAT(faults_of_process(refusal("1")), Contains("is no step to begin with: 1"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\""), "[]"),
               Contains("start: is missing"));
}

TEST_CASE("an unknown word of a step is named with its line") {
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"", "dance")),
               Contains("p.toml:11: steps[0].action: is unknown: dance"));
    CHECK_THAT(faults_of_process(step("1", "ends = \"never\"")),
               Contains("p.toml:14: steps[0].ends: is unknown: never"));
}

TEST_CASE("every step has a line in each regulation, or a decision") {
    CHECK_THAT(faults_of_process(step("1", "ends = \"result\"\ndecision = \"d\"")), Equals(""));
    auto two = step("1", "ends = \"result\"");
    two.replace(two.find("[1]"), 3, "[1, 2]");
    CHECK_THAT(faults_of_process(two), Contains("lines: must have one line a regulation: 1"));
}

TEST_CASE("a limit is exactly one measure of time, with its place") {
    const auto limit = [](const std::string& what) {
        return faults_of_process(step("1", "ends = \"result\"\nlimit = { " + what + " }"));
    };
    CHECK(limit("seconds = 15, least_seconds = 10, clause = \"t\", line = 3").empty());
    CHECK(limit("term = true, clause = \"t\", line = 3").empty());
    CHECK_THAT(limit("seconds = 0, clause = \"t\", line = 3"),
               Contains("limit.seconds: must lie between 1 and"));
    CHECK_THAT(limit("clause = \"t\", line = 3"), Contains("must have exactly one of"));
    CHECK_THAT(limit("hours = 3, minutes = 5, clause = \"t\", line = 3"),
               Contains("must have exactly one of"));
    CHECK_THAT(limit("seconds = 5, least_seconds = 9, clause = \"t\", line = 3"),
               Contains("least_seconds: is more than the limit"));
    CHECK_THAT(limit("seconds = 5"), Contains("limit.clause: is missing"));
}

TEST_CASE("texts say which of their languages are translations") {
    const auto with = [](const std::string& text) {
        return faults_of_process(
            step("1", "next = \"2\"\nrefused = \"3\"") + step("2", "ends = \"result\"") +
            step("3",
                 "ends = \"refusal\"\nrefusals = [{ type = \"no-data\", " + text + ", line = 1 }]",
                 "report-refusal"));
    };
    CHECK(with("kk = \"ж\", ru = \"н\", en = \"n\", translated = [\"ru\", \"en\"]").empty());
    CHECK_THAT(with("kk = \"ж\", ru = \"н\", en = \"n\", translated = [\"ru\"]"),
               Contains("refusals[0].en: must stand in `translated`"));
    CHECK_THAT(with("kk = \"ж\", ru = \"н\", en = \"n\", translated = [\"kk\", \"ru\", \"en\"]"),
               Contains("kk is the act's own language"));
    CHECK_THAT(with("ru = \"н\", en = \"n\", translated = [\"ru\", \"en\"]"),
               Contains("refusals[0].kk: is missing"));
    CHECK_THAT(with("kk = \"ж\", ru = \"н\", en = \"n\", translated = [\"ru\", \"en\", \"de\"]"),
               Contains("is no language: de"));
}

TEST_CASE("Latin letters in Kazakh words are a warning with the place, never a fault") {
    const auto all = faults_of_process(step("1", "next = \"2\"\nrefused = \"3\"") +
                                       step("2", "ends = \"result\"") +
                                       step("3",
                                            "ends = \"refusal\"\nrefusals = [{ type = \"no-data\", "
                                            "kk = \"тiркеу\", ru = \"н\", en = \"n\", translated = "
                                            "[\"ru\", \"en\"], line = 1 }]",
                                            "report-refusal"));
    CHECK_THAT(all, StartsWith("\nwarning: processes/p.toml:32:"));
    CHECK_THAT(all, Contains("kk: mixes Latin and Cyrillic letters: тiркеу"));
}

TEST_CASE("what is no TOML is a fault with its line") {
    CHECK_THAT(faults_of_service("id = \"a/s\"\nact == 1\n"), Contains("a/s.toml:2:"));
    CHECK_FALSE(faults_of_act("id = \"\xC3\x28\"").empty());
}

TEST_CASE("deep nesting is refused, not followed") {
    CHECK_FALSE(faults_of_act("a = " + std::string(100'000, '[')).empty());
    CHECK_FALSE(faults_of_service(std::string(50'000, 'a') + ".b = 1").empty());
    std::string dotted = "x";
    for (int i = 0; i < 20'000; ++i)
        dotted += ".x";
    CHECK_FALSE(faults_of_act(dotted + " = 1").empty());
}

TEST_CASE("values of the wrong kind are faults") {
    const auto all = faults_of_service(
        "id = 5\nact = \"\"\nqueue_prefix = \"abc\"\nshort_title = \"x\"\n"
        "channels = \"centre\"\n[[terms]]\nworking_days = \"15\"\n");
    CHECK_THAT(all, Contains("s.toml:1: id: must be a text"));
    CHECK_THAT(all, Contains("s.toml:2: act: is empty"));
    CHECK_THAT(all, Contains("s.toml:3: queue_prefix: must be one or two of the letters A-Z"));
    CHECK_THAT(all, Contains("s.toml:4: short_title: must be a table"));
    CHECK_THAT(all, Contains("s.toml:5: channels: must be a list of tables"));
    CHECK_THAT(all, Contains("s.toml:7: terms[0].working_days: must be a whole number"));
    CHECK_THAT(all, Contains("title: is missing"));
}

TEST_CASE("a document without a rule of authenticity is refused") {
    const auto row = [](const std::string& rule) {
        return faults_of_service(
            "documents = [\n{ document = \"charter\", clause = \"11\", line = 1" + rule +
            " },\n]\n");
    };
    CHECK_THAT(row(""), Contains("s.toml:2: documents[0].authenticity: is missing"));
    CHECK_THAT(row(", authenticity = \"good\""), Contains("authenticity: is unknown: good"));
    CHECK_THAT(row(", authenticity = \"scan\""), !Contains("authenticity"));
    CHECK_THAT(faults_of_service("[[qualification]]\nid = \"q\"\ndocuments = [\"charter\"]\n"),
               Contains("qualification[0].authenticity: is missing"));
}

TEST_CASE("a row that holds for nobody is refused, since absence already means all") {
    CHECK_THAT(faults_of_service("terms = [{ working_days = 1, operations = [], clause = \"1\", "
                                 "line = 1 }]\n"),
               Contains("terms[0].operations: is empty"));
}

TEST_CASE("two terms for one operation are refused") {
    CHECK_THAT(
        faults_of_service("terms = [\n{ working_days = 15, clause = \"1\", line = 1 },\n"
                          "{ working_days = 2, operations = [\"duplicate\"], clause = \"1\", "
                          "line = 2 },\n]\n"),
        Contains("terms: has two terms for duplicate"));
}

TEST_CASE("opening hours that make no sense are refused") {
    const auto hours = [](const std::string& what) {
        return faults_of_service("[hours]\nof = \"provider\"\nclause = \"9\"\nline = 1\n" + what);
    };
    const std::string day = "opens = 09:00:00\ncloses = 19:00:00\ndays = [1, 2]\n";
    CHECK_THAT(hours(day + "lunch_from = 13:00:00\nlunch_to = 15:00:00\n"), !Contains("hours."));
    CHECK_THAT(hours("opens = 19:00:00\ncloses = 09:00:00\ndays = [1]\n"),
               Contains("hours: closes must be later than opens"));
    CHECK_THAT(hours(day + "lunch_from = 13:00:00\n"), Contains("and lunch_to go together"));
    CHECK_THAT(hours(day + "lunch_from = 08:00:00\nlunch_to = 10:00:00\n"),
               Contains("hours: lunch must begin after opening"));
    CHECK_THAT(hours("opens = 09:00:00\ncloses = 19:00:00\ndays = [8]\n"),
               Contains("between 1 and 7"));
}

TEST_CASE("the files' names are the catalogue's table of contents") {
    CHECK_THAT(faults_of_service("id = \"a/other\"\nact = \"a\"\n"),
               Contains("s.toml:1: id: must be the file's folder and name: a/other"));
    CHECK_THAT(faults_of_act("id = \"b\"\n"),
               Contains("act.toml:1: id: must be the folder's name"));
}

TEST_CASE("a long list of faults is cut and counted") {
    text::TomlFaults faults;
    for (unsigned i = 1; i <= 60; ++i)
        faults.add("f.toml", i, "k", "is wrong");
    CHECK_THAT(faults.joined(),
               Contains("f.toml:50:") && Contains("and 10 more") && !Contains("f.toml:51:"));
    CHECK(faults.list().size() == 60);
}
