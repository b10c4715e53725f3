// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// JSON bodies: kinds, lengths, unknown members, wiping.
#include "server/http/fields.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tereze::server::http;

TEST_CASE("members are read by kind and length") {
    auto fields = Fields::parse(R"({"a":"x","b":"","w":"kk","o":{"i":"1"},"p":"pass"})").value();
    CHECK(fields.text("a", 1).value() == "x");
    CHECK(fields.optional_text("b", 1).value().empty());
    CHECK(fields.optional_text("absent", 1).value().empty());
    CHECK(fields.word("w", {"kk", "ru"}).value() == "kk");
    CHECK(fields.object("o").value().text("i", 1).value() == "1");
    CHECK(fields.secret("p", 10).value().view() == "pass");
    CHECK(fields.finish());
}

TEST_CASE("wrong, missing and unknown members are refused by name and without their value") {
    auto fields = Fields::parse(R"({"number":750101300004,"long":"secret","line":"a\nb"})").value();
    CHECK(fields.text("number", 20).error().code == "request.field_invalid");
    CHECK(fields.text("long", 3).error().detail == "long");
    CHECK_FALSE(fields.text("line", 10));
    CHECK_FALSE(fields.text("absent", 10));
    CHECK_FALSE(fields.object("long"));
    CHECK_FALSE(fields.word("long", {"kk"}));
    CHECK(fields.finish());
    auto unknown = Fields::parse(R"({"750101300004":1})").value();
    CHECK(unknown.finish().error().detail.find("7501") == std::string::npos);
}

TEST_CASE("what is no JSON object is refused") {
    CHECK(Fields::parse("").error().code == "request.json_invalid");
    CHECK(Fields::parse("{\"a\":\"\xFF\"}").error().code == "request.json_invalid");
    CHECK(Fields::parse("[]").error().code == "request.field_invalid");
    CHECK(Fields::parse(std::string(60'000, '[')).error().code == "request.json_invalid");
}

TEST_CASE("a body is wiped once it is read") {
    Request request;
    request.headers["content-type"] = "application/json; charset=utf-8";
    request.body = R"({"password":"x"})";
    CHECK(Fields::read(request));
    CHECK(request.body.empty());
    request.headers["content-type"] = "text/plain";
    CHECK(Fields::read(request).error().code == "request.media_type_wrong");
}

TEST_CASE("an idempotency key has 8 to 64 harmless characters") {
    Request request;
    for (const auto* bad : {"", "short", "with space", "key\"quoted\""}) {
        request.headers["idempotency-key"] = bad;
        CHECK(idempotency_key(request).error().code == "request.idempotency_key_missing");
    }
    request.headers["idempotency-key"] = "0199-abc_DEF";
    CHECK(idempotency_key(request).value() == "0199-abc_DEF");
}
