// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The exposition format, to the letter.
#include "server/metrics/metrics.h"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using namespace tereze::server::metrics;

TEST_CASE("counters and gauges are lines under their type, labels are escaped") {
    Metrics metrics;
    metrics.count("tereze_calls_total", {{"hall", "a\"b\\c\nd"}});
    metrics.count("tereze_calls_total", {{"hall", "a\"b\\c\nd"}}, 2);
    metrics.count("tereze_calls_total", {});
    CHECK(metrics.text({{"tereze_waiting", {{"hall", "x"}}, 2.5}, {"tereze_waiting", {}, 7}}) ==
          "# TYPE tereze_waiting gauge\n"
          "tereze_waiting{hall=\"x\"} 2.5\n"
          "tereze_waiting 7\n"
          "# TYPE tereze_calls_total counter\n"
          "tereze_calls_total 1\n"
          "tereze_calls_total{hall=\"a\\\"b\\\\c\\nd\"} 3\n");
}

TEST_CASE("a histogram counts into every bucket that holds the time") {
    Metrics metrics;
    metrics.observe("tereze_seconds", {{"route", "/r"}}, 20ms);
    metrics.observe("tereze_seconds", {{"route", "/r"}}, 30s);
    const auto text = metrics.text({});
    for (const auto* line :
         {"# TYPE tereze_seconds histogram\n",
          "tereze_seconds_bucket{route=\"/r\",le=\"0.01\"} 0\n",
          "tereze_seconds_bucket{route=\"/r\",le=\"0.025\"} 1\n",
          "tereze_seconds_bucket{route=\"/r\",le=\"10\"} 1\n",
          "tereze_seconds_bucket{route=\"/r\",le=\"+Inf\"} 2\n",
          "tereze_seconds_sum{route=\"/r\"} 30.020000\n", "tereze_seconds_count{route=\"/r\"} 2\n"})
        CHECK(text.find(line) != std::string::npos);
}
