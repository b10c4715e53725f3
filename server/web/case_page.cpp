// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
// The page of a case: whether the receipt in the hand is genuine, and how far the case is.
#include "core/calendar/civil_time.h"
#include "server/web/pages.h"

namespace tereze::server::web {
namespace {

constexpr std::string_view kTick =
    "<svg viewBox=\"0 0 44 44\" aria-hidden=\"true\"><circle cx=\"22\" cy=\"22\" r=\"20\"/>"
    "<path d=\"M12 23l7 7 13-15\"/></svg>";
constexpr std::string_view kCross =
    "<svg viewBox=\"0 0 44 44\" aria-hidden=\"true\"><circle cx=\"22\" cy=\"22\" r=\"20\"/>"
    "<path d=\"M14 14l16 16M30 14L14 30\"/></svg>";

std::string expected_words(const PageContext& context, const cases::CaseRecord& record) {
    const auto expected = calendar::parse_iso_date(record.expected_result);
    if (!expected)
        return context.tr("web.case.expected_not_stated");
    const auto date = calendar::long_date(*expected, context.language);
    if (!record.expected_provisional)
        return date;
    return context.tr("web.case.expected_provisional", {{"date", date}});
}

}  // namespace

std::string verdict(const PageContext& context, bool good, const std::string& id) {
    return "<div class=\"state " + std::string(good ? "good" : "bad") + " seal\">" +
           std::string(good ? kTick : kCross) + "<div><b>" + context.html(id) + "</b></div></div>";
}

http::Response case_page(const PageContext& context, const cases::CaseRecord& record,
                         const text::Localized& service, const text::Localized& hall) {
    const auto content =
        "<h1>" + context.html("web.case.title") + "</h1><p class=\"number long\">" +
        escape_html(record.registration_number) + "</p>" +
        verdict(context, true, "web.case.genuine") + "<p>" + context.html("web.case.compare") +
        "</p>" +
        list({{context.tr("web.service"), service.in(context.language)},
              {context.tr("web.case.operation"),
               context.tr("web.case.operation." + record.operation)},
              {context.tr("web.case.registered_at"),
               calendar::short_date_time(record.registered_at)},
              {context.tr("web.case.state"), context.tr("web.case.state." + record.state)},
              {context.tr("web.case.expected"), expected_words(context, record)},
              {context.tr("web.hall"), hall.in(context.language)}}) +
        "<p class=\"quiet\">" + context.html("web.contact") + "</p>";
    return answer(context, 200,
                  {context.tr("web.case.title") + " " + record.registration_number, content});
}

http::Response not_found_page(const PageContext& context) {
    const auto title = context.tr("web.not_found.title");
    return answer(context, 404,
                  {title, "<h1>" + escape_html(title) + "</h1>" +
                              verdict(context, false, "web.not_found.verdict") + "<p>" +
                              context.html("web.not_found.text") + "</p><p class=\"quiet\">" +
                              context.html("web.contact") + "</p>"});
}

}  // namespace tereze::server::web
