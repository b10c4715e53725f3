// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The supervisor's page: tiles, tables and charts.
#include "server/web/hall_page.h"

#include "core/calendar/civil_time.h"
#include "server/web/chart.h"

#include <algorithm>

namespace tereze::server::web {
namespace {

using queue::Ticket;
using queue::TicketState;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr std::size_t kMostRows = 40;
// The hours that a chart shows in any case; others where something happened in them.
constexpr std::size_t kFirstHour = 9;
constexpr std::size_t kLastHour = 17;

std::int64_t whole_minutes(milliseconds time) {
    return std::chrono::round<minutes>(time).count();
}

milliseconds waited(const Ticket& ticket, Clock::TimePoint now) {
    return std::chrono::duration_cast<milliseconds>(now - ticket.joined_at.value_or(now));
}

std::string cell(const std::string& markup) {
    return "<td>" + markup + "</td>";
}

std::string figure(const std::string& markup) {
    return "<td class=\"figure\">" + markup + "</td>";
}

std::string figure(std::int64_t value) {
    return figure(std::to_string(value));
}

class HallView {
  public:
    HallView(const PageContext& context, const HallPicture& hall)
        : m_context(context), m_hall(hall) {}

    std::string draw() const {
        return "<div data-now=\"" + epoch(m_hall.now) + "\">" + tiles() +
               "<div class=\"columns\">" + waits_chart() + calls_chart() +
               "</div><div class=\"columns\">" + windows() + waiting() +
               "</div><div class=\"columns\">" + services() + "</div></div>";
    }

  private:
    std::string word(const char* name) const {
        return m_context.html(std::string("web.hall_page.") + name);
    }
    std::string minutes_of(milliseconds time) const {
        return m_context.html("web.ticket.minutes",
                              {{"minutes", std::to_string(whole_minutes(time))}});
    }
    std::string running(Clock::TimePoint since) const {
        // The number stands in an element of its own, which the page's script keeps true.
        const std::string mark = "\x01";
        auto text = m_context.html("web.ticket.minutes", {{"minutes", mark}});
        return text.replace(text.find(mark), mark.size(), minutes_since(since, m_hall.now));
    }

    std::string tile(const std::string& value, const char* name, const char* look = "") const {
        return "<div class=\"tile" + std::string(look) + "\"><b>" + value + "</b><span>" +
               word(name) + "</span></div>";
    }

    const char* look_of(milliseconds wait) const {
        if (wait > m_hall.wait_limit)
            return " bad";
        return wait * 5 >= milliseconds(m_hall.wait_limit) * 4 ? " near" : "";
    }

    std::string tiles() const {
        const auto& all = m_hall.day.all;
        const auto& waiting = m_hall.queue.waiting;
        milliseconds longest{0};
        for (const auto& ticket : waiting)
            longest = std::max(longest, waited(ticket, m_hall.now));
        const auto over = all.over_limit +
                          std::count_if(waiting.begin(), waiting.end(), [&](const Ticket& ticket) {
                              return waited(ticket, m_hall.now) > m_hall.wait_limit;
                          });
        return "<div class=\"tiles\">" + tile(std::to_string(waiting.size()), "waiting") +
               tile(minutes_of(longest), "longest_now", look_of(longest)) +
               tile(minutes_of(all.wait.mean()), "mean_wait", look_of(all.wait.mean())) +
               tile(std::to_string(over), "over_limit", over > 0 ? " bad" : "") +
               tile(std::to_string(m_hall.queue.called.size()) + " / " +
                        std::to_string(m_hall.windows.size()),
                    "windows_busy") +
               tile(std::to_string(all.finished), "finished") +
               tile(std::to_string(all.no_shows), "no_shows") + "</div>";
    }

    /// From the first to the last hour that has something, the office's hours at least.
    std::vector<std::size_t> hours() const {
        std::size_t first = kFirstHour;
        std::size_t last = kLastHour;
        for (std::size_t hour = 0; hour < m_hall.day.wait_by_hour.size(); ++hour)
            if (m_hall.day.wait_by_hour.at(hour).count > 0) {
                first = std::min(first, hour);
                last = std::max(last, hour);
            }
        std::vector<std::size_t> all;
        for (auto hour = first; hour <= last; ++hour)
            all.push_back(hour);
        return all;
    }

    std::string waits_chart() const {
        BarChart chart;
        chart.title = m_context.tr("web.hall_page.waits_chart");
        chart.label_heading = m_context.tr("web.hall_page.hour");
        chart.value_heading = m_context.tr("web.hall_page.mean_wait");
        chart.longest_heading = m_context.tr("web.hall_page.longest");
        chart.limit = static_cast<double>(m_hall.wait_limit.count());
        chart.limit_words = m_context.tr("web.hall_page.limit",
                                         {{"minutes", std::to_string(m_hall.wait_limit.count())}});
        for (const auto hour : hours()) {
            const auto& spans = m_hall.day.wait_by_hour.at(hour);
            constexpr double kMinute = 60'000;
            chart.bars.push_back({std::to_string(hour),
                                  static_cast<double>(spans.mean().count()) / kMinute,
                                  static_cast<double>(spans.longest.count()) / kMinute});
        }
        return web::draw(m_context, chart);
    }

