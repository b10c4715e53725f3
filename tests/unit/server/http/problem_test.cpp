// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Error codes against server/api/openapi.yaml.
#include "server/http/problem.h"

#include "core/base/files.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <regex>
#include <set>

using namespace tereze;
using namespace tereze::server::http;

TEST_CASE("every code that the description names has its status") {
    const auto text = read_text(TEREZE_SOURCE_DIR "/server/api/openapi.yaml").value();
    const std::regex code(R"(`(?:(\d{3}) )?([a-z]+\.[a-z_]+)`)");
    std::set<std::string> seen;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), code);
         at != std::sregex_iterator(); ++at) {
        const std::string name = (*at)[2];
        INFO(name);
        seen.insert(name);
        if (name != "server.failed")
            CHECK(status_of(name) != 500);
        if ((*at)[1].matched)
            CHECK(status_of(name) == std::stoi((*at)[1]));
    }
    CHECK(seen.size() > 30);
}

TEST_CASE("an inner error is not told to the other side") {
    const auto response = problem({"store.failed", ErrorClass::Software, Remedy::Service,
                                   "step: UNIQUE constraint failed: account.login"});
    CHECK(response.status == 500);
    CHECK(response.content_type == "application/problem+json");
    const auto body = nlohmann::json::parse(response.body);
    CHECK(body.at("code") == "server.failed");
    CHECK(body.at("detail") == "");
    CHECK(response.body.find("UNIQUE") == std::string::npos);
}
