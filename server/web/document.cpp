// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// What all pages have in common.
#include "server/web/document.h"

#include "core/base/digest.h"
#include "server/web/assets.h"

#include <algorithm>

namespace tereze::server::web {
namespace {

using text::Language;

std::string source_of(std::string_view asset) {
    return "'sha256-" + to_base64(sha256(as_bytes(asset))) + "'";
}

// A window in the page's tab; a browser that finds no icon asks the server for one.
constexpr std::string_view kIcon =
    "<link rel=\"icon\" href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' "
    "viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%2300566B'/%3E%3Cpath "
    "d='M8 7h16v18H8zM16 7v18M8 15h16' fill='none' stroke='%23fff' stroke-width='2.5'/%3E"
    "%3C/svg%3E\">";

/// Only our own style and script, known by their digests; no page of another site may hold ours.
const std::string& content_policy() {
    static const std::string policy = "default-src 'none'; style-src " + source_of(kStyle) +
                                      "; script-src " + source_of(kLiveScript) +
                                      "; img-src data:; connect-src 'self'; base-uri 'none'; "
                                      "form-action 'self'; frame-ancestors 'none'";
    return policy;
}

std::string language_links(const PageContext& context) {
    std::string links = "<nav aria-label=\"" + context.html("web.languages") + "\">";
    for (const auto language : text::kLanguages) {
        const std::string code(text::code(language));
        links += "<a lang=\"" + code + "\" hreflang=\"" + code + "\" href=\"" +
                 escape_html(context.path) + "?lang=" + code + "\"" +
                 (language == context.language ? " aria-current=\"page\"" : "") + ">" +
                 escape_html(context.translator.tr(language, "web.language_name")) + "</a>";
    }
    return links + "</nav>";
}

std::string live_part(const PageContext& context, const Page& page) {
    if (page.events.empty())
        return page.live;
    // A phone is read to when its number is called; a page of many figures would never fall silent.
    const char* const spoken = page.width == Width::Phone ? " aria-live=\"polite\"" : "";
    return "<p class=\"lost\" id=\"lost\" role=\"status\" hidden>" + context.html("web.lost") +
           "</p><div data-events=\"" + escape_html(page.events) + "\"" + spoken + ">" + page.live +
           "</div><script>" + std::string(kLiveScript) + "</script>";
}

std::string document(const PageContext& context, const Page& page) {
    std::string head = "<!DOCTYPE html><html lang=\"" + std::string(text::code(context.language)) +
                       "\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">";
    if (!page.events.empty())
        head += "<noscript><meta http-equiv=\"refresh\" content=\"20\"></noscript>";
    return head + std::string(kIcon) + "<title>" + escape_html(page.title) + "</title><style>" +
           std::string(kStyle) + "</style></head><body" +
           (page.width == Width::Wide ? " class=\"wide\"" : "") +
           "><header><span class=\"brand\">Терезе</span>" + language_links(context) +
           "</header><main>" + page.content + live_part(context, page) + "</main></body></html>";
}

}  // namespace

std::string PageContext::html(const std::string& id, const text::Arguments& arguments) const {
    return escape_html(tr(id, arguments));
}

http::Response answer(const PageContext& context, int status, const Page& page) {
    http::Response response;
    response.status = status;
    response.content_type = "text/html; charset=utf-8";
    response.body = document(context, page);
    // The address of a page is its key: no other site is told it.
    response.headers = {{"Content-Security-Policy", content_policy()},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Robots-Tag", "noindex"}};
    return response;
}

Language language_of(const http::Request& request, Language otherwise) {
    const auto wanted = request.target.query.find("lang");
    return wanted == request.target.query.end() ? otherwise : language_from(wanted->second);
}

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

std::string list(const std::vector<Line>& lines) {
    std::string html = "<dl>";
    for (const auto& [term, value] : lines)
        if (!value.empty())
            html += "<dt>" + escape_html(term) + "</dt><dd>" + escape_html(value) + "</dd>";
    return html + "</dl>";
}

std::string epoch(Clock::TimePoint time) {
    return std::to_string(
        std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count());
}

std::string minutes_since(Clock::TimePoint since, Clock::TimePoint now) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - since).count();
    return "<span data-since=\"" + epoch(since) + "\">" +
           std::to_string(std::max<std::int64_t>(0, minutes)) + "</span>";
}

}  // namespace tereze::server::web
