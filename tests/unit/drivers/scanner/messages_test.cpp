// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "drivers/scanner/messages.h"

#include <catch2/catch.hpp>

namespace {

using namespace tereze;
using namespace tereze::drivers::scanner;

bool accepts(const std::string& header, const Bytes& payload = {}) {
    return read_answer({header, payload}).has_value();
}

}  // namespace

TEST_CASE("Every answer survives the wire") {
    const std::vector<Answer> answers{
        ProgressAnswer{3, 0.25},
        PreviewAnswer{0, 200, 100, 0.5, {1, 2}},
        PageAnswer{9, 1654, 2339, 200, {0xFF, 0xD8}},
        DoneAnswer{10},
        FailedAnswer{"scanner.jam", "sane_read: \"jam\""},
        DescriptionAnswer{{{"source.feeder", "yes"}, {"modes", "Gray,Color"}}},
        ListAnswer{{{"test:0", "Noname", "frontend-tester", "virtual device"}, {}}},
    };
    for (const auto& answer : answers) {
        CAPTURE(answer.index());
        const auto back = read_answer(to_frame(answer));
        REQUIRE(back.has_value());
        CHECK(*back == answer);
    }
}

TEST_CASE("Only the last answer of a worker is the last") {
    CHECK_FALSE(is_last(ProgressAnswer{}));
    CHECK_FALSE(is_last(PreviewAnswer{}));
    CHECK_FALSE(is_last(PageAnswer{}));
    CHECK(is_last(DoneAnswer{}));
    CHECK(is_last(FailedAnswer{}));
    CHECK(is_last(DescriptionAnswer{}));
    CHECK(is_last(ListAnswer{}));
}

TEST_CASE("Every request survives the wire") {
    Request request;
    request.kind = GENERATE(RequestKind::Scan, RequestKind::Describe, RequestKind::List);
    request.profile = {"test:0", "ADF", "", "Color", 300, ScanArea{1, 2, 210, 297}, 90, 50, {}};
    request.profile.options = {{"filename", "/tmp/ә.ppm"}, {"depth", "8"}};
    request.most_pages = 12;
    request.preview_px = 400;
    const auto back = read_request(to_frame(request));
    REQUIRE(back.has_value());
    CHECK(*back == request);
    request.profile.area.reset();
    CHECK(read_request(to_frame(request)) == request);
}

TEST_CASE("A worker's text that is no UTF-8 is repaired, not thrown") {
    const auto back = read_answer(to_frame(FailedAnswer{"scanner.io", "caf\xE9"}));
    REQUIRE(back.has_value());
    CHECK(std::get<FailedAnswer>(*back).detail == "caf\xEF\xBF\xBD");
}

TEST_CASE("Answers out of form are refused") {
    REQUIRE(accepts(R"({"type":"progress","page":0,"fraction":0.5})"));
    CHECK_FALSE(accepts(""));
    CHECK_FALSE(accepts("[]"));
    CHECK_FALSE(accepts(R"({"type":"party"})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":0})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":-1,"fraction":0.5})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":0,"fraction":1.5})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":"0","fraction":0.5})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":0,"fraction":0.5,"more":1})"));
    CHECK_FALSE(accepts(R"({"type":"progress","page":0,"fraction":0.5})", {1}));
    CHECK_FALSE(accepts(R"({"type":"page","page":0,"width_px":1,"height_px":1,"dpi":200})"));
    REQUIRE(accepts(R"({"type":"page","page":0,"width_px":1,"height_px":1,"dpi":200})", {1}));
    CHECK_FALSE(accepts(R"({"type":"page","page":0,"width_px":0,"height_px":1,"dpi":200})", {1}));
    CHECK_FALSE(accepts(R"({"type":"page","page":0,"width_px":1,"height_px":1e9,"dpi":2})", {1}));
    CHECK_FALSE(accepts(R"({"type":"list","devices":[{"name":"x"}]})"));
    CHECK_FALSE(accepts(R"({"type":"description","capabilities":{"a":1}})"));
}
