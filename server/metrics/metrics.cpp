// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// Numbers about the running server, in the text form that Prometheus reads.
#include "server/metrics/metrics.h"

#include <fmt/format.h>

namespace tereze::server::metrics {
namespace {

/// `hall="almaty-075",state="waiting"`: backslash, quote and line end are escaped.
std::string inside_braces(const Labels& labels) {
    std::string text;
    for (const auto& [name, value] : labels) {
        text += (text.empty() ? "" : ",") + name + "=\"";
        for (const char c : value) {
            if (c == '\n')
                text += "\\n";
            else if (c == '\\' || c == '"')
                text += std::string("\\") + c;
            else
                text += c;
        }
        text += '"';
    }
    return text;
}

std::string sample(const std::string& name, const std::string& labels, const std::string& value) {
    return name + (labels.empty() ? "" : "{" + labels + "}") + " " + value + "\n";
}

std::string with_bound(const std::string& labels, const std::string& bound) {
    return labels + (labels.empty() ? "" : ",") + "le=\"" + bound + "\"";
}

}  // namespace

void Metrics::count(const std::string& name, const Labels& labels, std::uint64_t by) {
    const std::lock_guard lock(m_mutex);
    m_counters[name][inside_braces(labels)] += by;
}

void Metrics::observe(const std::string& name, const Labels& labels,
                      std::chrono::microseconds time) {
    const double seconds = std::chrono::duration<double>(time).count();
    const std::lock_guard lock(m_mutex);
    auto& histogram = m_histograms[name][inside_braces(labels)];
    for (std::size_t i = 0; i < kBounds.size(); ++i)
        histogram.up_to[i] += seconds <= kBounds[i] ? 1 : 0;
    ++histogram.count;
    histogram.sum += seconds;
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
    std::string text;
    std::map<std::string, std::string> gauge_lines;
    for (const auto& gauge : gauges)
        gauge_lines[gauge.name] +=
            sample(gauge.name, inside_braces(gauge.labels), fmt::format("{}", gauge.value));
    for (const auto& [name, lines] : gauge_lines)
        text += "# TYPE " + name + " gauge\n" + lines;
    const std::lock_guard lock(m_mutex);
    for (const auto& [name, series] : m_counters) {
        text += "# TYPE " + name + " counter\n";
        for (const auto& [labels, value] : series)
            text += sample(name, labels, std::to_string(value));
    }
    for (const auto& [name, series] : m_histograms) {
        text += "# TYPE " + name + " histogram\n";
        for (const auto& [labels, histogram] : series) {
            for (std::size_t i = 0; i < kBounds.size(); ++i)
                text += sample(name + "_bucket", with_bound(labels, fmt::format("{}", kBounds[i])),
                               std::to_string(histogram.up_to[i]));
            text += sample(name + "_bucket", with_bound(labels, "+Inf"),
                           std::to_string(histogram.count));
            text += sample(name + "_sum", labels, fmt::format("{:.6f}", histogram.sum));
            text += sample(name + "_count", labels, std::to_string(histogram.count));
        }
    }
    return text;
}

}  // namespace tereze::server::metrics
