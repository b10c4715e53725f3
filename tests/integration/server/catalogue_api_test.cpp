// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What the server tells of its services, and how people answer about them.
#include "tests/integration/server/hall.h"

#include <catch2/catch.hpp>

using namespace tereze::testing;
using nlohmann::json;

namespace {

constexpr auto kGrain = "zhambyl-2013/grain";

HallOptions in_zhambyl() {
    HallOptions options;
    options.region = "zhambyl";
    options.repealed_acts = {"zhambyl-2013"};
    return options;
}

}  // namespace

TEST_CASE("the catalogue lists what the centre gives today, with what the act states") {
    Hall hall(in_zhambyl());
    const auto all = hall.ask("kiosk-1", "GET", "/v1/catalogue").json().at("services");
    CHECK(all.size() == 5);
    const auto grain = hall.ask("desk-1", "GET", "/v1/catalogue/service?id=zhambyl-2013%2Fgrain");
    REQUIRE(grain.status == 200);
    const auto service = grain.json();
    CHECK(service.at("operations")[0].at("fee_mci") == 10);
    CHECK_FALSE(service.at("documents").empty());
    CHECK(service.at("grounds").size() == 7);
    CHECK(service.at("repealed_on").is_string());
    CHECK(service.at("survey_questions").size() == 2);
    CHECK(hall.ask("desk-1", "GET", "/v1/catalogue?channel=telepathy").code() ==
          "request.field_invalid");
    CHECK(hall.ask("desk-1", "GET", "/v1/catalogue/service?id=none").code() ==
          "catalogue.service_unknown");
    CHECK(hall.ask("desk-1", "GET", "/v1/catalogue/service").code() == "request.field_invalid");
}

TEST_CASE("answers of a survey are counted, and nothing else is kept of them") {
    Hall hall(in_zhambyl());
    const auto questions =
        hall.ask("kiosk-1", "GET", std::string("/v1/catalogue/service?id=") + kGrain)
            .json()
            .at("survey_questions");
    const std::string good = questions[0].at("answers")[0].at("id");
    const std::string easy = questions[1].at("answers")[1].at("id");
    const auto answer = [&](const json& answers) {
        return hall.ask("kiosk-1", "POST", "/v1/surveys",
                        {{"service_id", kGrain}, {"answers", answers}});
    };
    CHECK(answer({good, easy}).status == 204);
    CHECK(answer({good, "skipped"}).status == 204);
    CHECK(answer({good}).code() == "surveys.answer_unknown");
    CHECK(answer({good, "dreadful"}).code() == "surveys.answer_unknown");
    CHECK(hall.ask("kiosk-1", "POST", "/v1/surveys",
                   {{"service_id", "almaty-2015/medical"}, {"answers", json::array()}})
              .code() == "surveys.none");
    const auto counts = hall.ask("desk-1", "GET", std::string("/v1/surveys?service=") + kGrain,
                                 nullptr, {hall.log_in("desk-1")})
                            .json()
                            .at("counts");
    REQUIRE(counts.size() == 2);
    CHECK(counts[0].at("answer") == good);
    CHECK(counts[0].at("count") == 2);
    CHECK(counts[1].at("count") == 1);
    CHECK(hall.ask("kiosk-1", "GET", std::string("/v1/surveys?service=") + kGrain).code() ==
          "terminals.role_refused");
}
