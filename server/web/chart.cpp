// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// A chart of bars as SVG and as a table.
#include "server/web/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tereze::server::web {
namespace {

// In units of the picture, which grows and shrinks with the page.
constexpr double kWidth = 640;
constexpr double kHeight = 260;
constexpr double kLeft = 44;
constexpr double kRight = 8;
constexpr double kTop = 24;
constexpr double kBottom = 30;
constexpr int kGridLines = 4;
constexpr double kLeastShown = 0.5;  ///< less is nothing in whole numbers

class Drawing {
  public:
    Drawing(const PageContext& context, const BarChart& chart)
        : m_context(context), m_chart(chart) {
        // The limit's words stand above its line.
        constexpr double kHeadroom = 4.0 / 3;
        double highest = chart.limit.value_or(0) * kHeadroom;
        for (const auto& bar : chart.bars)
            highest = std::max({highest, bar.value, bar.longest.value_or(0)});
        m_top_value = round_axis(highest);
    }

    std::string svg() const {
        auto picture = fmt::format("<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">",
                                   kWidth, kHeight, escape_html(m_chart.title));
        picture += grid();
        const double step = (kWidth - kLeft - kRight) / static_cast<double>(m_chart.bars.size());
        for (std::size_t i = 0; i < m_chart.bars.size(); ++i)
            picture += bar(m_chart.bars[i], kLeft + step * static_cast<double>(i), step);
        return picture + limit() + "</svg>";
    }

    std::string table() const {
        const bool with_longest = !m_chart.longest_heading.empty();
        std::string html = "<details><summary>" + m_context.html("web.chart.table") +
                           "</summary><table><tr><th>" + escape_html(m_chart.label_heading) +
                           "</th>" + heading(m_chart.value_heading) +
                           (with_longest ? heading(m_chart.longest_heading) : "") + "</tr>";
        for (const auto& bar : m_chart.bars)
            html += "<tr><td>" + escape_html(bar.label) + "</td>" + cell(bar.value) +
                    (with_longest ? cell(bar.longest.value_or(0)) : "") + "</tr>";
        return html + "</table></details>";
    }

  private:
    static std::string heading(const std::string& text) {
        return "<th class=\"figure\">" + escape_html(text) + "</th>";
    }
    static std::string cell(double value) {
        return fmt::format("<td class=\"figure\">{:.0f}</td>", value);
    }

    double y_of(double value) const {
        return kHeight - kBottom - (kHeight - kBottom - kTop) * value / m_top_value;
    }

    std::string grid() const {
        std::string lines;
        for (int i = 0; i <= kGridLines; ++i) {
            const double value = m_top_value * i / kGridLines;
            lines += fmt::format(
                "<line class=\"grid\" x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\"/>"
                "<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{:.0f}</text>",
                kLeft, y_of(value), kWidth - kRight, y_of(value), kLeft - 8, y_of(value) + 5,
                value);
        }
        return lines;
    }

    std::string bar(const Bar& bar, double x, double step) const {
        const double width = step * 0.64;
        const double left = x + (step - width) / 2;
        const double middle = x + step / 2;
        std::string drawn;
        if (bar.value >= kLeastShown)
            drawn += fmt::format(
                "<rect class=\"bar{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                "height=\"{:.1f}\" rx=\"3\"/>",
                m_chart.limit && bar.value > *m_chart.limit ? " over" : "", left, y_of(bar.value),
                width, y_of(0) - y_of(bar.value));
        if (bar.longest && *bar.longest >= kLeastShown)
            drawn += fmt::format(
                "<path class=\"longest\" d=\"M{0:.1f} {1:.1f}V{2:.1f}M{3:.1f} {2:.1f}H{4:.1f}\"/>",
                middle, y_of(bar.value), y_of(*bar.longest), middle - width / 4,
                middle + width / 4);
        return drawn + fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                                   middle, kHeight - 8, escape_html(bar.label));
    }

    std::string limit() const {
        if (!m_chart.limit)
            return {};
        return fmt::format(
            "<line class=\"limit\" x1=\"{}\" y1=\"{:.1f}\" x2=\"{}\" y2=\"{:.1f}\"/>"
            "<text class=\"limit-word\" x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>",
            kLeft, y_of(*m_chart.limit), kWidth - kRight, y_of(*m_chart.limit), kWidth - kRight,
            y_of(*m_chart.limit) - 7, escape_html(m_chart.limit_words));
    }

    const PageContext& m_context;
    const BarChart& m_chart;
    double m_top_value = 4;
};

}  // namespace

double round_axis(double value) {
    double unit = 1;
    while (unit * 10 <= value)
        unit *= 10;
    // A quarter of each of these is a number that people read without thinking.
    for (const double round : {1.0, 1.2, 1.6, 2.0, 2.4, 3.2, 4.0, 6.0, 8.0, 10.0})
        if (round * unit >= value && std::fmod(round * unit, kGridLines) == 0)
            return round * unit;
    return std::max(4.0, std::ceil(value / kGridLines) * kGridLines);
}

std::string draw(const PageContext& context, const BarChart& chart) {
    if (chart.bars.empty())
        return {};
    const Drawing drawing(context, chart);
    return "<figure class=\"panel\"><h2>" + escape_html(chart.title) + "</h2>" + drawing.svg() +
           drawing.table() + "</figure>";
}

}  // namespace tereze::server::web
