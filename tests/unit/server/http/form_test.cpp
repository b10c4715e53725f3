// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Forms and cookies, as browsers send them and as nobody should.
#include "server/http/form.h"

#include <catch2/catch.hpp>

using namespace tereze;
using namespace tereze::server::http;

namespace {

Result<Form> read(const std::string& body,
                  const std::string& type = "application/x-www-form-urlencoded") {
    Request request;
    request.headers["content-type"] = type;
    request.body = body;
    auto form = read_form(request);
    if (form || form.error().code != "request.media_type_wrong")
        CHECK(request.body.find_first_not_of('\0') == std::string::npos);
    return form;
}

std::string_view cookie_of(const Request& request) {
    return cookie(request, "__Host-tereze");
}

}  // namespace

TEST_CASE("a form's values are decoded, and its body is wiped") {
    const auto form = read("login=aliyeva&password=%D2%9A%D2%B1%D0%BF%D0%B8%D1%8F+2%2B2&empty=");
    REQUIRE(form);
    CHECK(form->at("login").view() == "aliyeva");
    CHECK(form->at("password").view() == "Құпия 2+2");
    CHECK(form->at("empty").empty());
    CHECK(read("")->empty());
    CHECK(read("a=1", "application/x-www-form-urlencoded; charset=UTF-8"));
}

TEST_CASE("odd forms are refused") {
    CHECK(read("a=1", "text/plain").error().code == "request.media_type_wrong");
    std::string many;
    for (int i = 0; i < 17; ++i)
        many += "n" + std::to_string(i) + "=1&";
    for (const std::string& body :
         {std::string("a=1&a=2"), std::string("=1"), std::string("a=%"), std::string("a=%4"),
          std::string("a=%00"), std::string("a=1&&b=2"), many,
          "a=" + std::string(Secret::kCapacity + 1, 'x')}) {
        INFO(body.substr(0, 20));
        CHECK(read(body).error().code == "request.malformed");
    }
}

TEST_CASE("a cookie is found by its whole name") {
    Request request;
    CHECK(cookie_of(request).empty());
    for (const auto* header :
         {"__Host-tereze=abc", "a=b; __Host-tereze=abc; c=d", "x__Host-tereze=no;__Host-tereze=abc",
          "__Host-terezek=no; __Host-tereze=abc"}) {
        request.headers["cookie"] = header;
        INFO(header);
        CHECK(cookie_of(request) == "abc");
    }
    for (const auto* header :
         {"", ";;;", "__Host-tereze", "__Host-terez=abc", "=;=", "__host-tereze=abc"}) {
        request.headers["cookie"] = header;
        INFO(header);
        CHECK(cookie_of(request).empty());
    }
}
