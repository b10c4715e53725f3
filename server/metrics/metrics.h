// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numbers about the running server, in the text form that Prometheus reads.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace tereze::server::metrics {

/// Names and values of a metric's labels, in the order in which they are shown. Values are codes:
/// never a person, a token or a path with an id in it.
using Labels = std::vector<std::pair<std::string, std::string>>;

/// Safe to use from several threads. A metric is made by its first use.
class Metrics {
  public:
    /// Seconds; the acts and the design speak of tenths and of whole ones.
    static constexpr std::array kBounds{0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
                                        0.5,   1.0,  2.5,   5.0,  10.0};

    void count(const std::string& name, const Labels& labels, std::uint64_t by = 1);
    void observe(const std::string& name, const Labels& labels, std::chrono::microseconds time);

    struct Gauge {
        std::string name;
        Labels labels;
        double value = 0;
    };
    /// Everything so far and `gauges`, by name: exposition format 0.0.4.
    std::string text(const std::vector<Gauge>& gauges) const;

  private:
    struct Histogram {
        std::array<std::uint64_t, kBounds.size()> up_to{};
        std::uint64_t count = 0;
        double sum = 0;
    };
    mutable std::mutex m_mutex;
    std::map<std::string, std::map<std::string, std::uint64_t>> m_counters;
    std::map<std::string, std::map<std::string, Histogram>> m_histograms;
};

}  // namespace tereze::server::metrics
