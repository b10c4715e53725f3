// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The public pages as text.
#include "server/web/pages.h"

#include "core/calendar/civil_time.h"

#include <vector>

namespace tereze::server::web {
namespace {

using text::Language;

// Colours and contrast are those of the kiosk's theme; the layout is one column for a phone.
constexpr std::string_view kStyle =
    "body{margin:0;background:#F4F7F8;color:#10242B;font:18px/1.5 'Noto Sans',system-ui,sans-serif}"
    "main{max-width:34rem;margin:0 auto;padding:1rem 1.25rem 3rem}"
    "nav{display:flex;gap:.5rem;justify-content:flex-end}"
    "nav a{padding:.6rem .9rem;color:#00566B;border-radius:16px}"
    "nav a[aria-current]{background:#00566B;color:#fff;text-decoration:none}"
    "h1{font-size:1.25rem;margin:1rem 0 .25rem}"
    ".number{font-size:3.2rem;font-weight:700;line-height:1.15;margin:0;overflow-wrap:anywhere}"
    ".state{background:#00566B;color:#fff;border-radius:16px;padding:1rem 1.25rem;"
    "font-size:1.25rem;margin:1rem 0}"
    "dl{background:#fff;border-radius:16px;padding:.5rem 1.25rem;margin:1rem 0}"
    "dt{color:#41525A;margin-top:.75rem}dd{margin:0 0 .75rem;overflow-wrap:anywhere}"
    "p.quiet{color:#41525A}"
    "@media(prefers-color-scheme:dark){body{background:#0B1D24;color:#fff}"
    "nav a{color:#7FE3F2}dl{background:#123038}dt,p.quiet{color:#C4D6DC}}";

std::string language_links(const PageContext& context) {
    std::string links = "<nav aria-label=\"" +
                        escape_html(context.translator.tr(context.language, "web.languages")) +
                        "\">";
    for (const auto language : text::kLanguages) {
        const std::string code(text::code(language));
        links += "<a lang=\"" + code + "\" hreflang=\"" + code + "\" href=\"" +
                 escape_html(context.path) + "?lang=" + code + "\"" +
                 (language == context.language ? " aria-current=\"page\"" : "") + ">" +
                 escape_html(context.translator.tr(language, "web.language_name")) + "</a>";
    }
    return links + "</nav>";
}

enum class Refresh { No, Yes };

std::string document(const PageContext& context, const std::string& title, Refresh refresh,
                     const std::string& content) {
    std::string head = "<!DOCTYPE html><html lang=\"" + std::string(text::code(context.language)) +
                       "\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">";
    if (refresh == Refresh::Yes)
        head += "<meta http-equiv=\"refresh\" content=\"20\">";
    return head + "<title>" + escape_html(title) + "</title><style>" + std::string(kStyle) +
           "</style></head><body><main>" + language_links(context) + content +
           "</main></body></html>";
}

struct Line {
    std::string term;
    std::string value;
};

std::string list(const std::vector<Line>& lines) {
    std::string html = "<dl>";
    for (const auto& [term, value] : lines)
        if (!value.empty())
            html += "<dt>" + escape_html(term) + "</dt><dd>" + escape_html(value) + "</dd>";
    return html + "</dl>";
}

std::string state_sentence(const PageContext& context, const queue::Standing& standing) {
    const auto& ticket = standing.ticket;
    const std::string id = "web.ticket.state." + std::string(queue::to_string(ticket.state));
    return context.translator.tr(context.language, id, {{"desk", ticket.desk}});
}

std::string expected_words(const PageContext& context, const cases::CaseRecord& record) {
    const auto expected = calendar::parse_iso_date(record.expected_result);
    if (!expected)
        return context.translator.tr(context.language, "web.case.expected_not_stated");
    const auto date = calendar::long_date(*expected, context.language);
    if (!record.expected_provisional)
        return date;
    return context.translator.tr(context.language, "web.case.expected_provisional",
                                 {{"date", date}});
}

/// "5–10", or one number.
std::string range(const queue::WaitRange& wait) {
    const auto to = std::to_string(wait.to);
    return wait.from == wait.to ? to : std::to_string(wait.from) + "–" + to;
}

}  // namespace

Language language_from(std::string_view code) {
    for (const auto language : text::kLanguages)
        if (text::code(language) == code)
            return language;
    return Language::Kazakh;
}

std::string escape_html(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            case '\'':
                escaped += "&#39;";
                break;
            default:
                escaped.push_back(c);
        }
    }
    return escaped;
}

std::string ticket_page(const PageContext& context, const queue::Standing& standing,
                        const text::Localized& service, const text::Localized& hall) {
    const auto tr = [&](const char* id, const text::Arguments& arguments = {}) {
        return context.translator.tr(context.language, id, arguments);
    };
    const auto& ticket = standing.ticket;
    std::vector<Line> lines{{tr("web.hall"), hall.in(context.language)},
                            {tr("web.service"), service.in(context.language)},
                            {tr("web.ticket.taken"), calendar::short_date_time(ticket.created_at)}};
    if (ticket.state == queue::TicketState::Waiting) {
        lines.push_back({tr("web.ticket.people_ahead"), std::to_string(standing.people_ahead)});
        if (standing.wait)
            lines.push_back({tr("web.ticket.wait"),
                             tr("web.ticket.minutes", {{"minutes", range(*standing.wait)}})});
    }
    const bool may_change = !queue::is_final(ticket.state);
    return document(context, tr("web.ticket.title") + " " + ticket.number,
                    may_change ? Refresh::Yes : Refresh::No,
                    "<h1>" + escape_html(tr("web.ticket.title")) + "</h1><p class=\"number\">" +
                        escape_html(ticket.number) + "</p><p class=\"state\" role=\"status\">" +
                        escape_html(state_sentence(context, standing)) + "</p>" + list(lines) +
                        "<p class=\"quiet\">" + escape_html(tr("web.contact")) + "</p>");
}

std::string case_page(const PageContext& context, const cases::CaseRecord& record,
                      const text::Localized& service, const text::Localized& hall) {
    const auto tr = [&](const std::string& id) {
        return context.translator.tr(context.language, id);
    };
    const std::vector<Line> lines{
        {tr("web.service"), service.in(context.language)},
        {tr("web.case.operation"), tr("web.case.operation." + record.operation)},
        {tr("web.case.registered_at"), calendar::short_date_time(record.registered_at)},
        {tr("web.case.expected"), expected_words(context, record)},
        {tr("web.hall"), hall.in(context.language)}};
    return document(context, tr("web.case.title") + " " + record.registration_number, Refresh::No,
                    "<h1>" + escape_html(tr("web.case.title")) + "</h1><p class=\"number\">" +
                        escape_html(record.registration_number) +
                        "</p><p class=\"state\" role=\"status\">" +
                        escape_html(tr("web.case.state." + record.state)) + "</p>" + list(lines) +
                        "<p class=\"quiet\">" + escape_html(tr("web.contact")) + "</p>");
}

std::string not_found_page(const PageContext& context) {
    const auto title = context.translator.tr(context.language, "web.not_found.title");
    return document(context, title, Refresh::No,
                    "<h1>" + escape_html(title) + "</h1><p>" +
                        escape_html(context.translator.tr(context.language, "web.not_found.text")) +
                        "</p>");
}

}  // namespace tereze::server::web
