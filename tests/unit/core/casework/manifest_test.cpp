// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/casework/manifest.h"

#include "tests/unit/core/casework/samples.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>

using namespace tereze;
using namespace tereze::casework;

namespace {
/// The refusal of a manifest whose JSON was changed by `change`, as "code: detail".
template <class Change>
std::string refusal(Change change) {
    auto tree = nlohmann::json::parse(samples::manifest().canonical());
    change(tree);
    const auto bytes = canonical_json(as_bytes(tree.dump()));
    const auto parsed = Manifest::parse(*bytes);
    return parsed ? "accepted" : parsed.error().code + ": " + parsed.error().detail;
}
}  // namespace

TEST_CASE("a manifest reads back as it was written") {
    const auto written = samples::manifest();
    const auto read = Manifest::parse(written.canonical());
    REQUIRE(read.has_value());
    CHECK(read->canonical() == written.canonical());
    CHECK(read->applicant.full_name() == "АХМЕТОВ ҒАНИ ҰЛАНҰЛЫ");
    CHECK(read->prepared_at == written.prepared_at);
    CHECK(read->form == written.form);
    CHECK(read->steps == written.steps);
    CHECK(read->documents_on_paper);
    REQUIRE(read->attachments.size() == 2);
    CHECK(read->attachments[1].file_name == "02-диплом.pdf");
    CHECK(read->attachments[1].authenticity == Authenticity::NotarisedCopy);
    CHECK(read->attachments[1].size == 3);
}

TEST_CASE("the signed bytes are canonical JSON with the fingerprints in them") {
    const auto bytes = samples::manifest().canonical();
    CHECK(canonical_json(bytes).value() == bytes);
    CHECK(as_text(bytes).find(sha256_hex(as_bytes("two"))) != std::string::npos);
    CHECK(as_text(bytes).find("\"prepared_at\":\"2026-11-22T05:19:07Z\"") != std::string::npos);
}

TEST_CASE("random manifests read back as they were written") {
    std::mt19937 random(2026);
    for (int i = 0; i < 500; ++i) {
        const auto written = samples::random_manifest(random);
        const auto bytes = written.canonical();
        const auto read = Manifest::parse(bytes);
        CAPTURE(as_text(bytes));
        REQUIRE(read.has_value());
        REQUIRE(read->canonical() == bytes);
        REQUIRE(read->form == written.form);
        REQUIRE(read->applicant.surname == written.applicant.surname);
        REQUIRE(read->attachments.size() == written.attachments.size());
    }
}

TEST_CASE("a manifest with a missing, unknown or mistyped member is refused by name") {
    using Json = nlohmann::json;
    CHECK(refusal([](Json&) {}) == "accepted");
    CHECK(refusal([](Json& m) { m.erase("hall"); }) == "casework.manifest_invalid: hall");
    CHECK(refusal([](Json& m) { m["extra"] = 1; }) ==
          "casework.manifest_invalid: (unknown member)");
    CHECK(refusal([](Json& m) { m["format"] = "other/1"; }) == "casework.manifest_invalid: format");
    CHECK(refusal([](Json& m) { m["case_id"] = "7"; }) == "casework.manifest_invalid: case_id");
    CHECK(refusal([](Json& m) { m["documents_on_paper"] = "yes"; }) ==
          "casework.manifest_invalid: documents_on_paper");
    CHECK(refusal([](Json& m) { m["form"]["activity"] = 5; }) == "casework.manifest_invalid: form");
    CHECK(refusal([](Json& m) { m["steps"] = "scan"; }) == "casework.manifest_invalid: steps");
    CHECK(refusal([](Json& m) { m["prepared_at"] = "yesterday"; }) ==
          "casework.manifest_invalid: prepared_at");
    CHECK(refusal([](Json& m) { m["applicant"] = nullptr; }) ==
          "casework.manifest_invalid: applicant");
    CHECK(refusal([](Json& m) { m["applicant"].erase("iin"); }) ==
          "casework.manifest_invalid: applicant.iin");
    CHECK(refusal([](Json& m) { m["applicant"]["birth_date"] = "1990-02-30"; }) ==
          "casework.manifest_invalid: applicant.birth_date");
    CHECK(refusal([](Json& m) { m = Json::array(); }) == "casework.manifest_invalid: (whole)");
}

TEST_CASE("an attachment line that makes no sense is refused by name") {
    using Json = nlohmann::json;
    const auto with = [](const char* member, Json value) {
        return refusal([&](Json& m) { m["attachments"][1][member] = value; });
    };
    CHECK(with("number", 1) == "casework.manifest_invalid: attachments.1.number");
    CHECK(with("number", 0) == "casework.manifest_invalid: attachments.1.number");
    CHECK(with("number", 2.5) == "casework.manifest_invalid: attachments.1.number");
    CHECK(with("size", -1) == "casework.manifest_invalid: attachments.1.size");
    CHECK(with("pages", 1e9) == "casework.manifest_invalid: attachments.1.pages");
    CHECK(with("sha256", "ABCD") == "casework.manifest_invalid: attachments.1.sha256");
    CHECK(with("authenticity", "true-copy") ==
          "casework.manifest_invalid: attachments.1.authenticity");
    for (const auto* name : {"", ".", "..", "...", "a/b", "a\\b", "a\nb", "01-application.pdf"}) {
        CAPTURE(name);
        CHECK(with("file_name", name) == "casework.manifest_invalid: attachments.1.file_name");
    }
}

TEST_CASE("a text of the same values in another form is not the signed text") {
    const auto pretty = nlohmann::json::parse(samples::manifest().canonical()).dump(2);
    const auto parsed = Manifest::parse(as_bytes(pretty));
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().detail == "not in canonical form");
    CHECK(refusal([](nlohmann::json& m) { m["prepared_at"] = "2026-11-22T10:19:07+05:00"; }) ==
          "casework.manifest_invalid: not in canonical form");
}

TEST_CASE("bytes that are not UTF-8 cannot break the manifest") {
    auto manifest = samples::manifest();
    manifest.applicant.address = "bad \xff byte";
    const auto read = Manifest::parse(manifest.canonical());
    REQUIRE(read.has_value());
    CHECK(read->applicant.address == "bad \uFFFD byte");
}

TEST_CASE("every kind of authenticity has its own word and reads back") {
    for (const auto kind : {Authenticity::OriginalShown, Authenticity::NotarisedCopy,
                            Authenticity::PlainCopy, Authenticity::StateRecord}) {
        auto manifest = samples::manifest();
        manifest.attachments[0].authenticity = kind;
        CHECK(Manifest::parse(manifest.canonical())->attachments[0].authenticity == kind);
    }
    CHECK(to_string(Authenticity::StateRecord) == "state-record");
}
