// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Conditional answers and media types.
#include "server/http/message.h"

#include <catch2/catch.hpp>

using namespace tereze::server::http;

namespace {

Response json_answer() {
    Response response;
    response.content_type = "application/json";
    response.body = R"({"a":1})";
    return response;
}

Response asked(Response response, const std::string& if_none_match,
               const std::string& method = "GET") {
    Request request;
    request.method = method;
    if (!if_none_match.empty())
        request.headers["if-none-match"] = if_none_match;
    make_conditional(request, response);
    return response;
}

std::string tag_of(const Response& response) {
    for (const auto& [name, value] : response.headers)
        if (name == "ETag")
            return value;
    return {};
}

}  // namespace

TEST_CASE("a JSON answer has a tag, and is not sent to who knows it") {
    const auto first = asked(json_answer(), "");
    const auto tag = tag_of(first);
    CHECK(tag.size() == 34);
    CHECK(first.status == 200);
    for (const auto& known : {tag, "\"other\", " + tag, "W/" + tag, std::string("*")}) {
        const auto again = asked(json_answer(), known);
        CHECK(again.status == 304);
        CHECK(again.body.empty());
        CHECK(again.content_type.empty());
        CHECK(tag_of(again) == tag);
    }
    CHECK(asked(json_answer(), "\"other\"").status == 200);
    auto changed = json_answer();
    changed.body = R"({"a":2})";
    CHECK(tag_of(asked(changed, "")) != tag);
    CHECK(asked(changed, tag).status == 200);
}

TEST_CASE("only answers to GET that hold JSON have tags") {
    CHECK(tag_of(asked(json_answer(), "", "POST")).empty());
    auto other = json_answer();
    other.content_type = "text/html";
    CHECK(tag_of(asked(other, "")).empty());
    other = json_answer();
    other.status = 404;
    CHECK(tag_of(asked(other, "")).empty());
}

TEST_CASE("a media type is compared without its parameters") {
    Request request;
    request.headers["content-type"] = "Application/JSON; charset=utf-8";
    CHECK(has_media_type(request, "application/json"));
    CHECK_FALSE(has_media_type(request, "application/jso"));
    CHECK_FALSE(has_media_type(Request(), "application/json"));
}