    std::string calls_chart() const {
        BarChart chart;
        chart.title = m_context.tr("web.hall_page.calls_chart");
        chart.label_heading = m_context.tr("web.hall_page.hour");
        chart.value_heading = m_context.tr("web.hall_page.called");
        for (const auto hour : hours())
            chart.bars.push_back({std::to_string(hour),
                                  static_cast<double>(m_hall.day.wait_by_hour.at(hour).count),
                                  std::nullopt});
        return web::draw(m_context, chart);
    }

    std::string panel(const char* title, std::initializer_list<const char*> texts,
                      std::initializer_list<const char*> figures, const std::string& rows) const {
        std::string html = "<section class=\"panel\"><h2>" + word(title) + "</h2>";
        if (rows.empty())
            return html + "<p class=\"quiet\">" + word("nobody") + "</p></section>";
        html += "<div class=\"scroll\"><table><tr>";
        for (const auto* text : texts)
            html += "<th>" + word(text) + "</th>";
        for (const auto* figure : figures)
            html += "<th class=\"figure\">" + word(figure) + "</th>";
        return html + "</tr>" + rows + "</table></div></section>";
    }

    const Ticket* at_window(const std::string& window) const {
        const auto& called = m_hall.queue.called;
        const auto found = std::find_if(called.begin(), called.end(), [&](const Ticket& ticket) {
            return ticket.desk == window;
        });
        return found == called.end() ? nullptr : &*found;
    }

    std::string windows() const {
        std::string rows;
        for (const auto& window : m_hall.windows) {
            const auto* ticket = at_window(window);
            std::string state = word("free");
            std::string since;
            if (ticket != nullptr) {
                state = word(ticket->state == TicketState::Called ? "calls" : "serves") + " <b>" +
                        escape_html(ticket->number) + "</b>";
                if (ticket->called_at)
                    since = running(*ticket->called_at);
            }
            const auto tally = m_hall.day.by_window.find(window);
            const auto& done = tally == m_hall.day.by_window.end() ? kNothing : tally->second;
            rows += "<tr>" + cell("<b>" + escape_html(window) + "</b>") + cell(state) +
                    figure(since) + figure(done.finished) +
                    figure(done.service.count > 0 ? minutes_of(done.service.mean()) : "") + "</tr>";
        }
        return panel("windows", {"window", "now"}, {"since_call", "finished", "mean_service"},
                     rows);
    }

    std::string waiting_row(const Ticket& ticket) const {
        const auto wait = waited(ticket, m_hall.now);
        const std::string look = look_of(wait);
        const std::string row_class = look == " bad" ? "over" : look == " near" ? "near" : "";
        const auto& benefit = ticket.request.benefit;
        return "<tr" + (row_class.empty() ? "" : " class=\"" + row_class + "\"") + ">" +
               cell("<b>" + escape_html(ticket.number) + "</b>") +
               cell(escape_html(m_hall.service_title(ticket.request.service_id)) +
                    (benefit.empty() ? ""
                                     : "<br><span class=\"quiet\">" +
                                           escape_html(m_hall.benefit_name(benefit)) + "</span>")) +
               figure(running(ticket.joined_at.value_or(m_hall.now))) + "</tr>";
    }

    std::string waiting() const {
        const auto& tickets = m_hall.queue.waiting;
        std::string rows;
        for (std::size_t i = 0; i < std::min(tickets.size(), kMostRows); ++i)
            rows += waiting_row(tickets[i]);
        if (tickets.size() > kMostRows)
            rows += "<tr><td colspan=\"3\" class=\"quiet\">" +
                    m_context.html("web.hall_page.and_more",
                                   {{"count", std::to_string(tickets.size() - kMostRows)}}) +
                    "</td></tr>";
        return panel("in_line", {"ticket", "service"}, {"waits"}, rows);
    }

    std::string services() const {
        std::string rows;
        for (const auto& [id, tally] : m_hall.day.by_service)
            rows += "<tr>" + cell(escape_html(m_hall.service_title(id))) + figure(tally.joined) +
                    figure(tally.finished) + figure(minutes_of(tally.wait.mean())) +
                    figure(minutes_of(tally.wait.longest)) +
                    figure(tally.over_limit > 0 ? "<span class=\"mark\">" +
                                                      std::to_string(tally.over_limit) + "</span>"
                                                : "0") +
                    "</tr>";
        return panel("services", {"service"},
                     {"joined", "finished", "mean_wait", "longest", "over_limit"}, rows);
    }

    inline static const queue::Tally kNothing{};
    const PageContext& m_context;
    const HallPicture& m_hall;
};

}  // namespace

std::string hall_live(const PageContext& context, const HallPicture& hall) {
    return HallView(context, hall).draw();
}

}  // namespace tereze::server::web
